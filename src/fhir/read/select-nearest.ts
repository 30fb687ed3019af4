import type { Candidate, Evidence, IndexDate, Reading, ReadTopic, SelectionRule } from '../chart-inputs.ts'
import type { Analyte } from '../codes/analytes.ts'
import { MODEL_UNIT } from '../codes/unit-aliases.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason, UnknownReason } from '../reasons.ts'
import { atOrBefore, type ChartTime, daysBetween } from '../resources/chart-time.ts'
import { type Measurements, passedOver, type Usable } from './measurements.ts'

/** The latest value at or before the index date, within the look-back (design rule 1). */
export function nearestReading(
  analyte: Analyte,
  { usable, rejected }: Measurements,
  index: IndexDate,
  context: ReadContext,
  topic: ReadTopic = 'laboratory',
): Reading<number> {
  const judged = usable.map((item) => ({ item, refusal: timeRefusal(item.time, index, context) }))
  const eligible = judged
    .filter(({ refusal }) => refusal === undefined)
    .map(({ item }) => item)
    .sort(byTime)
  const chosen = eligible.at(-1)
  const passed: Candidate[] = [
    ...rejected,
    ...judged.flatMap(({ item, refusal }) => (refusal ? [passedOver(analyte, item, refusal)] : [])),
    ...eligible.slice(0, -1).map((item) => passedOver(analyte, item, 'newer-used')),
  ]
  if (chosen === undefined) {
    return {
      state: 'unknown',
      reason: unknownReason(passed, context, topic),
      passedOver: newestFirst(passed),
    }
  }
  return {
    state: 'known',
    value: chosen.value,
    unit: MODEL_UNIT[analyte.kind],
    evidence: evidenceFor('nearest-before-index', [chosen], chosen.time, index, context),
    passedOver: newestFirst(passed),
  }
}

/** Why a time does not qualify as baseline: after the index date, or beyond the look-back. */
export function timeRefusal(
  time: ChartTime,
  index: IndexDate,
  context: ReadContext,
): Extract<RejectionReason, 'after-index' | 'too-old'> | undefined {
  if (!atOrBefore(time, index.time)) return 'after-index'
  const { old } = context.site.reading.lookBackDays
  return daysBetween(time, index.time, context.site.timeZone) > old ? 'too-old' : undefined
}

/** Evidence with age and freshness at the index date. */
export function evidenceFor(
  rule: SelectionRule,
  items: readonly Pick<Usable, 'source'>[],
  time: ChartTime,
  index: IndexDate,
  context: ReadContext,
): Evidence {
  const ageDays = daysBetween(time, index.time, context.site.timeZone)
  const { fresh } = context.site.reading.lookBackDays
  const freshness = !atOrBefore(time, index.time) ? 'later' : ageDays > fresh ? 'old' : 'fresh'
  return { rule, sources: items.map(({ source }) => source), time, ageDays, freshness }
}

/** The one reason that best explains an absence: what would have been usable but for its date comes first. */
export function unknownReason(
  passed: readonly Candidate[],
  context: ReadContext,
  topic: ReadTopic,
): UnknownReason {
  if (context.failures.some((failure) => failure.topic === topic)) return 'read-failed'
  const reasons = new Set(passed.map(({ reason }) => reason))
  if (reasons.has('after-index')) return 'only-after-index'
  if (reasons.has('too-old')) return 'too-old'
  const own = [...reasons].filter((reason) => reason !== 'wrong-subject')
  return own.length > 0 ? 'none-usable' : 'not-found'
}

export function byTime(a: Usable, b: Usable): number {
  return a.time.to - b.time.to || a.time.from - b.time.from
}

/** Newest first; candidates without a readable date last. */
export function newestFirst(candidates: readonly Candidate[]): Candidate[] {
  const at = ({ time }: Candidate) => time?.to ?? Number.NEGATIVE_INFINITY
  return [...candidates].sort((a, b) => (at(a) === at(b) ? 0 : at(b) - at(a)))
}
