import type { BundleGap } from '../fhir/resources/bundle-gap.ts'

/**
 * The patients of a validation, one row each, as columns; whichever door they came through (CSV, FHIR). NaN is a missing value: nothing
 * is imputed. Rows that no analysis could use are not in it but in `excluded`.
 */
export interface StudyTable {
  /** `patients`: the inputs of TIPM, scored here. `scored`: points or probabilities of any model, as they came. */
  readonly kind: 'patients' | 'scored'
  readonly rowCount: number
  /** What the source calls each row; only for its own lists, never in a report. */
  readonly ids: readonly string[]
  readonly columns: { readonly [V in Variable]?: Float64Array }
  /** Labels such as cohort or hepatitis B, by which subgroups and Table 1 can be told apart. */
  readonly groups: readonly GroupColumn[]
  /** When therapy began, to the quarter or year: no day is kept. */
  readonly period?: GroupColumn
  readonly excluded: readonly ExcludedRow[]
  /** Cells that hold something and were still read as missing, in rows that stayed; most frequent first. */
  readonly cellProblems: readonly CellProblem[]
  readonly source: StudySource
}

/** Units are fixed here; data in other units are converted on the way in, shown, or refused. */
export const VARIABLES = {
  /** 10*9/L */
  anc: 'quantity',
  /** 10*9/L */
  alc: 'quantity',
  /** Ratio; from anc and alc where absent. */
  nlr: 'quantity',
  /** g/L */
  albumin: 'quantity',
  /** cm */
  diameter: 'quantity',
  /** 1: dT >= 0; 0: dT < 0. */
  deltaT: 'binary',
  /** umol/L */
  bilirubin: 'quantity',
  /** ug/L (= ng/mL) */
  afp: 'quantity',
  /** mg/L */
  crp: 'quantity',
  /** U/L */
  ldh: 'quantity',
  /** U/L */
  ast: 'quantity',
  /** U/L */
  alt: 'quantity',
  /** Of the tumour before therapy, kPa. */
  stiffness: 'quantity',
  /** Years. */
  age: 'quantity',
  /** Outcome modelled: 1 = TIN (progressive disease by mRECIST), 0 = TIE. */
  outcome: 'binary',
  /** Days from the index date to the progression; without one, to the last assessment that found none. */
  outcomeDays: 'quantity',
  /** Days from the index date to death or end of follow-up. */
  days: 'quantity',
  /** 1 = died, 0 = censored. */
  event: 'binary',
  /** Already scored data: points, or any score that rises with risk. */
  score: 'quantity',
  /** Already scored data: predicted probability, 0..1. */
  probability: 'quantity',
  /** A second score of the same patients, to be compared with the first; rises with risk. */
  otherScore: 'quantity',
  /** A second predicted probability, 0..1. */
  otherProbability: 'quantity',
} as const

export type Variable = keyof typeof VARIABLES

export interface GroupColumn {
  readonly name: string
  readonly labels: readonly string[]
  /** Position in `labels`, -1 where missing. */
  readonly codes: Int32Array
  /** Cells that hold something and were read as "no value", by the code that says so. */
  readonly lost?: readonly { readonly code: string; readonly count: number }[]
}

export interface ExcludedRow {
  /** Row as a spreadsheet numbers it (the headings are row 1), line of an NDJSON file, or number of the patient, from 1. */
  readonly row: number
  readonly reason: ExclusionReason
  /** Heading or variable concerned, where there is one. */
  readonly what: string | undefined
}

/** Why a row is no part of the study table; a caller shows a text for each. */
export const EXCLUSION_REASONS = [
  'empty',
  'wrong-number-of-cells',
  'not-readable',
  'implausible',
  'unit-not-accepted',
  'duplicate-patient',
  'not-treated',
  'start-not-known',
  'not-hcc',
  'no-outcome',
  'no-inputs',
] as const

export type ExclusionReason = (typeof EXCLUSION_REASONS)[number]

/** Why a cell that is not empty has no value; a caller shows a text for each. */
export const CELL_PROBLEM_CODES = [
  'not-a-number',
  'ambiguous-number',
  'comparator',
  'implausible',
  'not-in-coding',
  'not-a-date',
  'end-before-start',
  'unusable-in-chart',
] as const

export type CellProblemCode = (typeof CELL_PROBLEM_CODES)[number]

export interface CellProblem {
  readonly variable: Variable
  readonly code: CellProblemCode
  readonly count: number
  /** The first rows concerned, at most five. What the cells say is not repeated: it may name a patient. */
  readonly firstRows: readonly number[]
}

/** A search result's further page that is not there, an entry answered by an error, a remark of the server. */
export type SourceGap = BundleGap['code']

export interface StudySource {
  readonly kind: 'csv' | 'ndjson' | 'bundle' | 'example'
  /** File name, as the user sees it; may be absent where it could name a patient. */
  readonly name: string | undefined
  /** Rows found, before any exclusion. */
  readonly rowsFound: number
  /** SHA-256 of the bytes read, hex; of several files that of their digests, sorted, one a line. */
  readonly sha256: string
  /** What a FHIR server says it did not deliver: then patients or values may be missing. */
  readonly gaps?: readonly SourceGap[]
  /** Patients of a file of outcomes that was joined who are not among those of the table. */
  readonly notJoined?: number
}
