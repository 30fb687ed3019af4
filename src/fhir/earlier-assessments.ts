/** A TIPM assessment found in the chart. Points and class are read from what was stored, never recomputed. */
export interface EarlierAssessment {
  /** `RiskAssessment/12`, with the version needed to correct it. */
  readonly reference: string
  readonly versionId: string | undefined
  /** Business identifier: the same inputs and model give the same one. */
  readonly identifier: string | undefined
  readonly status: string
  /** As written in the resource. */
  readonly date: string | undefined
  readonly risk: 'high' | 'low' | 'undecided' | 'unknown'
  /** Percent, as stored. */
  readonly probability: { readonly low: number; readonly high: number } | undefined
  readonly rationale: string | undefined
  readonly performer: string | undefined
}
