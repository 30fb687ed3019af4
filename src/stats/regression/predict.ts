import { realAt } from '../numeric/at.ts'
import { expit } from '../numeric/log-odds.ts'

/** The linear predictor of each patient: beta_0 + sum of beta_j x_j, in log-odds. */
export function linearPredictors(
  beta: Float64Array,
  columns: readonly Float64Array[],
  n: number,
): Float64Array {
  const result = new Float64Array(n).fill(realAt(beta, 0))
  columns.forEach((column, j) => {
    const slope = realAt(beta, j + 1)
    for (let i = 0; i < n; i += 1) result[i] = realAt(result, i) + slope * realAt(column, i)
  })
  return result
}

/** Log-odds as probabilities. */
export function probabilitiesOf(logOdds: Float64Array): Float64Array {
  return logOdds.map(expit)
}
