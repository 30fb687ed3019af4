import type { Estimate } from '../stats/interval.ts'

/** A log-odds coefficient with its interval on the odds-ratio scale. */
export function oddsRatio(coefficient: {
  readonly beta: number
  readonly lower: number
  readonly upper: number
}): Estimate {
  const { beta, lower, upper } = coefficient
  return { estimate: Math.exp(beta), lower: Math.exp(lower), upper: Math.exp(upper) }
}
