import { ok } from '../../result.ts'
import { checkPredicted, countOnes } from '../checks.ts'
import { type WaldEstimate, waldInterval } from '../interval.ts'
import { bitAt, itemAt, realAt, wholeAt } from '../numeric/at.ts'
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
): Statistic<readonly NetBenefitDifference[]> {
  const failure =
    checkPredicted(first, outcome) ?? checkPredicted(second, outcome) ?? checkThresholds(thresholds)
  if (failure !== undefined) return failure
  return ok(meanGains(first, second, outcome, thresholds))
}

/** A model's net benefit at one threshold with its Wald interval. */
export function netBenefitAt(
  probabilities: Float64Array,
  outcome: Uint8Array,
  threshold: number,
): Statistic<WaldEstimate> {
  const failure = checkPredicted(probabilities, outcome) ?? checkThresholds([threshold])
  if (failure !== undefined) return failure
  return ok(itemAt(meanGains(probabilities, undefined, outcome, [threshold]), 0))
}

/**
 * Mean over patients of what treating by the first model is worth, minus the same by the second where there is one. One pass counts
 * patients by outcome and by how many thresholds their two predictions reach; the models differ at the thresholds between these.
 */
function meanGains(
  first: Float64Array,
  second: Float64Array | undefined,
  outcome: Uint8Array,
  thresholds: readonly number[],
): readonly NetBenefitDifference[] {
  const n = outcome.length
  const places = placesOf(thresholds)
  const width = thresholds.length + 1
  const cells = new Int32Array(2 * width * width)
  for (let i = 0; i < n; i += 1) {
    const there = second === undefined ? 0 : reached(places, realAt(second, i))
    const cell = 2 * (width * reached(places, realAt(first, i)) + there) + bitAt(outcome, i)
    cells[cell] = wholeAt(cells, cell) + 1
  }
  /** Patients with this outcome whom one model alone treats: it reaches `at` thresholds or more, the other fewer. */
  const treatedBy = (model: 'first' | 'second', bit: 0 | 1, at: number) => {
    let count = 0
    for (let treating = at; treating < width; treating += 1) {
      for (let other = 0; other < at; other += 1) {
        const pair = model === 'first' ? width * treating + other : width * other + treating
        count += wholeAt(cells, 2 * pair + bit)
      }
    }
    return count
  }
  return thresholds.map((threshold) => {
    const at = reached(places, threshold)
    const [more, fewer] = [treatedBy('first', 1, at), treatedBy('second', 1, at)]
    const [wrongly, rightly] = [treatedBy('first', 0, at), treatedBy('second', 0, at)]
    // Each patient adds 1 or the loss, takes it away, or neither: four counts make sum and squares.
    const loss = -threshold / (1 - threshold)
    const sum = more - fewer + loss * (wrongly - rightly)
    const squares = more + fewer + loss * loss * (wrongly + rightly)
    const variance = n > 1 ? Math.max(0, squares - (sum * sum) / n) / (n - 1) : 0
    return { threshold, ...waldInterval(sum / n, Math.sqrt(variance / n)) }
  })
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
  const places = placesOf(thresholds)
  const positives = new Int32Array(thresholds.length + 1)
  const negatives = new Int32Array(thresholds.length + 1)
  for (let i = 0; i < outcome.length; i += 1) {
    const place = reached(places, realAt(probabilities, i))
    const counts = bitAt(outcome, i) === 1 ? positives : negatives
    counts[place] = wholeAt(counts, place) + 1
  }
  return thresholds.map((threshold) => {
    const from = (counts: Int32Array) =>
      counts.subarray(reached(places, threshold)).reduce((sum, count) => sum + count, 0)
    return { threshold, tp: from(positives), fp: from(negatives) }
  })
}

/** A power of two, so that the place of a probability is exact. */
const PLACES = 1024

/** Thresholds, ascending, and of each of so many equal places of 0 .. 1 how many of them lie at or below its beginning. */
interface Places {
  /** Ends with infinity: a question after the end would be one whose answer the processor cannot foresee. */
  readonly ascending: Float64Array
  readonly below: Int32Array
}

export function placesOf(thresholds: readonly number[]): Places {
  const ascending = Float64Array.of(...thresholds, Number.POSITIVE_INFINITY).sort()
  const below = Int32Array.from({ length: PLACES + 1 }, (_, place) =>
    ascending.findIndex((threshold) => threshold > place / PLACES),
  )
  return { ascending, below }
}

/** How many of the thresholds lie at or below p: a look at its place, and a count on from there. */
export function reached({ ascending, below }: Places, p: number): number {
  let count = wholeAt(below, (p * PLACES) | 0)
  while (realAt(ascending, count) <= p) count += 1
  return count
}
