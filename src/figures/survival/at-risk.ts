import { type Numbers, numberAt } from '../plot/numbers.ts'
import type { SurvivalCurveData } from './survival-data.ts'

/** Counts at a time: still followed just before it, and until then events and censored. The three are all patients. */
export interface RiskCounts {
  readonly atRisk: number
  readonly events: number
  readonly censored: number
}

/** The counts under the axis at a time, as the curve's own table has them, else counted; whoever leaves exactly then is still at risk. */
export function riskCountsAt(curve: SurvivalCurveData, time: number): RiskCounts {
  const stated = curve.table?.find(({ day }) => day === time)
  return stated ?? countedAt(curve, time)
}

function countedAt({ times, eventsAt, censoredAt, n }: SurvivalCurveData, time: number): RiskCounts {
  let [events, censored] = [0, 0]
  for (let i = 0; i < times.length && (numberAt(times, i) ?? time) < time; i += 1) {
    events += numberAt(eventsAt, i) ?? 0
    censored += numberAt(censoredAt, i) ?? 0
  }
  return { atRisk: n - events - censored, events, censored }
}

/** A curve's value at a time: that of the last step at or before it; `before` where there is none, undefined where the curve has none. */
export function stepValueAt(
  { times }: SurvivalCurveData,
  values: Numbers,
  time: number,
  before: number,
): number | undefined {
  let last = -1
  while (last + 1 < times.length && (numberAt(times, last + 1) ?? Number.POSITIVE_INFINITY) <= time) last += 1
  return last < 0 ? before : numberAt(values, last)
}

/** The longest follow-up. */
export function lastTime({ times }: SurvivalCurveData): number {
  return times.length === 0 ? 0 : (numberAt(times, times.length - 1) ?? 0)
}
