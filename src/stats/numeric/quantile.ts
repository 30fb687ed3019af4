import { LEVEL } from '../interval.ts'
import { realAt } from './at.ts'

/** The quantile at p (0..1) of ascending values, at least one of them (Hyndman & Fan 1996, type 7: the default of R). */
export function quantile(sorted: Float64Array, p: number): number {
  const fuzz = 4 * Number.EPSILON
  const index = (sorted.length - 1) * p
  const low = Math.floor(index + fuzz * (1 + index))
  const part = index - low
  const below = realAt(sorted, low)
  if (Math.abs(part) <= fuzz * (1 + index)) return below
  return (1 - part) * below + part * realAt(sorted, low + 1)
}

/** The middle share of unsorted values as an interval: of their quantiles. */
export function percentileInterval(values: Float64Array): { lower: number; upper: number } {
  const sorted = values.slice().sort()
  return { lower: quantile(sorted, (1 - LEVEL) / 2), upper: quantile(sorted, (1 + LEVEL) / 2) }
}
