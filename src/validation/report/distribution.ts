import { real } from '../../stats/numeric/at.ts'
import { missing, type Reported } from './reported.ts'
import { completeRows, type Study } from './study.ts'

/** How many patients score how much, by outcome: counts in bins of equal width over the range of the scores. */
export interface ScoreDistribution {
  readonly from: number
  readonly to: number
  readonly withOutcome: readonly number[]
  readonly without: readonly number[]
}

const BINS = 30

export function scoreDistribution({ scored, outcome, strata }: Study): Reported<ScoreDistribution> {
  const scores = scored.scores.model
  const rows = completeRows(strata[0]?.rows ?? new Int32Array(0), [scores, outcome])
  if (rows.length === 0) return missing('no-values')
  const low = rows.reduce((least, row) => Math.min(least, real(scores, row)), Number.POSITIVE_INFINITY)
  const high = rows.reduce((most, row) => Math.max(most, real(scores, row)), Number.NEGATIVE_INFINITY)
  if (!(high > low)) return missing('no-variation')
  const counts = { withOutcome: Array<number>(BINS).fill(0), without: Array<number>(BINS).fill(0) }
  for (const row of rows) {
    const bin = Math.min(BINS - 1, Math.floor(((real(scores, row) - low) / (high - low)) * BINS))
    const into = real(outcome, row) === 1 ? counts.withOutcome : counts.without
    into[bin] = (into[bin] ?? 0) + 1
  }
  return { ok: true, value: { from: low, to: high, ...counts } }
}
