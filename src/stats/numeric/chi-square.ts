import gammainc from '@stdlib/math-base-special-gammainc'

/** P(X > x) of a chi-square variable with df > 0 degrees of freedom: the upper regularized gamma Q(df/2, x/2). */
export function chiSquareUpperTail(x: number, df: number): number {
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true)
}
