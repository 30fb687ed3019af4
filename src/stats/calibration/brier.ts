import { ok } from '../../result.ts'
import { checkPredicted, countOnes } from '../checks.ts'
import { type WaldEstimate, waldInterval } from '../interval.ts'
import { bitAt, realAt } from '../numeric/at.ts'
import { refuse, type Statistic } from '../statistic.ts'

/** The Brier score, 0 (perfect) .. 1, and `scaled` = 1 - score / [prevalence (1 - prevalence)]: 1 perfect, 0 no better than the prevalence. */
export interface Brier {
  readonly score: WaldEstimate
  /** Fails on one class: there is then nothing to scale by. */
  readonly scaled: Statistic<number>
}

/** Mean squared difference of probability and outcome (Brier, Mon Weather Rev 1950), interval from the spread of those squares. Fails on fewer than two patients. */
export function brierScore(probabilities: Float64Array, outcome: Uint8Array): Statistic<Brier> {
  const failure = checkPredicted(probabilities, outcome)
  if (failure !== undefined) return failure
  const n = outcome.length
  if (n < 2) return refuse('too-few-values')
  let [total, squares] = [0, 0]
  for (let i = 0; i < n; i += 1) total += (realAt(probabilities, i) - bitAt(outcome, i)) ** 2
  const score = total / n
  for (let i = 0; i < n; i += 1) squares += ((realAt(probabilities, i) - bitAt(outcome, i)) ** 2 - score) ** 2
  const prevalence = countOnes(outcome) / n
  const reference = prevalence * (1 - prevalence)
  return ok({
    score: waldInterval(score, Math.sqrt(squares / (n - 1) / n)),
    scaled: reference > 0 ? ok(1 - score / reference) : refuse('one-class-only'),
  })
}
