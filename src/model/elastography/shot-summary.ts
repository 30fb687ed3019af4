import { median } from './median.ts'

/** The measurements of one site in short: median and interquartile range in their own unit. */
export interface ShotSummary {
  readonly median: number
  readonly iqr: number
  /** IQR / median. */
  readonly ratio: number
  readonly reliable: boolean
}

/** Above it the measurements of a site are called unreliable, for stiffness in kPa (SRU consensus on liver elastography, Radiology 2020;296:263-274). */
export const MOST_SPREAD = 0.3

/** Median and spread of measurements in kPa; quartiles as R's default (type 7), for five measurements the second and the fourth. `undefined` of none. */
export function shotSummary(values: readonly number[]): ShotSummary | undefined {
  const middle = median(values)
  if (middle === undefined) return undefined
  const sorted = values.toSorted((a, b) => a - b)
  const iqr = quantile(sorted, 0.75) - quantile(sorted, 0.25)
  const ratio = iqr / middle
  // 12 digits: 0.3 itself is reliable, whatever its binary tail.
  return { median: middle, iqr, ratio, reliable: Number(ratio.toPrecision(12)) <= MOST_SPREAD }
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}
