import { dayOf } from '../resources/chart-time.ts'
import type { PossibleTime } from './possible-time.ts'

/** Something that a rule of time chooses from. `certain`: it stands as it is; what is not certain may be no result at all. */
export interface Dated extends PossibleTime {
  readonly certain: boolean
}

/** The index dates that are possible, milliseconds; the same twice where it is known. */
export interface IndexRange {
  readonly from: number
  readonly to: number
}

/** What the rule may pick; `mayBeNone` where it is possible that nothing qualifies. */
export interface Choice<Item> {
  readonly possible: readonly Item[]
  readonly mayBeNone: boolean
}

interface LookBack {
  /** Days before the index date after which a result no longer counts. */
  readonly days: number
  readonly timeZone: string | undefined
}

/**
 * Everything that may be the nearest result at or before the index date (docs/reading-rules.md, 1 and 2), over all index dates
 * and all times that the chart leaves possible. What cannot be used is chosen like what can: only then is it judged. A result
 * that is not certain displaces none; one whose time overlaps the newest is possible beside it.
 */
export function chooseNearest<Item extends Dated>(
  items: readonly Item[],
  index: IndexRange,
  lookBack: LookBack,
): Choice<Item> {
  if (index.from === index.to) return at(items, index.to, lookBack)
  const first = Number.isFinite(index.from)
    ? at(items, index.from, lookBack)
    : { possible: [], mayBeNone: true }
  const atFirst = new Set(first.possible)
  const isWithin = ({ earliest, latest }: Item) => latest > index.from && earliest <= index.to
  const possible = items.filter((item) => atFirst.has(item) || isWithin(item))
  return { possible, mayBeNone: first.mayBeNone || hasGap(possible, index, lookBack) }
}

function at<Item extends Dated>(items: readonly Item[], index: number, lookBack: LookBack): Choice<Item> {
  const eligible = items.filter(
    ({ earliest, latest }) => earliest <= index && !isTooOld(Math.min(latest, index), index, lookBack),
  )
  const certain = eligible.filter((item) => item.certain && !isTooOld(item.earliest, index, lookBack))
  const newest = certain.reduce((last, { earliest }) => Math.max(last, earliest), Number.NEGATIVE_INFINITY)
  return {
    possible: eligible.filter(({ latest }) => latest >= newest),
    mayBeNone: certain.length === 0,
  }
}

/** Whether there is a possible index date before which, within the look-back, nothing certain lies. */
function hasGap(items: readonly Dated[], index: IndexRange, lookBack: LookBack): boolean {
  const times = items
    .filter(({ certain }) => certain)
    .map(({ earliest }) => earliest)
    .toSorted((a, b) => a - b)
  return times.some((time, i) => isTooOld(time, Math.min(times[i + 1] ?? index.to, index.to), lookBack))
}

/** Whether an instant lies more calendar days before another than the look-back allows. */
export function isTooOld(instant: number, index: number, { days, timeZone }: LookBack): boolean {
  // A day more or less at the edges is told by the calendar; far from them, by the clock.
  const apart = (index - instant) / 86_400_000
  if (apart <= days - 1) return false
  if (apart > days + 1) return true
  return (
    Math.round((Date.parse(dayOf(index, timeZone)) - Date.parse(dayOf(instant, timeZone))) / 86_400_000) >
    days
  )
}
