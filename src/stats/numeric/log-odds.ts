/** The log-odds of a probability in 0..1; infinite at the ends. */
export function logit(p: number): number {
  return Math.log(p / (1 - p))
}

/** The probability at a log-odds, without overflow. */
export function expit(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const odds = Math.exp(x)
  return odds / (1 + odds)
}

/** log(1 + exp(x)) without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))
}
