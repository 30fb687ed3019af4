import { ok } from '../../result.ts'
import { logisticRecalibration } from '../../stats/calibration/recalibration.ts'
import { realAt } from '../../stats/numeric/at.ts'
import { fitLogistic, type LogisticData } from '../../stats/regression/logistic.ts'
import { linearPredictors } from '../../stats/regression/predict.ts'
import type { Statistic } from '../../stats/statistic.ts'

/** A model's intercept and its four betas, by the model's coding of the predictors. */
export type Theta = Float64Array

/** How a model is fitted to local patients; `refit` shrinks its betas by a factor found beforehand. */
export type Method =
  | { readonly kind: 'intercept' | 'intercept-and-slope' }
  | { readonly kind: 'refit'; readonly shrinkage: number }

/** A recalibrated model, and what was estimated on the way. */
export interface Fitted {
  readonly theta: Theta
  readonly intercept: number
  readonly slope: number | undefined
  /** Of intercept and slope (the slope's 0 where it is held at 1), for the uncertainty that they add. */
  readonly covariance: readonly [intercept: number, both: number, slope: number]
}

/**
 * Recalibrates a model on patients: `data` holds its four coded predictors and the outcome. The intercept alone, slope held at 1; both
 * (Cox 1958; van Houwelingen 2000); or all coefficients anew, shrunken, the intercept then re-estimated so that predictions sum to the events.
 */
export function recalibrated(original: Theta, method: Method, data: LogisticData): Statistic<Fitted> {
  switch (method.kind) {
    case 'intercept':
      return interceptOnly(original, data)
    case 'intercept-and-slope':
      return interceptAndSlope(original, data)
    case 'refit':
      return refit(method.shrinkage, data)
  }
}

function interceptOnly(original: Theta, { columns, outcome }: LogisticData): Statistic<Fitted> {
  const fit = fitLogistic({
    columns: [],
    outcome,
    offset: linearPredictors(original, columns, outcome.length),
  })
  if (!fit.ok) return fit
  const shift = realAt(fit.value.beta, 0)
  const theta = Float64Array.from(original)
  theta[0] = realAt(original, 0) + shift
  return ok({
    theta,
    intercept: shift,
    slope: undefined,
    covariance: [realAt(fit.value.covariance, 0), 0, 0],
  })
}

function interceptAndSlope(original: Theta, { columns, outcome }: LogisticData): Statistic<Fitted> {
  const joint = logisticRecalibration(linearPredictors(original, columns, outcome.length), outcome)
  if (!joint.ok) return joint
  const { fit } = joint.value
  const [intercept, slope] = [realAt(fit.beta, 0), realAt(fit.beta, 1)]
  const theta = original.map((value) => slope * value)
  theta[0] = intercept + realAt(theta, 0)
  const covariance = [
    realAt(fit.covariance, 0),
    realAt(fit.covariance, 1),
    realAt(fit.covariance, 3),
  ] as const
  return ok({ theta, intercept, slope, covariance })
}

function refit(shrinkage: number, data: LogisticData): Statistic<Fitted> {
  const fit = fitLogistic(data)
  if (!fit.ok) return fit
  const theta = fit.value.beta.map((beta, j) => (j === 0 ? 0 : shrinkage * beta))
  const { columns, outcome } = data
  const balanced = fitLogistic({
    columns: [],
    outcome,
    offset: linearPredictors(theta, columns, outcome.length),
  })
  if (!balanced.ok) return balanced
  const intercept = realAt(balanced.value.beta, 0)
  theta[0] = intercept
  return ok({ theta, intercept, slope: undefined, covariance: [0, 0, 0] })
}
