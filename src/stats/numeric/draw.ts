import { normalQuantile } from './normal.ts'
import type { Random } from './random.ts'

/** A standard normal number. */
export function drawNormal(random: Random): number {
  // Half a step from the ends, where the quantile is infinite.
  return normalQuantile((Math.floor(random.uniform() * 2 ** 32) + 0.5) / 2 ** 32)
}

/** A chi-square number with df >= 2 degrees of freedom: twice a gamma of shape df / 2 (Marsaglia & Tsang, ACM TOMS 2000). */
export function drawChiSquare(random: Random, df: number): number {
  const d = df / 2 - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    const u = random.uniform()
    if (v > 0 && Math.log(u) < (x * x) / 2 + d - d * v + d * Math.log(v)) return 2 * d * v
  }
}
