import { ok } from '../../result.ts'
import { bitAt, realAt, wholeAt } from '../../stats/numeric/at.ts'
import { seededRandom } from '../../stats/numeric/random.ts'
import type { LogisticData } from '../../stats/regression/logistic.ts'
import { linearPredictors, probabilitiesOf } from '../../stats/regression/predict.ts'
import type { Statistic } from '../../stats/statistic.ts'
import type { Theta } from './method.ts'

const FOLDS = 10

/**
 * Each patient's probability by a model fitted without that patient: ten folds, drawn within either outcome. Fails as a fit does.
 */
export function crossValidated(
  data: LogisticData,
  seed: number,
  refitted: (data: LogisticData) => Statistic<{ readonly theta: Theta }>,
): Statistic<Float64Array> {
  const n = data.outcome.length
  const fold = foldsOf(data.outcome, seed)
  const result = new Float64Array(n)
  for (let left = 0; left < FOLDS; left += 1) {
    const out = Int32Array.from({ length: n }, (_, i) => i).filter((i) => wholeAt(fold, i) === left)
    if (out.length === 0) continue
    const fitted = refitted({
      columns: data.columns.map((column) => column.filter((_, i) => wholeAt(fold, i) !== left)),
      outcome: data.outcome.filter((_, i) => wholeAt(fold, i) !== left),
    })
    if (!fitted.ok) return fitted
    const columns = data.columns.map((column) => Float64Array.from(out, (i) => realAt(column, i)))
    const predicted = probabilitiesOf(linearPredictors(fitted.value.theta, columns, out.length))
    out.forEach((row, i) => {
      result[row] = realAt(predicted, i)
    })
  }
  return ok(result)
}

function foldsOf(outcome: Uint8Array, seed: number): Int32Array {
  const random = seededRandom(seed)
  const fold = new Int32Array(outcome.length)
  for (const value of [0, 1]) {
    const members = Array.from(outcome.keys()).filter((i) => bitAt(outcome, i) === value)
    for (let i = members.length - 1; i > 0; i -= 1) {
      const j = random.below(i + 1)
      const moved = members[i] ?? 0
      members[i] = members[j] ?? 0
      members[j] = moved
    }
    members.forEach((row, position) => {
      fold[row] = position % FOLDS
    })
  }
  return fold
}
