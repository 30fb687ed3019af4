import type { ReadingRules } from '../../site/site-schema.ts'
import { madeOnce } from './remembered.ts'
import { type CodeRef, STANDARD_CODES } from './standard-codes.ts'
import type { UnitKind } from './unit-aliases.ts'

/** A laboratory or imaging quantity that is read. */
export interface Analyte {
  readonly id: AnalyteId
  readonly kind: UnitKind
  /** Reporting precision in the model's unit. */
  readonly decimals: number
  /** Bounds in the model's unit beyond which a value is an error of measurement, unit or entry, not a patient. */
  readonly plausible: readonly [number, number]
}

export type AnalyteId = Exclude<keyof typeof STANDARD_CODES, 'stiffnessExam'>

const analyte = (
  id: AnalyteId,
  kind: UnitKind,
  decimals: number,
  plausible: readonly [number, number],
): Analyte => ({ id, kind, decimals, plausible })

export const ANALYTES = {
  neutrophils: analyte('neutrophils', 'count', 3, [0.01, 100]),
  lymphocytes: analyte('lymphocytes', 'count', 3, [0.01, 100]),
  neutrophilPercent: analyte('neutrophilPercent', 'percent', 2, [0.1, 100]),
  lymphocytePercent: analyte('lymphocytePercent', 'percent', 2, [0.1, 100]),
  leukocytes: analyte('leukocytes', 'count', 3, [0.1, 200]),
  nlr: analyte('nlr', 'ratio', 2, [0.05, 200]),
  albumin: analyte('albumin', 'albumin', 1, [8, 70]),
  bilirubin: analyte('bilirubin', 'bilirubin', 1, [0.5, 1200]),
  tumourDiameter: analyte('tumourDiameter', 'length', 2, [0.2, 35]),
} as const satisfies Record<AnalyteId, Analyte>

/** Bounds of a stiffness measurement in kPa: the display range of clinical shear wave systems. */
export const PLAUSIBLE_STIFFNESS: readonly [number, number] = [0.3, 300]

/** The codes under which an analyte is read: the standard ones and the site's. */
export function codesOf(id: AnalyteId, rules: ReadingRules): readonly CodeRef[] {
  return analyteCodes(rules)[id]
}

const analyteCodes = madeOnce(({ codes }: ReadingRules): Readonly<Record<AnalyteId, readonly CodeRef[]>> => {
  const of = (id: AnalyteId) => [...STANDARD_CODES[id], ...codes[id]]
  return {
    neutrophils: of('neutrophils'),
    lymphocytes: of('lymphocytes'),
    neutrophilPercent: of('neutrophilPercent'),
    lymphocytePercent: of('lymphocytePercent'),
    leukocytes: of('leukocytes'),
    nlr: of('nlr'),
    albumin: of('albumin'),
    bilirubin: of('bilirubin'),
    tumourDiameter: of('tumourDiameter'),
  }
})
