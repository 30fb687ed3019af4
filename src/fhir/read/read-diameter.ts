import { hull, type Interval } from '../../model/interval.ts'
import type { Candidate, IndexDate, Reading } from '../chart-inputs.ts'
import { ANALYTES } from '../codes/analytes.ts'
import { hasCode, namesOf } from '../codes/code-match.ts'
import {
  PATHOLOGY,
  SPECIMEN_EXAMINATION,
  TUMOUR_LONGEST,
  TUMOUR_OTHER_DIMENSION,
} from '../codes/standard-codes.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason } from '../reasons.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { calendarDay, dayOf } from '../resources/chart-time.ts'
import type { Observation } from '../resources/resource-schemas.ts'
import { type Choice, chooseNearest, type IndexRange, isTooOld } from './choose-nearest.ts'
import { lesionIdentity, lesionPlace } from './lesion-site.ts'
import { candidateOf, isUsable, type Measurements, type Result, type Usable } from './measurements.ts'
import { dateRefusal, indexRange, isOpen, lookBack, readingOf } from './select-nearest.ts'

const DIAMETER = ANALYTES.tumourDiameter

/** A size with the lesion it is of; undefined where the chart does not name it. */
interface LesionSize extends Result {
  readonly lesion: string | undefined
  /** The first and the last day on which it may have been taken, YYYY-MM-DD; '' where nothing tells the first. */
  readonly firstDay: string
  readonly day: string
}

/** What the sizes tell of the lesions in the liver. */
export interface KnownLesions {
  /** The lesion whose size counts, where it is named. */
  readonly largest: string | undefined
  readonly several: boolean
}

/**
 * The diameter, cm, of the largest lesion in the liver (docs/reading-rules.md, 5): of each named lesion the latest size at or
 * before the index date within the look-back, then the largest. Sizes that name no lesion may be of one measured before, so an
 * older and larger one leaves the upper end open, as does a size that may not count.
 */
export function readDiameter(
  measurements: Measurements,
  chart: ChartResources,
  index: IndexDate,
  context: ReadContext,
): { diameter: Reading<number>; lesions: KnownLesions } {
  const { sizes, passed } = liverSizes(measurements, chart, context)
  const found = momentsOf(sizes, indexRange(index)).map((moment) => largestAt(sizes, moment, context))
  const value = hull(found.flatMap(({ range }) => range ?? []))
  const largestAtAny = new Set(found.flatMap(({ items }) => items))
  const largest = sizes.filter((item) => largestAtAny.has(item))
  const eligible = new Set(found.flatMap((one) => one.eligible))
  const mayBeNone = index.state === 'unknown' || found.some(({ range }) => range === undefined)
  const reasonOf = openReason(largest, value, index)
  const diameter = readingOf({
    // The sizes that may be the largest, each within what all of them leave possible.
    choice: {
      possible: largest.map((item) => ({ ...item, reason: reasonOf(item), said: item.value, value })),
      mayBeNone,
    },
    unit: 'cm',
    rule: 'largest-lesion',
    sourcesOf: (item) => [item.source],
    candidatesOf: ({ said, ...item }, reason) => [candidateOf(DIAMETER, { ...item, value: said }, reason)],
    passed: [
      ...passed,
      ...sizes
        .filter((item) => !largestAtAny.has(item))
        .map((item) => candidateOf(DIAMETER, item, whyNot(item, eligible, index, context))),
    ],
    index,
    context,
  })
  const names = new Set(largest.map(({ lesion }) => lesion))
  return {
    diameter,
    lesions: { largest: names.size === 1 ? [...names][0] : undefined, several: areSeveral(sizes) },
  }
}

/** Whether the sizes may be of more than one lesion: two that are named apart, or two that name none and may be of one day. */
function areSeveral(sizes: readonly LesionSize[]): boolean {
  const named = new Set(sizes.flatMap(({ lesion }) => lesion ?? []))
  const unnamed = sizes
    .filter(({ lesion }) => lesion === undefined)
    .toSorted((a, b) => a.firstDay.localeCompare(b.firstDay))
  const mayBeOfOneDay = unnamed
    .slice(1)
    .some(({ firstDay }, before) => firstDay <= (unnamed[before]?.day ?? ''))
  return named.size > 1 || mayBeOfOneDay
}

/** The index dates at which another size may come to be the largest; the one where it is known. */
function momentsOf(sizes: readonly LesionSize[], { from, to }: IndexRange): number[] {
  if (from === to || !Number.isFinite(from)) return [to]
  const changes = sizes.flatMap(({ earliest, latest }) => [earliest - 1, earliest, latest])
  return [...new Set([from, ...changes.filter((at) => at > from && at < to), to])]
}

interface Largest {
  /** Undefined where nothing surely counts. */
  readonly range: Interval | undefined
  /** The sizes that may be the largest, and all that may count. */
  readonly items: readonly LesionSize[]
  readonly eligible: readonly LesionSize[]
}

/**
 * The range of the largest lesion's size at one index date. High end: the largest of all that may count. Low end: the largest of
 * those that surely count and that no later size can stand in the place of.
 */
function largestAt(sizes: readonly LesionSize[], moment: number, context: ReadContext): Largest {
  const at = { from: moment, to: moment }
  const inTime = sizes.filter(
    ({ earliest, latest }) =>
      earliest <= moment && !isTooOld(Math.min(latest, moment), moment, lookBack(context)),
  )
  const named = [...Map.groupBy(inTime, ({ lesion }) => lesion)].flatMap(([lesion, group]) =>
    lesion === undefined ? [] : [chooseNearest(group, at, lookBack(context))],
  )
  const unnamed = inTime.filter(({ lesion }) => lesion === undefined)
  const eligible = [...named.flatMap(({ possible }) => possible), ...unnamed]
  const certain = eligible.filter((item) => item.certain)
  if (certain.length === 0) return { range: undefined, items: eligible, eligible }
  const high = Math.max(...eligible.map(({ value }) => value?.high ?? Number.POSITIVE_INFINITY))
  const low = Math.min(lowOf(named, unnamed), ...laterInDoubt(eligible, certain))
  const items = eligible.filter(({ value }) => value === undefined || value.high >= low)
  const ends = items.flatMap(({ value }) => value ?? [])
  const above = low !== high && ends.every((value) => value.low > low || value.above === true)
  return { range: { low, high, ...(above ? { above } : {}) }, items, eligible }
}

/** The most that is surely there: lesions that no unnamed size follows, and the sizes of the latest examination. */
function lowOf(named: readonly Choice<LesionSize>[], unnamed: readonly LesionSize[]): number {
  const certain = unnamed.filter((item) => item.certain)
  const lastExam = lastDay(certain)
  const ofLesions = named.flatMap(({ possible, mayBeNone }) => {
    const isFollowed = possible.some(({ day }) => day < lastExam)
    return mayBeNone || isFollowed ? [] : [Math.min(...possible.map(lowEnd))]
  })
  // A lesion that is named later may be the one that was not named before.
  const lastNamed = lastDay(named.flatMap(({ possible }) => possible.filter((item) => item.certain)))
  const current = certain.filter(({ day }) => day === lastExam && day >= lastNamed)
  return Math.max(0, ...ofLesions, ...current.map(lowEnd))
}

/**
 * Sizes in doubt that may have been taken after all that surely count: each may be that of a lesion measured before, one that names its
 * lesion of those that do not.
 */
function laterInDoubt(eligible: readonly LesionSize[], certain: readonly LesionSize[]): number[] {
  const lastExam = lastDay(certain)
  const mayBeOfOld = ({ lesion }: LesionSize) =>
    lesion === undefined || certain.some((item) => item.lesion === undefined)
  return eligible.filter((item) => !item.certain && item.day > lastExam && mayBeOfOld(item)).map(lowEnd)
}

/** The latest day, '' where there is none; an examination is one calendar day. */
function lastDay(sizes: readonly LesionSize[]): string {
  return sizes.reduce((last, { day }) => (day > last ? day : last), '')
}

function lowEnd({ value }: LesionSize): number {
  return value?.low ?? 0
}

/** Why a size leaves the diameter open, where nothing of the sizes themselves does: they contradict each other, or name no lesion. */
function openReason(
  largest: readonly LesionSize[],
  value: Interval | undefined,
  index: IndexDate,
): (item: LesionSize) => RejectionReason | undefined {
  const isClear = value === undefined || value.low === value.high || isOpen(index)
  if (isClear || largest.some(({ reason }) => reason !== undefined)) return ({ reason }) => reason
  if (largest.every(({ lesion }) => lesion !== undefined)) return () => 'contradictory-duplicate'
  return ({ lesion }) => (lesion === undefined ? 'lesion-unknown' : undefined)
}

/** The largest lesion of each exam, oldest first, whatever its date. */
export function largestLesions(
  measurements: Measurements,
  chart: ChartResources,
  context: ReadContext,
): Usable[] {
  const { timeZone } = context.site
  const { sizes } = liverSizes(measurements, chart, context)
  const lesions = sizes.flatMap((item): Usable[] => (isUsable(item) ? [item] : []))
  return [...Map.groupBy(lesions, ({ time }) => calendarDay(time, timeZone)).values()]
    .flatMap((exam) => exam.toSorted((a, b) => b.value.low - a.value.low).slice(0, 1))
    .toSorted((a, b) => a.latest - b.latest)
}

/**
 * The sizes of lesions in the liver, each with its lesion. One whose place cannot be told is in doubt: it may be elsewhere. Where
 * the chart says no more of any lesion than a reference to what was not delivered, all of them are taken, and named as in doubt;
 * but not where the search for lesions failed or was not allowed: then it would have told.
 */
function liverSizes(
  { results, rejected }: Measurements,
  chart: ChartResources,
  { failures, site }: ReadContext,
): { sizes: LesionSize[]; passed: Candidate[] } {
  const placed = results.map((item) => ({
    item,
    place: item.observation && lesionPlace(item.observation, chart),
  }))
  const isPlaced = placed.some(({ place }) => place === 'liver' || place === 'unsaid')
  const wereRead = !failures.some(({ topic, code }) => topic === 'lesions' && code !== 'not-supported')
  const sizes: LesionSize[] = []
  const passed: Candidate[] = [...rejected]
  for (const { item, place } of placed) {
    const refusal = otherSize(item, place === 'elsewhere')
    if (refusal !== undefined) {
      passed.push(candidateOf(DIAMETER, item, refusal))
      continue
    }
    const said = withOthers(item, results)
    const lesion = item.observation && lesionIdentity(item.observation, chart.bodyStructures)
    const unknown = place === 'unknown'
    const isAllThatIsSaid = wereRead && !isPlaced && item.observation?.bodySite === undefined
    sizes.push({
      ...said,
      lesion,
      firstDay: Number.isFinite(item.earliest) ? dayOf(item.earliest, site.timeZone) : '',
      day: dayOf(item.latest, site.timeZone),
      certain: item.certain && (!unknown || isAllThatIsSaid),
      reason: said.reason ?? (unknown ? 'place-unknown' : undefined),
    })
  }
  return { sizes, passed }
}

/** A longest dimension with the others of its measurement: where one of them is longer, one of the two is wrong, and both are possible. */
function withOthers(item: Result, results: readonly Result[]): Result {
  const { value, observation, reason } = item
  const others = results.filter((other) => other.observation === observation && isLesserDimension(other))
  const high = Math.max(...others.flatMap((other) => (isUsable(other) ? other.value.high : [])))
  if (value === undefined || observation === undefined || isLesserDimension(item) || high <= value.high)
    return item
  return { ...item, value: { low: value.low, high }, reason: reason ?? 'contradictory-duplicate' }
}

/** Why a size is not that of a lesion in the liver. */
function otherSize(
  item: Result,
  isElsewhere: boolean,
): Extract<RejectionReason, 'other-lesion' | 'smaller-lesion' | 'several-lesions'> | undefined {
  const names = [...namesOf(item.code), ...namesOf(item.observation?.code)]
  if (names.some((name) => SUM.test(name))) return 'several-lesions'
  if (isElsewhere || (item.observation && isOfSpecimen(item.observation))) return 'other-lesion'
  return isLesserDimension(item) ? 'smaller-lesion' : undefined
}

/** A sum of diameters, as RECIST takes it, is the size of no lesion. */
const SUM = /\bsums?\b|\btotal (tumou?r |lesion )?(diameter|size|burden)|\bs[lo]d\b|总和|總和|之和|合计|合計/i

function whyNot(
  item: LesionSize,
  eligible: ReadonlySet<LesionSize>,
  index: IndexDate,
  context: ReadContext,
): RejectionReason {
  const refusal = dateRefusal(item, index, context)
  if (refusal !== undefined) return refusal
  return eligible.has(item) ? 'smaller-lesion' : 'earlier-exam'
}

/** A size taken by the pathologist is that of a lesion which is no longer in the liver. */
function isOfSpecimen({ specimen, method, category, code }: Observation): boolean {
  const concepts = [code, ...(method ? [method] : []), ...(category ?? [])]
  return (
    specimen !== undefined ||
    hasCode(method, SPECIMEN_EXAMINATION) ||
    concepts.some((item) => hasCode(item, PATHOLOGY) || namesOf(item).some((name) => TAKEN_OUT.test(name)))
  )
}

const TAKEN_OUT = /patholog|\bspecimens?\b|\bresect(ed|ion)\b|病理|标本|標本|切除/i

/** A further dimension of a lesion whose longest one is named too (mCODE TumorSize), even if that one was unusable. */
function isLesserDimension({ code, observation }: Result): boolean {
  return (
    hasCode(code, TUMOUR_OTHER_DIMENSION) &&
    (observation?.component ?? []).some((component) => hasCode(component.code, TUMOUR_LONGEST))
  )
}
