import { ok } from '../../result.ts'
import { checkScored } from '../checks.ts'
import { realAt } from '../numeric/at.ts'
import type { Statistic } from '../statistic.ts'
import { type ClassScores, splitScores } from './split.ts'

/** A ROC curve: at each threshold, how many of either class score at or above it. Thresholds ascend, from -Infinity to +Infinity. */
export interface RocCurve {
  readonly positives: number
  readonly negatives: number
  readonly thresholds: Float64Array
  readonly truePositives: Int32Array
  readonly falsePositives: Int32Array
}

/**
 * The ROC curve of a score of which higher means the outcome: the direction is fixed, never turned to flatter the score.
 * Thresholds lie half-way between neighbouring values (as pROC); positive is a score at or above. Fails unless both classes occur.
 */
export function rocCurve(scores: Float64Array, outcome: Uint8Array): Statistic<RocCurve> {
  return checkScored(scores, outcome) ?? ok(curveOf(splitScores(scores, outcome)))
}

function curveOf({ positives, negatives }: ClassScores): RocCurve {
  const [m, n] = [positives.length, negatives.length]
  const thresholds = new Float64Array(m + n + 1)
  const truePositives = new Int32Array(m + n + 1)
  const falsePositives = new Int32Array(m + n + 1)
  thresholds[0] = Number.NEGATIVE_INFINITY
  truePositives[0] = m
  falsePositives[0] = n
  let [i, j, count] = [0, 0, 1]
  while (i < m || j < n) {
    const value = lowest(positives, i, negatives, j)
    while (i < m && realAt(positives, i) === value) i += 1
    while (j < n && realAt(negatives, j) === value) j += 1
    const next = lowest(positives, i, negatives, j)
    thresholds[count] = halfWay(value, next)
    truePositives[count] = m - i
    falsePositives[count] = n - j
    count += 1
  }
  return {
    positives: m,
    negatives: n,
    thresholds: thresholds.slice(0, count),
    truePositives: truePositives.slice(0, count),
    falsePositives: falsePositives.slice(0, count),
  }
}

function lowest(positives: Float64Array, i: number, negatives: Float64Array, j: number): number {
  const positive = i < positives.length ? realAt(positives, i) : Number.POSITIVE_INFINITY
  const negative = j < negatives.length ? realAt(negatives, j) : Number.POSITIVE_INFINITY
  return Math.min(positive, negative)
}

/** Above `low` and at most `high`, also where no number lies between them. */
function halfWay(low: number, high: number): number {
  const middle = low + (high - low) / 2
  return middle > low ? middle : high
}
