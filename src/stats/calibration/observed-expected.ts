import { ok } from '../../result.ts'
import { checkPredicted, countOnes } from '../checks.ts'
import { type Estimate, ratioInterval } from '../interval.ts'
import { sum } from '../numeric/sums.ts'
import { refuse, type Statistic } from '../statistic.ts'

/** O/E: observed events over the sum of predicted probabilities; above 1 the model predicts too few. */
export interface ObservedExpected extends Estimate {
  readonly observed: number
  readonly expected: number
}

/**
 * O/E with se(log) = sqrt((1 - O/n) / O) (Debray, Stat Methods Med Res 2019). Fails on no events or no expected ones, and where
 * everybody has the event: the formula's interval would then have no width.
 */
export function observedExpected(
  probabilities: Float64Array,
  outcome: Uint8Array,
): Statistic<ObservedExpected> {
  const failure = checkPredicted(probabilities, outcome)
  if (failure !== undefined) return failure
  const observed = countOnes(outcome)
  const expected = sum(probabilities)
  if (observed === 0) return refuse('no-events')
  if (observed === outcome.length) return refuse('one-class-only')
  if (expected === 0) return refuse('probability-zero-or-one')
  const se = Math.sqrt((1 - observed / outcome.length) / observed)
  return ok({ observed, expected, ...ratioInterval(Math.log(observed / expected), se) })
}
