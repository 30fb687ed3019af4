import { real } from '../numeric/at.ts'
import { expit } from '../numeric/log-odds.ts'

/** The linear predictor of each patient: beta_0 + sum of beta_j x_j, in log-odds. */
export function linearPredictors(
  beta: Float64Array,
  columns: readonly Float64Array[],
  n: number,
): Float64Array {
  const result = new Float64Array(n).fill(real(beta, 0))
  columns.forEach((column, j) => {
    const slope = real(beta, j + 1)
    for (let i = 0; i < n; i += 1) result[i] = real(result, i) + slope * real(column, i)
  })
  return result
}

/** Log-odds as probabilities. */
export function probabilitiesOf(logOdds: Float64Array): Float64Array {
  return logOdds.map(expit)
}
