import { ok } from '../../result.ts'
import { checkValues } from '../checks.ts'
import { realAt } from '../numeric/at.ts'
import { logit } from '../numeric/log-odds.ts'
import { refuse, type Statistic } from '../statistic.ts'

/** Probabilities as log-odds. Fails on a probability of exactly 0 or 1, whose log-odds are infinite. */
export function logOddsOf(probabilities: Float64Array): Statistic<Float64Array> {
  const failure = checkValues(probabilities)
  if (failure !== undefined) return failure
  for (let i = 0; i < probabilities.length; i += 1) {
    const p = realAt(probabilities, i)
    if (p < 0 || p > 1) return refuse('not-a-probability')
    if (p === 0 || p === 1) return refuse('probability-zero-or-one')
  }
  return ok(probabilities.map(logit))
}
