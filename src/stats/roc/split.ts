import { countOnes } from '../checks.ts'
import { bitAt, realAt } from '../numeric/at.ts'

/** The scores of each class, each ascending. */
export interface ClassScores {
  readonly positives: Float64Array
  readonly negatives: Float64Array
}

/** Splits checked scores by outcome and sorts each part. O(n log n). */
export function splitScores(scores: Float64Array, outcome: Uint8Array): ClassScores {
  const positives = new Float64Array(countOnes(outcome))
  const negatives = new Float64Array(outcome.length - positives.length)
  let positive = 0
  let negative = 0
  for (let i = 0; i < outcome.length; i += 1) {
    if (bitAt(outcome, i) === 1) positives[positive++] = realAt(scores, i)
    else negatives[negative++] = realAt(scores, i)
  }
  return { positives: positives.sort(), negatives: negatives.sort() }
}
