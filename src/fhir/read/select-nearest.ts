import { hull, type Interval, isPoint } from '../../model/interval.ts'
import type { Candidate, Evidence, IndexDate, Reading, SelectionRule, Source } from '../chart-inputs.ts'
import type { Analyte } from '../codes/analytes.ts'
import { MODEL_UNIT } from '../codes/unit-aliases.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason, UnknownReason } from '../reasons.ts'
import { type ChartTime, daysBetween } from '../resources/chart-time.ts'
import { type Choice, chooseNearest, type Dated, type IndexRange, isTooOld } from './choose-nearest.ts'
import { candidateOf, isUsable, type Measurements, type Result } from './measurements.ts'

/** The result nearest at or before the index date, within the look-back (docs/reading-rules.md, 1 and 2): chosen first, judged then. */
export function nearestReading(
  analyte: Analyte,
  { results, rejected }: Measurements,
  index: IndexDate,
  context: ReadContext,
): Reading<number> {
  const choice = choose(results, index, context)
  const possible = new Set(choice.possible)
  const passed = results
    .filter((item) => !possible.has(item))
    .map((item) => candidateOf(analyte, item, dateRefusal(item, index, context) ?? 'newer-used'))
  return readingOf({
    choice,
    unit: MODEL_UNIT[analyte.kind],
    rule: 'nearest-before-index',
    sourcesOf: (item) => [item.source],
    candidatesOf: (item, reason) => [candidateOf(analyte, item, reason)],
    passed: [...rejected, ...passed],
    index,
    context,
  })
}

/** What the rule of time may pick. */
export function choose<Item extends Dated>(
  items: readonly Item[],
  index: IndexDate,
  context: ReadContext,
): Choice<Item> {
  return chooseNearest(items, indexRange(index), lookBack(context))
}

/** The index dates that are possible. An open one may be any moment of its first day. */
export function indexRange({ state, from, time }: IndexDate): IndexRange {
  switch (state) {
    case 'known':
    case 'not-begun':
      return { from: time.to, to: time.to }
    case 'between':
      return { from: from?.from ?? Number.NEGATIVE_INFINITY, to: time.to }
    case 'unknown':
      return { from: Number.NEGATIVE_INFINITY, to: time.to }
  }
}

/** How long before the index date a result still counts. */
export function lookBack({ site }: ReadContext) {
  return { days: site.reading.lookBackDays.old, timeZone: site.timeZone }
}

/** Why the date of what was not chosen keeps it from counting. */
export function dateRefusal(
  { earliest, latest }: Dated,
  index: IndexDate,
  context: ReadContext,
): Extract<RejectionReason, 'after-index' | 'too-old'> | undefined {
  const { to } = indexRange(index)
  if (earliest > to) return 'after-index'
  return isTooOld(Math.min(latest, to), to, lookBack(context)) ? 'too-old' : undefined
}

/** What a rule picked, with how to say it. */
interface Picked<Item extends Dated> {
  readonly choice: Choice<Item>
  readonly unit: string
  readonly rule: SelectionRule
  readonly sourcesOf: (item: Item) => readonly Source[]
  /** The item as candidates: those with a reason of their own keep it. */
  readonly candidatesOf: (item: Item, reason: RejectionReason) => readonly Candidate[]
  readonly passed: readonly Candidate[]
  readonly index: IndexDate
  readonly context: ReadContext
}

interface Valued extends Dated {
  readonly value: Interval | undefined
  readonly reason: RejectionReason | undefined
  readonly time: ChartTime | undefined
}

/** A value where all that may have been picked agrees, the range of it where not, unknown where any of it says nothing. */
export function readingOf<Item extends Valued>(picked: Picked<Item>): Reading<number> {
  const { choice, unit, rule, index, context } = picked
  const { possible } = choice
  const values = possible.map(({ value }) => value)
  const range = hull(values.filter((value) => value !== undefined))
  const passedOver = offered(picked)
  const doubts = doubtsOf(picked)
  const time = latestTime(possible)
  const saysNothing =
    choice.mayBeNone ||
    values.includes(undefined) ||
    range === undefined ||
    time === undefined ||
    (range.low === 0 && range.high === Number.POSITIVE_INFINITY)
  if (saysNothing) {
    const reason = unknownReason(choice, [...doubts, ...passedOver], index)
    return { state: 'unknown', reason, doubts, passedOver }
  }
  const evidence = evidenceFor(rule, possible.flatMap(picked.sourcesOf), time, index, context)
  if (isPoint(range)) {
    return {
      state: 'known',
      value: range.low,
      unit,
      evidence,
      doubts,
      passedOver: newestFirst(picked.passed),
    }
  }
  return {
    state: 'interval',
    ...range,
    unit,
    evidence,
    because: because(possible, index),
    doubts,
    passedOver,
  }
}

/** What was picked and is no plain value; of several plain ones that differ, each. */
function doubtsOf<Item extends Valued>(picked: Picked<Item>): Candidate[] {
  const { possible } = picked.choice
  const doubted = contradict(picked) ? possible : possible.filter(({ reason }) => reason !== undefined)
  const all = doubted.flatMap((item) => picked.candidatesOf(item, 'contradictory-duplicate'))
  // Two ratios may share a count: it is in doubt once.
  return newestFirst([
    ...new Map(all.map((item) => [`${item.reference} ${item.original} ${item.reason}`, item])).values(),
  ])
}

/** What was passed over, and the plain values that were picked beside others: each may be chosen by hand. */
function offered<Item extends Valued>(picked: Picked<Item>): Candidate[] {
  const reason = isOpen(picked.index) ? 'index-date-open' : 'newer-used'
  const plain = picked.choice.possible.filter((item) => item.reason === undefined)
  const left = contradict(picked) ? [] : plain.flatMap((item) => picked.candidatesOf(item, reason))
  return newestFirst([...picked.passed, ...left])
}

/** Whether plain values of one time differ, with nothing else to explain it. */
function contradict<Item extends Valued>({ choice: { possible }, index }: Picked<Item>): boolean {
  const values = new Set(possible.map(({ value }) => value?.low))
  return !isOpen(index) && values.size > 1 && possible.every(({ reason }) => reason === undefined)
}

/** Whether the index date is not known to the day. */
export function isOpen({ state }: IndexDate): boolean {
  return state === 'between' || state === 'unknown'
}

function because(possible: readonly Valued[], index: IndexDate): RejectionReason[] {
  const own = possible.flatMap(({ reason }) => reason ?? [])
  if (own.length > 0) return [...new Set(own)]
  return [isOpen(index) ? 'index-date-open' : 'contradictory-duplicate']
}

function latestTime(items: readonly Valued[]): ChartTime | undefined {
  return items
    .flatMap(({ time }) => time ?? [])
    .toSorted((a, b) => a.to - b.to)
    .at(-1)
}

/** Evidence with age and freshness at the index date; of an open one, at the latest that is possible. */
export function evidenceFor(
  rule: SelectionRule,
  sources: readonly Source[],
  time: ChartTime,
  index: IndexDate,
  context: ReadContext,
): Evidence {
  const ageDays = daysBetween(time, index.time, context.site.timeZone)
  const { fresh } = context.site.reading.lookBackDays
  const freshness = time.from > index.time.to ? 'later' : ageDays > fresh ? 'old' : 'fresh'
  return { rule, sources, time, ageDays, freshness }
}

/** The one reason that best explains an absence: what would have been usable but for its date comes first. */
function unknownReason(
  { possible, mayBeNone }: Choice<Valued>,
  passed: readonly Candidate[],
  index: IndexDate,
): UnknownReason {
  if (isOpen(index) && mayBeNone && possible.some(({ value }) => value !== undefined))
    return 'index-date-open'
  const reasons = new Set(passed.map(({ reason }) => reason))
  if (possible.length > 0) {
    const older = passed.some(({ converted, reason }) => converted !== undefined && reason === 'newer-used')
    return older ? 'newest-not-usable' : 'none-usable'
  }
  if (reasons.has('after-index')) return 'only-after-index'
  if (reasons.has('too-old')) return 'too-old'
  return passed.some(({ reason }) => reason !== 'wrong-subject') ? 'none-usable' : 'not-found'
}

export function byTime(a: Dated, b: Dated): number {
  return a.latest - b.latest || a.earliest - b.earliest
}

/** Usable results, oldest first. */
export function usableByTime({ results }: Measurements): Result[] {
  return results.filter(isUsable).toSorted(byTime)
}

/** Newest first; candidates without a readable date last. */
export function newestFirst(candidates: readonly Candidate[]): Candidate[] {
  const at = ({ time }: Candidate) => time?.to ?? Number.NEGATIVE_INFINITY
  return [...candidates].sort((a, b) => (at(a) === at(b) ? 0 : at(b) - at(a)))
}
