import betainc from '@stdlib/math-base-special-betainc'
import { normalQuantile } from './normal.ts'

/** P(|T| > |t|) of Student's t with df > 0 (not necessarily whole) degrees of freedom: I_{df/(df+t^2)}(df/2, 1/2). */
export function tTwoSided(t: number, df: number): number {
  return t === 0 ? 1 : betainc(df / (df + t * t), df / 2, 0.5)
}

/** The t > 0 exceeded in absolute value with probability p (0 < p < 1), by bisection on the two-sided tail. */
export function tCritical(p: number, df: number): number {
  let low = 0
  let high = Math.max(1, -normalQuantile(p / 2))
  while (tTwoSided(high, df) > p) high *= 2
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i += 1) {
    const middle = (low + high) / 2
    if (tTwoSided(middle, df) > p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
