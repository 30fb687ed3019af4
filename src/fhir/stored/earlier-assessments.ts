import type { StoredDetail } from './stored-detail.ts'

/** A TIPM assessment found in the chart. Points and class are read from what was stored, never recomputed. */
export interface EarlierAssessment {
  /** `RiskAssessment/12`, with the version needed to correct it. */
  readonly reference: string
  readonly versionId: string | undefined
  /** Business identifiers: the first for ever, then those of the findings that later versions rest on. */
  readonly identifiers: readonly string[]
  readonly status: string
  /** As written in the resource. */
  readonly date: string | undefined
  readonly risk: 'high' | 'low' | 'undecided' | 'unknown'
  /** Percent, as stored. */
  readonly probability: { readonly low: number; readonly high: number } | undefined
  /** Points and inputs, from the elements they are stored in; of older ones from the words of the rationale. */
  readonly detail: StoredDetail
  readonly rationale: string | undefined
  /** What it rests on, by reference with version, as stored. */
  readonly basis: readonly StoredBasis[]
  /** The model in words: name, version, hash. */
  readonly model: string | undefined
  readonly notes: readonly string[]
  /** For which time the prediction was made, as written in the resource. */
  readonly period: { readonly start: string | undefined; readonly end: string | undefined } | undefined
  readonly performer: string | undefined
}

/** Whether an assessment was not taken back. */
export function isStanding({ status }: Pick<EarlierAssessment, 'status'>): boolean {
  return status !== 'entered-in-error' && status !== 'cancelled'
}

/** Whether a clinician has confirmed it, and did not take it back. */
export function isConfirmed({ status }: Pick<EarlierAssessment, 'status'>): boolean {
  return isStanding({ status }) && status !== 'preliminary' && status !== 'registered'
}

export interface StoredBasis {
  readonly reference: string
  readonly display: string | undefined
}
