/** The log-odds of a probability in 0..1; infinite at the ends. */
export function logit(p: number): number {
  return Math.log(p / (1 - p))
}

/** The probability at a log-odds, without overflow. */
export function expit(x: number): number {
  const tail = Math.exp(-Math.abs(x))
  return (x >= 0 ? 1 : tail) / (1 + tail)
}
