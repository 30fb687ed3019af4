import { halfWidth } from '../../page/half-width.ts'

/**
 * A number as typed: digits, full-width ones too, with at most one decimal point. A comma is refused, since 1,500 means
 * two things; so is everything else that only looks like a number. NaN then, which the chart's own check names as a fault.
 */
export function typedNumber(text: string): number {
  const trimmed = halfWidth(text).trim()
  return /^\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN
}
