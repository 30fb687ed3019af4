import { type WaldEstimate, waldInterval } from '../interval.ts'
import { normalTwoSided } from '../numeric/normal.ts'

/** One coefficient with its Wald test and interval, in log-odds (or log hazard) per unit. */
export interface Coefficient extends WaldEstimate {
  readonly z: number
  readonly p: number
}

/** Each coefficient of a fit with z = beta / se, its two-sided p, and beta +- z se. */
export function coefficients(fit: {
  readonly beta: Float64Array
  readonly se: Float64Array
}): readonly Coefficient[] {
  return Array.from(fit.beta, (beta, j) => {
    const se = fit.se[j] ?? Number.NaN
    return { ...waldInterval(beta, se), z: beta / se, p: normalTwoSided(beta / se) }
  })
}
