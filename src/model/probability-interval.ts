import type { ModelFile } from './model-schema.ts'
import { inverseLogit } from './score.ts'

/** Two-sided 95 % quantile of the standard normal distribution. */
const Z_95 = 1.959963984540054

export interface ProbabilityInterval {
  /** 0..1 */
  readonly lower: number
  readonly upper: number
}

/** The values a linear predictor is built from: indicators for NLR and dT, g/L and cm on their axes. */
export interface DesignRow {
  readonly nlr: 0 | 1
  readonly deltaT: 0 | 1
  readonly albumin: number
  readonly diameter: number
}

/**
 * Approximate 95 % interval of one patient's probability, reconstructed: Wald interval on the log-odds from the model
 * file's standard errors and correlations, transformed back. `undefined` where the model file has none.
 */
export function probabilityInterval(
  model: ModelFile,
  row: DesignRow,
  linearPredictor: number,
): ProbabilityInterval | undefined {
  if (model.interval === undefined) return undefined
  const { correlationOrder, correlations, standardErrors } = model.interval
  const values = { intercept: 1, ...row }
  const scaled = correlationOrder.map((term) => values[term] * standardErrors[term])
  const variance = correlations.reduce(
    (sum, line, i) =>
      sum +
      line.reduce((inner, correlation, j) => inner + correlation * (scaled[i] ?? 0) * (scaled[j] ?? 0), 0),
    0,
  )
  const centre = model.intercept.value + linearPredictor
  const half = Z_95 * Math.sqrt(Math.max(0, variance))
  return { lower: inverseLogit(centre - half), upper: inverseLogit(centre + half) }
}
