import { ok } from '../../result.ts'
import { itemAt } from '../numeric/at.ts'
import { type Coefficient, coefficients } from '../regression/coefficients.ts'
import { fitLogistic, type LogisticFit } from '../regression/logistic.ts'
import type { Statistic } from '../statistic.ts'

/**
 * Calibration-in-the-large: the intercept of logit P(outcome) = a + 1 * logOdds, slope held at 1 (Cox, Biometrika 1958). 0 is right,
 * above 0 the model predicts too low. Not the intercept of the joint fit, which rms::val.prob prints. Fails on one class.
 */
export function inTheLarge(logOdds: Float64Array, outcome: Uint8Array): Statistic<Coefficient> {
  const fit = fitLogistic({ columns: [], outcome, offset: logOdds })
  return fit.ok ? ok(itemAt(coefficients(fit.value), 0)) : fit
}

/** Both coefficients of logit P(outcome) = intercept + slope * logOdds; a slope below 1 says predictions are too extreme. */
export interface Recalibration {
  readonly intercept: Coefficient
  readonly slope: Coefficient
  readonly fit: LogisticFit
}

/** Logistic recalibration, intercept and slope fitted jointly. Fails on one class, equal predictions, or separation. */
export function logisticRecalibration(logOdds: Float64Array, outcome: Uint8Array): Statistic<Recalibration> {
  const fit = fitLogistic({ columns: [logOdds], outcome })
  if (!fit.ok) return fit
  const rows = coefficients(fit.value)
  return ok({ intercept: itemAt(rows, 0), slope: itemAt(rows, 1), fit: fit.value })
}
