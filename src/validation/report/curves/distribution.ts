import { type FigureOrReason, noFigure } from '../figure-or-reason.ts'
import { bitsAt, completeRows, type Study, valuesAt } from '../study.ts'
import { outcomeHistogram } from './outcome-histogram.ts'

/** How many patients score how much, by outcome: counts in bins of equal width over the range of the scores. */
export interface ScoreDistribution {
  readonly from: number
  readonly to: number
  readonly withOutcome: readonly number[]
  readonly without: readonly number[]
}

const BINS = 30

export function scoreDistribution({ scored, outcome, strata }: Study): FigureOrReason<ScoreDistribution> {
  const rows = completeRows(strata[0]?.rows ?? new Int32Array(0), [scored.scores.model, outcome])
  if (rows.length === 0) return noFigure('no-values')
  const scores = valuesAt(scored.scores.model, rows)
  const low = scores.reduce((least, score) => Math.min(least, score))
  const high = scores.reduce((most, score) => Math.max(most, score))
  if (!(high > low)) return noFigure('no-variation')
  return { ok: true, value: outcomeHistogram(scores, bitsAt(outcome, rows), [low, high], BINS) }
}
