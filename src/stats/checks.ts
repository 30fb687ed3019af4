import { bitAt, realAt } from './numeric/at.ts'
import { type Failure, refuse } from './statistic.ts'

/** Values that are all finite numbers, at least `least` of them. A failure says otherwise. */
export function checkValues(values: Float64Array, least = 1): Failure | undefined {
  if (values.length === 0) return refuse('no-values')
  if (values.length < least) return refuse('too-few-values')
  for (let i = 0; i < values.length; i += 1) {
    if (!Number.isFinite(realAt(values, i))) return refuse('not-finite')
  }
  return undefined
}

/** An outcome of zeros and ones, as long as its companion. */
export function checkIndicator(outcome: Uint8Array, length: number): Failure | undefined {
  if (outcome.length !== length) return refuse('lengths-differ')
  for (let i = 0; i < length; i += 1) if (bitAt(outcome, i) > 1) return refuse('not-binary')
  return undefined
}

/** Finite scores with a 0/1 outcome in which both classes occur. */
export function checkScored(scores: Float64Array, outcome: Uint8Array): Failure | undefined {
  const failure = checkValues(scores) ?? checkIndicator(outcome, scores.length)
  if (failure !== undefined) return failure
  const positives = countOnes(outcome)
  return positives === 0 || positives === outcome.length ? refuse('one-class-only') : undefined
}

/** Probabilities in 0..1 with a 0/1 outcome; `open` refuses 0 and 1 themselves, whose log-odds are infinite. */
export function checkPredicted(
  probabilities: Float64Array,
  outcome: Uint8Array,
  range: 'closed' | 'open' = 'closed',
): Failure | undefined {
  const [least, most] = range === 'open' ? [Number.MIN_VALUE, 1 - Number.EPSILON / 2] : [0, 1]
  let sound = probabilities.length > 0 && outcome.length === probabilities.length
  for (let i = 0; sound && i < probabilities.length; i += 1) {
    const p = realAt(probabilities, i)
    sound = p >= least && p <= most && bitAt(outcome, i) <= 1
  }
  // Only what is not sound is asked for its reason.
  if (sound) return undefined
  const failure = checkValues(probabilities) ?? checkIndicator(outcome, probabilities.length)
  if (failure !== undefined) return failure
  for (let i = 0; i < probabilities.length; i += 1) {
    const p = realAt(probabilities, i)
    if (p < 0 || p > 1) return refuse('not-a-probability')
    if (range === 'open' && (p === 0 || p === 1)) return refuse('probability-zero-or-one')
  }
  return undefined
}

export function countOnes(outcome: Uint8Array): number {
  let count = 0
  for (let i = 0; i < outcome.length; i += 1) count += bitAt(outcome, i)
  return count
}
