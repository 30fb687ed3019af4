import { ok } from '../../result.ts'
import { checkScored, countOnes } from '../checks.ts'
import { type Estimate, LEVEL, waldInterval } from '../interval.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { normalTwoSided } from '../numeric/normal.ts'
import { arranged, arrangedBits, ascendingOrder } from '../numeric/order.ts'
import { tCritical, tTwoSided } from '../numeric/student-t.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { auc } from './auc.ts'

/** Two AUCs compared: `difference` is first minus second. `df` is there when the statistic is a t, not a z. */
export interface AucComparison {
  readonly statistic: number
  readonly df: number | undefined
  readonly p: number
  readonly difference: Estimate
}

/**
 * DeLong's test of two scores on the same patients (Biometrics 1988), two-sided, in O(n log n).
 * Fails unless both classes have two members, or when the difference has no variance (scores that rank alike).
 */
export function compareAucsPaired(
  first: Float64Array,
  second: Float64Array,
  outcome: Uint8Array,
): Statistic<AucComparison> {
  const failure = checkScored(first, outcome) ?? checkScored(second, outcome)
  if (failure !== undefined) return failure
  const positives = countOnes(outcome)
  const negatives = outcome.length - positives
  if (positives < 2 || negatives < 2) return refuse('too-few-values')
  const a = placements(first, outcome, positives)
  const b = placements(second, outcome, positives)
  let difference = 0
  for (let i = 0; i < outcome.length; i += 1) {
    if (bitAt(outcome, i) === 1) difference += (realAt(a, i) - realAt(b, i)) / positives
  }
  // The variance of the difference directly: less cancellation than from two variances and a covariance.
  let ofPositives = 0
  let ofNegatives = 0
  for (let i = 0; i < outcome.length; i += 1) {
    const squared = (realAt(a, i) - realAt(b, i) - difference) ** 2
    if (bitAt(outcome, i) === 1) ofPositives += squared
    else ofNegatives += squared
  }
  const variance = ofPositives / (positives - 1) / positives + ofNegatives / (negatives - 1) / negatives
  if (!(variance > 1e-20)) return refuse('no-variation')
  const se = Math.sqrt(variance)
  const z = difference / se
  return ok({
    statistic: z,
    df: undefined,
    p: normalTwoSided(z),
    difference: waldInterval(difference, se),
  })
}

/** Scores and outcomes of one group of patients. */
export interface Scored {
  readonly scores: Float64Array
  readonly outcome: Uint8Array
}

/**
 * DeLong's test of AUCs from two different groups of patients, two-sided, by a t with Satterthwaite's df (as pROC).
 * Fails like the paired one.
 */
export function compareAucsUnpaired(first: Scored, second: Scored): Statistic<AucComparison> {
  const a = auc(first.scores, first.outcome)
  if (!a.ok) return a
  const b = auc(second.scores, second.outcome)
  if (!b.ok) return b
  const [varianceA, varianceB] = [a.value.variance, b.value.variance]
  if (varianceA === undefined || varianceB === undefined) return refuse('too-few-values')
  const squared = varianceA + varianceB
  if (!(squared > 1e-20)) return refuse('no-variation')
  const estimate = a.value.estimate - b.value.estimate
  const df =
    squared ** 2 / (varianceA ** 2 / (first.scores.length - 1) + varianceB ** 2 / (second.scores.length - 1))
  const t = estimate / Math.sqrt(squared)
  const half = tCritical(1 - LEVEL, df) * Math.sqrt(squared)
  return ok({
    statistic: t,
    df,
    p: tTwoSided(t, df),
    difference: { estimate, lower: estimate - half, upper: estimate + half },
  })
}

/** For each positive the share of negatives below it, for each negative the share of positives above it; ties count half. In input order. */
function placements(scores: Float64Array, outcome: Uint8Array, positives: number): Float64Array {
  const n = scores.length
  const negatives = n - positives
  const order = ascendingOrder(scores)
  const sorted = arranged(scores, order)
  const bits = arrangedBits(outcome, order)
  const shares = new Float64Array(n)
  let [positivesBelow, negativesBelow] = [0, 0]
  for (let start = 0; start < n; ) {
    const value = realAt(sorted, start)
    let [end, tiedPositives] = [start, 0]
    for (; end < n && realAt(sorted, end) === value; end += 1) tiedPositives += bitAt(bits, end)
    const tiedNegatives = end - start - tiedPositives
    const ofPositive = (negativesBelow + tiedNegatives / 2) / negatives
    const ofNegative = (positives - positivesBelow - tiedPositives / 2) / positives
    for (; start < end; start += 1) {
      shares[wholeAt(order, start)] = bitAt(bits, start) === 1 ? ofPositive : ofNegative
    }
    positivesBelow += tiedPositives
    negativesBelow += tiedNegatives
  }
  return shares
}
