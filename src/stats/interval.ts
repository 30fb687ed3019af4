import { normalQuantile } from './numeric/normal.ts'

/** An estimate with its confidence interval, all in the estimate's own unit. */
export interface Estimate {
  readonly estimate: number
  readonly lower: number
  readonly upper: number
}

/** An estimate with a standard error besides. */
export interface WaldEstimate extends Estimate {
  readonly se: number
}

/** The confidence level of every interval. */
export const LEVEL = 0.95

/** The normal quantile that leaves (1 - level) / 2 above it: 1.96. */
export const CRITICAL = -normalQuantile((1 - LEVEL) / 2)

/** estimate +- z * se. */
export function waldInterval(estimate: number, se: number): WaldEstimate {
  const half = CRITICAL * se
  return { estimate, se, lower: estimate - half, upper: estimate + half }
}

/** A Wald interval on the log scale, given back on the ratio scale: exp(log estimate +- z * se). */
export function ratioInterval(logEstimate: number, se: number): Estimate {
  const { lower, upper } = waldInterval(logEstimate, se)
  return { estimate: Math.exp(logEstimate), lower: Math.exp(lower), upper: Math.exp(upper) }
}
