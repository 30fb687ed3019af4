import {
  computeDeltaT,
  type SiteValues,
  type StiffnessChange,
} from '../../model/elastography/stiffness-change.ts'
import type { DeltaTSign } from '../../model/predictor.ts'
import type { Candidate, DeltaTReading, IndexDate, StiffnessExam } from '../chart-inputs.ts'
import { isTooOld } from '../read/choose-nearest.ts'
import { isTracked } from '../read/lesion-site.ts'
import type { KnownLesions } from '../read/read-diameter.ts'
import { evidenceFor, indexRange, isOpen, newestFirst } from '../read/select-nearest.ts'
import type { Therapy } from '../read/therapy.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason, UnknownReason } from '../reasons.ts'
import {
  addDays,
  type ChartTime,
  calendarDay,
  chartTime,
  daysBetween,
  instant,
} from '../resources/chart-time.ts'
import type { UnreadExam } from './imaging-measurements.ts'
import type { StiffnessExams } from './stiffness-exams.ts'

interface ExamPair {
  readonly baseline: StiffnessExam
  readonly followUp: StiffnessExam
  readonly change: StiffnessChange
}

/** What the exams leave possible for one start of therapy. */
interface Pairing {
  /** The pairs that may be the one that counts, the likeliest first. */
  readonly possible: readonly ExamPair[]
  /** Whether one of them counts for sure, if none before it does. */
  readonly isSettled: boolean
  /** Exams that could serve, the best first. */
  readonly before: readonly StiffnessExam[]
  readonly after: readonly StiffnessExam[]
  /** To be shown where no pair is possible: the first that could be formed. */
  readonly first: ExamPair | undefined
}

/** More days than these a start is not tried at one by one: dT is then unknown. */
const MOST_STARTS = 800

/**
 * dT from the exam before and the one about six weeks after the start of therapy (docs/reading-rules.md, 6), of the same lesion;
 * where several could serve, the one that decides. `lesions` is what the sizes tell. Where the start is
 * open, dT is known only if every start that is possible gives the same sign.
 */
export function readDeltaT(
  { exams, unread, rejected, offered }: StiffnessExams,
  therapy: Therapy,
  index: IndexDate,
  lesions: KnownLesions,
  context: ReadContext,
): DeltaTReading {
  const named = new Set(exams.flatMap((exam) => exam.lesion ?? []))
  const only = named.size === 1 ? [...named][0] : undefined
  // The only lesion may be tracked by its examinations and named otherwise by its sizes.
  const isOtherwiseNamed =
    lesions.largest !== undefined && only !== undefined && isTracked(only) !== isTracked(lesions.largest)
  const largest = isOtherwiseNamed && !lesions.several ? undefined : lesions.largest
  const known = largest ?? only
  const several = lesions.several || new Set([...named, ...(largest ? [largest] : [])]).size > 1
  const ofLesion = exams.filter((exam) => exam.lesion === undefined || exam.lesion === known)
  const starts = possibleStarts(index, context)
  const changes = changeOf(context)
  const pairings = starts.map((start) => pairingFor(ofLesion, start, several, changes, context))
  const last = pairings.at(-1)
  const { sign, inDoubt } = signOf(pairings)
  const shown = last?.possible[0] ?? last?.first
  const baseline = shown?.baseline ?? last?.before[0]
  const followUp = shown?.followUp ?? last?.after[0]
  const uncertain = [baseline, followUp].flatMap((exam) => (exam?.certain === false ? exam : []))
  const doubted = new Set([...inDoubt, ...uncertain])
  const missing = unread.filter((item) => isInReach(item, starts, context))
  const passedOver = newestFirst([
    ...rejected,
    ...unread.filter((item) => !missing.includes(item)).map((item) => item.candidate),
    ...exams
      .filter((exam) => exam !== baseline && exam !== followUp && !doubted.has(exam))
      .flatMap((exam) => candidates(exam, whyNot(exam, ofLesion, last, therapy, index, context))),
  ])
  const doubts = newestFirst([
    ...missing.map((item) => item.candidate),
    ...[...doubted].flatMap((exam) => candidates(exam, exam.doubt ?? 'contradictory-duplicate')),
  ])
  const reading = {
    doubts,
    passedOver,
    exams: {
      baseline,
      followUp,
      change: shown?.change,
      offered,
      window: therapy.started && windowOf(therapy.started, context),
    },
  }
  if (sign === undefined || missing.length > 0 || shown === undefined) {
    return {
      state: 'unknown',
      reason: unknownReason(
        therapy,
        index,
        last,
        { doubts, isOfOthers: isOfOthers(exams, ofLesion, index) },
        context,
      ),
      ...reading,
    }
  }
  const sources = [...shown.baseline.sources, ...shown.followUp.sources]
  const evidence = evidenceFor('stiffness-change', sources, shown.followUp.time, index, context)
  // The follow-up is meant to come after the index date; it is not "later than it should be".
  return { state: 'known', value: sign, unit: '', evidence: { ...evidence, freshness: 'fresh' }, ...reading }
}

/** An exam's resources as candidates; one that holds a site that cannot be read, or is in doubt, has a reason of its own. */
function candidates(exam: StiffnessExam, reason: RejectionReason): Candidate[] {
  return exam.sources.map((source) => {
    const own = exam.unreadable.find(({ references }) => references.includes(source.reference))?.reason
    return { ...source, reason: exam.doubt ?? own ?? reason, converted: undefined }
  })
}

/** The starts of therapy that are possible, a day each; one where it is known, none where therapy has not begun or nothing bounds it. */
function possibleStarts(index: IndexDate, { site: { timeZone } }: ReadContext): ChartTime[] {
  switch (index.state) {
    case 'known':
    case 'not-begun':
      return [index.time]
    case 'between': {
      const { from, time } = index
      if (from === undefined) return []
      const days = daysBetween(from, time, timeZone)
      if (days > MOST_STARTS) return []
      return Array.from({ length: days + 1 }, (_, i) =>
        chartTime(addDays(from, i, timeZone), timeZone),
      ).flatMap((day) => (day.ok ? [day.time] : []))
    }
    case 'unknown':
      return []
  }
}

/** The sign that every start and every pair that is possible gives; and the exams that leave it open. */
function signOf(pairings: readonly Pairing[]): { sign: DeltaTSign | undefined; inDoubt: StiffnessExam[] } {
  const possible = pairings.flatMap((pairing) => pairing.possible)
  const [sign, ...others] = new Set(possible.map(({ change }) => change.sign))
  const inUse = [...new Set(possible.flatMap(({ baseline, followUp }) => [baseline, followUp]))]
  // Pairs that surely count and contradict each other are all in doubt; else it is the exams that may not count.
  const contradict = pairings.some(
    (pairing) =>
      new Set(
        pairing.possible
          .filter(({ baseline, followUp }) => baseline.certain && followUp.certain)
          .map(({ change }) => change.sign),
      ).size > 1,
  )
  return {
    sign: others.length === 0 && pairings.every(({ isSettled }) => isSettled) ? sign : undefined,
    inDoubt: inUse.filter((exam) => !exam.certain || contradict),
  }
}

type ChangeOf = (baseline: StiffnessExam, followUp: StiffnessExam) => StiffnessChange

/** The change between two exams; the same two are asked for at every start that is possible. */
function changeOf({ model }: ReadContext): ChangeOf {
  const known = new Map<StiffnessExam, Map<StiffnessExam, StiffnessChange>>()
  return (baseline, followUp) => {
    const ofBaseline = known.get(baseline) ?? new Map<StiffnessExam, StiffnessChange>()
    known.set(baseline, ofBaseline)
    const change = ofBaseline.get(followUp) ?? computeDeltaT(model, valuesOf(baseline), valuesOf(followUp))
    ofBaseline.set(followUp, change)
    return change
  }
}

/**
 * The pairs that may count for one start: the latest exam before it and the one nearest to six weeks after it that decide together.
 * An exam in doubt may count or not, so the next pair is possible too; two of one time are possible both.
 */
function pairingFor(
  exams: readonly StiffnessExam[],
  start: ChartTime,
  several: boolean,
  change: ChangeOf,
  context: ReadContext,
): Pairing {
  const { timeZone } = context.site
  const lookBack = { days: context.site.reading.lookBackDays.old, timeZone }
  const limit = start.to
  const before = exams
    .filter(({ time }) => time.from <= limit && !isTooOld(Math.min(time.to, limit), limit, lookBack))
    .toSorted((a, b) => b.time.to - a.time.to)
  const { followUpDays } = context.site.reading
  const ideal = context.model.elastography.followUpWeeks * 7
  const dayOf = ({ time }: StiffnessExam) => daysBetween(start, time, timeZone)
  const after = exams
    .filter(({ time }) => time.from > start.to)
    .map((exam) => ({ exam, day: dayOf(exam) }))
    .filter(({ day }) => day >= followUpDays.from && day <= followUpDays.to)
    .toSorted((a, b) => Math.abs(a.day - ideal) - Math.abs(b.day - ideal) || a.day - b.day)
    .map(({ exam }) => exam)
  const possible: ExamPair[] = []
  let first: ExamPair | undefined
  let settled: ExamPair | undefined
  for (const baseline of before) {
    // The latest comes first: of the settled one's time are those that end when it had begun.
    if (settled !== undefined && baseline.time.to < settled.baseline.time.from) break
    for (const followUp of after) {
      if (settled !== undefined && dayOf(followUp) !== dayOf(settled.followUp)) continue
      if (!isSameLesion(baseline, followUp, several)) continue
      const pair = { baseline, followUp, change: change(baseline, followUp) }
      first ??= pair
      // What was measured and cannot be read may decide otherwise than the next exam: it is not passed over.
      if (pair.change.sign === undefined && !isUnread(baseline) && !isUnread(followUp)) continue
      possible.push(pair)
      if (baseline.certain && followUp.certain) settled ??= pair
    }
  }
  return { possible, isSettled: settled !== undefined, before, after, first }
}

/** Whether a site was measured and cannot be read; one that was not measured is just not there. */
function isUnread({ unreadable }: StiffnessExam): boolean {
  return unreadable.some(({ reason }) => reason !== 'data-absent')
}

function valuesOf({ medians, bounds }: StiffnessExam): SiteValues {
  return { ...bounds, ...medians }
}

/** Whether an exam that cannot be read may have been one of the two, for some start that is possible. */
function isInReach(
  { earliest, latest }: UnreadExam,
  starts: readonly ChartTime[],
  { site }: ReadContext,
): boolean {
  const { lookBackDays, followUpDays } = site.reading
  const [first, last] = [starts[0], starts.at(-1)]
  if (first === undefined || last === undefined) return false
  return (
    latest >= first.from - (lookBackDays.old + 1) * 86_400_000 &&
    earliest <= last.to + (followUpDays.to + 1) * 86_400_000
  )
}

/** Two exams that are of no other lesion are of one where both name it, or where the chart knows of no more than one. */
function isSameLesion(one: StiffnessExam, other: StiffnessExam, several: boolean): boolean {
  return !several || (one.lesion !== undefined && other.lesion !== undefined)
}

function whyNot(
  exam: StiffnessExam,
  ofLesion: readonly StiffnessExam[],
  pairing: Pairing | undefined,
  { started }: Therapy,
  index: IndexDate,
  context: ReadContext,
): RejectionReason {
  // Several lesions were examined and nothing says which is the largest: then none is taken.
  if (!ofLesion.includes(exam)) return 'other-lesion'
  const { timeZone, reading } = context.site
  const { to } = indexRange(index)
  if (exam.time.from <= to) {
    if (isTooOld(Math.min(exam.time.to, to), to, { days: reading.lookBackDays.old, timeZone }))
      return 'too-old'
    return isOpen(index) ? 'index-date-open' : 'earlier-exam'
  }
  if (started === undefined) return 'after-index'
  return pairing?.after.includes(exam) ? 'other-rule-used' : 'outside-window'
}

/** Whether examinations of other lesions were made before the start. */
function isOfOthers(
  exams: readonly StiffnessExam[],
  ofLesion: readonly StiffnessExam[],
  index: IndexDate,
): boolean {
  return exams.some((exam) => !ofLesion.includes(exam) && exam.time.from <= indexRange(index).to)
}

function windowOf(started: ChartTime, context: ReadContext): { from: string; to: string } {
  const { from, to } = context.site.reading.followUpDays
  const { timeZone } = context.site
  return { from: addDays(started, from, timeZone), to: addDays(started, to, timeZone) }
}

function unknownReason(
  therapy: Therapy,
  index: IndexDate,
  pairing: Pairing | undefined,
  { doubts, isOfOthers }: { readonly doubts: readonly Candidate[]; readonly isOfOthers: boolean },
  context: ReadContext,
): UnknownReason {
  if (isOpen(index)) return 'index-date-open'
  if (therapy.started === undefined) return 'therapy-not-started'
  if (doubts.length > 0) return 'newest-not-usable'
  const [hasBaseline, hasFollowUp] = [pairing?.before, pairing?.after].map(
    (exams) => exams?.[0] !== undefined,
  )
  if (!hasBaseline) return isOfOthers ? 'lesion-not-known' : 'no-baseline-exam'
  if (hasFollowUp) return pairing?.first === undefined ? 'lesion-not-known' : 'sites-do-not-decide'
  const today = daysBetween(therapy.started, instant(context.asOf), context.site.timeZone)
  const { from, to } = context.site.reading.followUpDays
  if (today < from) return 'follow-up-not-due'
  return today <= to ? 'follow-up-due' : 'follow-up-missed'
}

/** Two exams of one lesion about six weeks apart, as they are made around a start of therapy. */
export function speakAgainstNotBegun({ exams }: StiffnessExams, context: ReadContext): boolean {
  const { from, to } = context.site.reading.followUpDays
  const days = exams.map(({ time }) => calendarDay(time, context.site.timeZone)).toSorted()
  return days.some((first) =>
    days.some((second) => {
      const apart = (Date.parse(second) - Date.parse(first)) / 86_400_000
      return apart >= from && apart <= to
    }),
  )
}
