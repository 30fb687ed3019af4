import { ok } from '../../result.ts'
import { checkPredicted, countOnes } from '../checks.ts'
import { DEFAULT_LEVEL, type WaldEstimate, waldInterval } from '../interval.ts'
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

/** A difference of net benefit per patient at one threshold, first model minus second, with its Wald interval. */
export interface NetBenefitDifference extends WaldEstimate {
  readonly threshold: number
}

/**
 * Net benefit is a mean over patients: each treated one adds 1 with the outcome and takes threshold / (1 - threshold) without. So the
 * difference of two models on the same patients is a mean too, and its standard error that of a mean (Marsh, Janes & Pepe, Biometrics 2020).
 */
export function netBenefitDifference(
  first: Float64Array,
  second: Float64Array,
  outcome: Uint8Array,
  thresholds: readonly number[],
  level = DEFAULT_LEVEL,
): Statistic<readonly NetBenefitDifference[]> {
  const failure =
    checkPredicted(first, outcome) ?? checkPredicted(second, outcome) ?? checkThresholds(thresholds)
  if (failure !== undefined) return failure
  return ok(
    thresholds.map((threshold) => ({ threshold, ...meanGain(first, second, outcome, threshold, level) })),
  )
}

/** A model's net benefit at one threshold with its Wald interval. */
export function netBenefitAt(
  probabilities: Float64Array,
  outcome: Uint8Array,
  threshold: number,
  level = DEFAULT_LEVEL,
): Statistic<WaldEstimate> {
  const failure = checkPredicted(probabilities, outcome) ?? checkThresholds([threshold])
  if (failure !== undefined) return failure
  return ok(meanGain(probabilities, undefined, outcome, threshold, level))
}

/** Mean over patients of what treating by the first model is worth, minus the same by the second where there is one. */
function meanGain(
  first: Float64Array,
  second: Float64Array | undefined,
  outcome: Uint8Array,
  threshold: number,
  level: number,
): WaldEstimate {
  const n = outcome.length
  const loss = -threshold / (1 - threshold)
  // Each patient adds 1 or the loss, takes it away, or neither: four counts make sum and squares.
  let [more, fewer, wrongly, rightly] = [0, 0, 0, 0]
  for (let i = 0; i < n; i += 1) {
    const here = realAt(first, i) >= threshold
    const there = second !== undefined && realAt(second, i) >= threshold
    if (here === there) continue
    if (bitAt(outcome, i) === 1) {
      if (here) more += 1
      else fewer += 1
    } else if (here) wrongly += 1
    else rightly += 1
  }
  const sum = more - fewer + loss * (wrongly - rightly)
  const squares = more + fewer + loss * loss * (wrongly + rightly)
  const variance = n > 1 ? Math.max(0, squares - (sum * sum) / n) / (n - 1) : 0
  return waldInterval(sum / n, Math.sqrt(variance / n), level)
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
