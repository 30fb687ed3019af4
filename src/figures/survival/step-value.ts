import { type Numbers, numberAt } from '../plot/numbers.ts'
import type { SurvivalCurveData } from './survival-data.ts'

/** A curve's value at a time: that of the last step at or before it; 1 where there is none, undefined where the curve has none. */
export function stepValueAt({ times }: SurvivalCurveData, values: Numbers, time: number): number | undefined {
  let last = -1
  while (last + 1 < times.length && (numberAt(times, last + 1) ?? Number.POSITIVE_INFINITY) <= time) last += 1
  return last < 0 ? 1 : numberAt(values, last)
}

/** The longest follow-up. */
export function lastTime({ times }: SurvivalCurveData): number {
  return times.length === 0 ? 0 : (numberAt(times, times.length - 1) ?? 0)
}
