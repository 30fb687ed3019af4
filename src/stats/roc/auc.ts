import { ok } from '../../result.ts'
import { checkScored } from '../checks.ts'
import { type Estimate, waldInterval } from '../interval.ts'
import { realAt } from '../numeric/at.ts'
import type { Statistic } from '../statistic.ts'
import { type ClassScores, splitScores } from './split.ts'

/** The area under the ROC curve with DeLong's variance and interval (normal limits, clipped to 0..1). */
export interface Auc extends Estimate {
  /** Undefined, like the interval's width, when a class has one member: `lower` and `upper` are then 0 and 1. */
  readonly variance: number | undefined
  readonly positives: number
  readonly negatives: number
}

/**
 * AUC = P(score of a positive > score of a negative), ties counting half, with DeLong's variance in O(n log n)
 * (DeLong, Biometrics 1988; Sun & Xu, IEEE SPL 2014). Fails unless both classes occur.
 */
export function auc(scores: Float64Array, outcome: Uint8Array): Statistic<Auc> {
  return checkScored(scores, outcome) ?? ok(aucOf(splitScores(scores, outcome)))
}

function aucOf({ positives, negatives }: ClassScores): Auc {
  const above = placements(positives, negatives)
  const below = placements(negatives, positives)
  const estimate = above.mean
  const size = { positives: positives.length, negatives: negatives.length }
  if (positives.length < 2 || negatives.length < 2) {
    return { estimate, lower: 0, upper: 1, variance: undefined, ...size }
  }
  const variance =
    above.squares / (positives.length - 1) / positives.length +
    below.squares / (negatives.length - 1) / negatives.length
  const { lower, upper } = waldInterval(estimate, Math.sqrt(variance))
  return { estimate, lower: Math.max(0, lower), upper: Math.min(1, upper), variance, ...size }
}

/** Mean, and sum of squares about it, of each value's placement: the share of the others below it, ties counting half. */
function placements(values: Float64Array, others: Float64Array): { mean: number; squares: number } {
  const shares = new Float64Array(values.length)
  let [below, upTo, total] = [0, 0, 0]
  for (let i = 0; i < values.length; i += 1) {
    const value = realAt(values, i)
    while (below < others.length && realAt(others, below) < value) below += 1
    if (upTo < below) upTo = below
    while (upTo < others.length && realAt(others, upTo) === value) upTo += 1
    const share = (below + upTo) / 2 / others.length
    shares[i] = share
    total += share
  }
  const mean = total / values.length
  let squares = 0
  for (let i = 0; i < values.length; i += 1) squares += (realAt(shares, i) - mean) ** 2
  return { mean, squares }
}
