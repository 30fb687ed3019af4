import { ok } from '../../result.ts'
import { type BootstrapOptions, replicate } from '../bootstrap.ts'
import { checkScored, countOnes } from '../checks.ts'
import type { Estimate } from '../interval.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { ascendingOrder } from '../numeric/order.ts'
import { percentileInterval } from '../numeric/quantile.ts'
import { seededRandom } from '../numeric/random.ts'
import { refuse, type Statistic } from '../statistic.ts'

/**
 * The AUC with a percentile interval from bootstrap samples drawn within each class (stratified, as pROC). The scores are
 * ranked once, so a replicate costs O(n). Fails unless both classes occur, or with fewer than 2 replicates.
 */
export function bootstrapAuc(
  scores: Float64Array,
  outcome: Uint8Array,
  options: BootstrapOptions,
): Statistic<Estimate> {
  const failure = checkScored(scores, outcome)
  if (failure !== undefined) return failure
  if (!(options.replicates >= 2)) return refuse('too-few-replicates')
  const { positives, negatives, ranks } = denseRanks(scores, outcome)
  const random = seededRandom(options.seed)
  const estimates = new Float64Array(options.replicates)
  const ofPositives = new Int32Array(ranks)
  const ofNegatives = new Int32Array(ranks)
  const draw = (from: Int32Array, counts: Int32Array) => {
    counts.fill(0)
    for (let i = 0; i < from.length; i += 1) {
      const rank = wholeAt(from, random.below(from.length))
      counts[rank] = wholeAt(counts, rank) + 1
    }
  }
  replicate(options, (index) => {
    draw(positives, ofPositives)
    draw(negatives, ofNegatives)
    estimates[index] = areaOf(ofPositives, ofNegatives) / positives.length / negatives.length
  })
  count(positives, ofPositives)
  count(negatives, ofNegatives)
  return ok({
    estimate: areaOf(ofPositives, ofNegatives) / positives.length / negatives.length,
    ...percentileInterval(estimates),
  })
}

/** The pairs in which the positive ranks higher, ties counting half, from the counts at each rank. */
function areaOf(ofPositives: Int32Array, ofNegatives: Int32Array): number {
  let [negativesBelow, area] = [0, 0]
  for (let rank = 0; rank < ofPositives.length; rank += 1) {
    const here = wholeAt(ofNegatives, rank)
    area += wholeAt(ofPositives, rank) * (negativesBelow + here / 2)
    negativesBelow += here
  }
  return area
}

function count(members: Int32Array, counts: Int32Array): void {
  counts.fill(0)
  for (let i = 0; i < members.length; i += 1) {
    const rank = wholeAt(members, i)
    counts[rank] = wholeAt(counts, rank) + 1
  }
}

/** Each class's scores as ranks 0 .. ranks - 1 among the distinct values of both. */
function denseRanks(
  scores: Float64Array,
  outcome: Uint8Array,
): { positives: Int32Array; negatives: Int32Array; ranks: number } {
  const order = ascendingOrder(scores)
  const positives = new Int32Array(countOnes(outcome))
  const negatives = new Int32Array(outcome.length - positives.length)
  let [positive, negative, rank] = [0, 0, 0]
  for (let i = 0; i < order.length; i += 1) {
    const index = wholeAt(order, i)
    if (i > 0 && realAt(scores, index) !== realAt(scores, wholeAt(order, i - 1))) rank += 1
    if (bitAt(outcome, index) === 1) positives[positive++] = rank
    else negatives[negative++] = rank
  }
  return { positives, negatives, ranks: rank + 1 }
}
