/** Systems of measuring; iRECIST rests on the measurements of RECIST 1.1. */
export type MeasuringSystem = 'recist' | 'mrecist'

/** Figures of the criteria; lengths in mm, times in days. */
export const CRITERIA = {
  /** RECIST 1.1 and mRECIST: decrease from baseline for PR. */
  responseShare: 0.3,
  /** Increase over the smallest sum for PD. */
  progressionShare: 0.2,
  /** Least increase of the sum for PD: RECIST 1.1, section 4.3.1. mRECIST states none (Lencioni & Llovet 2010, table 3). */
  progressionIncrease: { recist: 5, mrecist: 0 },
  /** RECIST 1.1, sections 3.1.1 and 4.2. */
  measurable: 10,
  measurableNode: 15,
  /** Short axis below which a node is normal: section 4.3.2. */
  normalNode: 10,
  /** Longest time from the baseline to the start: section 3.2.1. */
  baselineDays: 28,
  targets: 5,
  targetsPerOrgan: 2,
  /** mRECIST: a node at the porta hepatis is malignant from here on. */
  portaHepatisNode: 20,
  /** mRECIST: size, or growth, that makes a new nodule of the liver an HCC. */
  newNodule: 10,
  /** iRECIST: growth of a sum that confirms progression. */
  confirmingGrowth: 5,
} as const
