/** Counts in bins of equal width from `from` to `to`; a value on a border counts above it, the last bin holds `to` itself. */
export interface OutcomeHistogram {
  readonly from: number
  readonly to: number
  readonly withOutcome: readonly number[]
  readonly without: readonly number[]
}
