/**
 * A number of which only the range is known; `high` may be Infinity. The ends belong to it but for those left out: `above` is
 * "> 3", `below` is "< 20". It matters only where a step lies exactly on that end.
 */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly above?: true
  readonly below?: true
}

/** A number, or the range it lies in, as a range. */
export function intervalOf(value: number | Interval): Interval {
  return typeof value === 'number' ? { low: value, high: value } : value
}

/** The smallest range that holds all the given ones; undefined where there are none. */
export function hull(values: readonly Interval[]): Interval | undefined {
  if (values.length === 0) return undefined
  // Not by spreading: a chart may hold more ways to form a ratio than a call takes arguments.
  const low = values.reduce((least, value) => Math.min(least, value.low), Number.POSITIVE_INFINITY)
  const high = values.reduce((most, value) => Math.max(most, value.high), Number.NEGATIVE_INFINITY)
  const above = values.every((value) => value.low > low || value.above === true)
  const below = values.every((value) => value.high < high || value.below === true)
  return { low, high, ...(above ? { above } : {}), ...(below ? { below } : {}) }
}

/** Whether a range is one number. */
export function isPoint({ low, high }: Interval): boolean {
  return low === high
}
