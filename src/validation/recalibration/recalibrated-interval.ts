import type { ModelFile } from '../../model/model-schema.ts'
import { PREDICTORS } from '../../model/predictor.ts'
import { itemAt } from '../../stats/numeric/at.ts'
import type { Fitted } from './method.ts'

/**
 * The covariance of a model whose log-odds are a + b times the old ones, by the delta method with (a, b) independent of the old
 * coefficients: b^2 times the old covariance, and what a and b add. Too wide rather than too narrow, since local data fix what the old
 * intercept left open. Undefined where the old file has none.
 */
export function recalibratedInterval(
  model: ModelFile,
  { slope = 1, covariance }: Fitted,
): ModelFile['interval'] {
  const { interval } = model
  if (interval === undefined) return undefined
  const [ofIntercept, both, ofSlope] = covariance
  const old = [model.intercept.value, ...PREDICTORS.map((predictor) => model.predictors[predictor].beta)]
  const errors = interval.correlationOrder.map((term) => interval.standardErrors[term])
  // How each new coefficient moves with a and with b.
  const gradient = old.map((value, j) => [j === 0 ? 1 : 0, value] as const)
  const matrix = interval.correlations.map((line, row) =>
    line.map((correlation, column) => {
      // The lower index first, so that rounding leaves the matrix symmetric.
      const [i, j] = row < column ? [row, column] : [column, row]
      const [ai, bi] = itemAt(gradient, i)
      const [aj, bj] = itemAt(gradient, j)
      return (
        slope ** 2 * correlation * itemAt(errors, i) * itemAt(errors, j) +
        ai * aj * ofIntercept +
        (ai * bj + bi * aj) * both +
        bi * bj * ofSlope
      )
    }),
  )
  const se = matrix.map((line, i) => Math.sqrt(itemAt(line, i)))
  const [intercept = 0, nlr = 0, deltaT = 0, albumin = 0, diameter = 0] = se
  return {
    ...interval,
    source: 'derived',
    standardErrors: { intercept, nlr, deltaT, albumin, diameter },
    correlations: matrix.map((line, i) =>
      line.map((value, j) =>
        i === j ? 1 : Math.max(-1, Math.min(1, value / (itemAt(se, i) * itemAt(se, j)))),
      ),
    ),
  }
}
