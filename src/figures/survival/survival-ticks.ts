import { niceTicks } from '../nice-ticks.ts'
import { lastTime } from './at-risk.ts'
import type { SurvivalFigureProps } from './survival-data.ts'

/** Where the axis of time ends. */
export function endOfTime({ groups, until }: Pick<SurvivalFigureProps, 'groups' | 'until'>): number {
  return until ?? groups.reduce((last, { curve }) => Math.max(last, lastTime(curve)), 0)
}

/** The ticks of a figure, at most about `count`: those of the tables its curves bring, else round times. */
export function survivalTicks(
  { groups, tickStep }: Pick<SurvivalFigureProps, 'groups' | 'tickStep'>,
  end: number,
  count: number,
): readonly number[] {
  const days = groups[0]?.curve.table?.map(({ day }) => day).filter((day) => day <= end) ?? []
  if (days.length < 2) return timeTicks(end, count, tickStep)
  const every = Math.max(1, Math.ceil((days.length - 1) / Math.max(1, count)))
  return days.filter((_, index) => index % every === 0)
}

/** Round times from 0 to the end, at most about `count`: whole multiples of `step` where one is given (30 days, say). */
export function timeTicks(end: number, count: number, step: number | undefined): readonly number[] {
  if (step === undefined || !(step > 0)) return niceTicks(0, end, count)
  const wide = step * Math.max(1, Math.ceil(end / step / Math.max(1, count)))
  return Array.from({ length: Math.floor(end / wide + 1e-9) + 1 }, (_, i) => i * wide)
}
