import { ok } from '../../result.ts'
import { checkPredicted, countOnes } from '../checks.ts'
import { bitAt, realAt } from '../numeric/at.ts'
import { type Failure, refuse, type Statistic } from '../statistic.ts'

/** The decision curve at one threshold probability; net benefits per patient, in true positives. */
export interface NetBenefit {
  readonly threshold: number
  readonly model: number
  readonly all: number
  readonly none: 0
  /** Net reduction in interventions against treating all, per 100 patients; undefined at threshold 0. */
  readonly interventionsAvoided: number | undefined
}

/**
 * Net benefit = tp/n - fp/n * threshold / (1 - threshold), a patient treated at risk >= threshold (Vickers & Elkin, Med Decis Making 2006).
 * Thresholds in 0 .. 1, 1 excluded. One outcome class alone computes.
 */
export function decisionCurve(
  probabilities: Float64Array,
  outcome: Uint8Array,
  thresholds: readonly number[],
): Statistic<readonly NetBenefit[]> {
  const failure = checkPredicted(probabilities, outcome) ?? checkThresholds(thresholds)
  if (failure !== undefined) return failure
  const counts = treatedCounts(probabilities, outcome, thresholds)
  const prevalence = countOnes(outcome) / outcome.length
  return ok(counts.map(({ threshold, tp, fp }) => netBenefit(threshold, tp, fp, prevalence, outcome.length)))
}

function netBenefit(threshold: number, tp: number, fp: number, prevalence: number, n: number): NetBenefit {
  const odds = threshold / (1 - threshold)
  const model = tp / n - (fp / n) * odds
  const all = prevalence - (1 - prevalence) * odds
  return {
    threshold,
    model,
    all,
    none: 0,
    interventionsAvoided: odds === 0 ? undefined : (100 * (model - all)) / odds,
  }
}

export function checkThresholds(thresholds: readonly number[]): Failure | undefined {
  return thresholds.every((threshold) => threshold >= 0 && threshold < 1) ? undefined : refuse('out-of-range')
}

/** How many patients with and without the outcome are treated at each threshold (risk >= threshold). */
export function treatedCounts(
  probabilities: Float64Array,
  outcome: Uint8Array,
  thresholds: readonly number[],
): readonly { threshold: number; tp: number; fp: number }[] {
  const ascending = Float64Array.from(thresholds).sort()
  const positives = new Int32Array(ascending.length + 1)
  const negatives = new Int32Array(ascending.length + 1)
  for (let i = 0; i < outcome.length; i += 1) {
    const reached = thresholdsReached(ascending, realAt(probabilities, i))
    const counts = bitAt(outcome, i) === 1 ? positives : negatives
    counts[reached] = (counts[reached] ?? 0) + 1
  }
  return thresholds.map((threshold) => {
    const least = thresholdsReached(ascending, threshold)
    const from = (counts: Int32Array) => counts.subarray(least).reduce((sum, count) => sum + count, 0)
    return { threshold, tp: from(positives), fp: from(negatives) }
  })
}

/** How many of the ascending thresholds lie at or below p. */
export function thresholdsReached(ascending: Float64Array, p: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (realAt(ascending, middle) <= p) low = middle + 1
    else high = middle
  }
  return low
}
