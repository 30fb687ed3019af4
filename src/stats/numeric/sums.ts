import { realAt } from './at.ts'

/** The sum, 0 for none. */
export function sum(values: Float64Array): number {
  let total = 0
  for (let i = 0; i < values.length; i += 1) total += realAt(values, i)
  return total
}

/** The mean; the caller sees to it that there are values. */
export function mean(values: Float64Array): number {
  return sum(values) / values.length
}

/** The sample variance about the mean, divisor n - 1, in two passes; the caller sees to n > 1. */
export function variance(values: Float64Array): number {
  const centre = mean(values)
  let squares = 0
  for (let i = 0; i < values.length; i += 1) squares += (realAt(values, i) - centre) ** 2
  return squares / (values.length - 1)
}
