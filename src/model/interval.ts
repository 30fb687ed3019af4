/**
 * A number of which only the range is known, ends included; `high` may be Infinity. `above`: the low end itself is left out,
 * as in "> 3". It matters only where a step lies exactly on that end.
 */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly above?: true
}

/** A number, or the range it lies in, as a range. */
export function intervalOf(value: number | Interval): Interval {
  return typeof value === 'number' ? { low: value, high: value } : value
}

/** The smallest range that holds all the given ones; undefined where there are none. */
export function hull(values: readonly (number | Interval)[]): Interval | undefined {
  const intervals = values.map(intervalOf)
  const low = Math.min(...intervals.map((interval) => interval.low))
  const high = Math.max(...intervals.map((interval) => interval.high))
  if (intervals.length === 0) return undefined
  const above = intervals.every((interval) => interval.low > low || interval.above === true)
  return above ? { low, high, above } : { low, high }
}

/** Whether a range is one number. */
export function isPoint({ low, high }: Interval): boolean {
  return low === high
}
