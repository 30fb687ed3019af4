import { ok } from '../../result.ts'
import { checkScored } from '../checks.ts'
import { bitAt, realAt } from '../numeric/at.ts'
import type { Statistic } from '../statistic.ts'

/** Counts at one threshold. */
export interface Confusion {
  readonly tp: number
  readonly fp: number
  readonly tn: number
  readonly fn: number
}

/** Counts with "positive" meaning score >= threshold. Fails unless both classes occur. */
export function confusionAt(
  scores: Float64Array,
  outcome: Uint8Array,
  threshold: number,
): Statistic<Confusion> {
  const failure = checkScored(scores, outcome)
  if (failure !== undefined) return failure
  const counts = { tp: 0, fp: 0, tn: 0, fn: 0 }
  for (let i = 0; i < scores.length; i += 1) {
    const called = realAt(scores, i) >= threshold
    if (bitAt(outcome, i) === 1) counts[called ? 'tp' : 'fn'] += 1
    else counts[called ? 'fp' : 'tn'] += 1
  }
  return ok(counts)
}
