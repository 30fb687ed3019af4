import erfc from '@stdlib/math-base-special-erfc'
import erfcinv from '@stdlib/math-base-special-erfcinv'

/** P(|Z| > |z|): the two-sided p value of a z statistic, accurate far out in the tail (no 1 - cdf). */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2)
}

/** The z with P(Z <= z) = p, p in 0..1; infinite at the ends. */
export function normalQuantile(p: number): number {
  return -Math.SQRT2 * erfcinv(2 * p)
}
