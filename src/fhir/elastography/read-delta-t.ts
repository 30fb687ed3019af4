import type { DeltaTSign } from '../../model/predictor.ts'
import { deltaP, deltaT, type SiteValues, type StiffnessChange } from '../../model/stiffness-change.ts'
import type { Candidate, DeltaTReading, IndexDate, StiffnessExam } from '../chart-inputs.ts'
import { isTooOld } from '../read/choose-nearest.ts'
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
import type { StiffnessExams, UnreadExam } from './stiffness-exams.ts'

/** The two exams that form dT for one start of therapy, and what their sites say together. */
interface ExamPair {
  readonly baseline: StiffnessExam | undefined
  readonly followUp: StiffnessExam | undefined
  readonly change: StiffnessChange | undefined
  /** Exams that could have served and were passed over for another. */
  readonly others: readonly StiffnessExam[]
  readonly lesionUnknown: boolean
}

/** More days than these a start is not tried at one by one: dT is then unknown. */
const MOST_STARTS = 800

/**
 * dT from the exam before and the one about six weeks after the start of therapy (docs/reading-rules.md, 6), of the same lesion;
 * where several could serve, the one that decides. `lesions` is what the sizes tell. Where the start is
 * open, dT is known only if every start that is possible gives the same sign.
 */
export function readDeltaT(
  { exams, unread, rejected }: StiffnessExams,
  therapy: Therapy,
  index: IndexDate,
  lesions: KnownLesions,
  context: ReadContext,
): DeltaTReading {
  const named = new Set(exams.flatMap((exam) => exam.lesion ?? []))
  const known = lesions.largest ?? (named.size === 1 ? [...named][0] : undefined)
  const several =
    lesions.several || new Set([...named, ...(lesions.largest ? [lesions.largest] : [])]).size > 1
  const ofLesion = exams.filter((exam) => exam.lesion === undefined || exam.lesion === known)
  const sureExams = ofLesion.filter(({ certain }) => certain)
  const starts = possibleStarts(index, context)
  const pairs = starts.map((start) => pairFor(sureExams, start, index, several, context))
  const pair = pairs.at(-1)
  const { sign, doubted } = signOf(pairs, starts, ofLesion, several, index, context)
  const missing = unread.filter((item) => isInReach(item, starts, context))
  const used = [pair?.baseline, pair?.followUp]
  const candidate = (exam: StiffnessExam, reason: RejectionReason): Candidate[] =>
    exam.sources.map((source) => ({ ...source, reason, converted: undefined }))
  const passedOver = newestFirst([
    ...rejected,
    ...unread.filter((item) => !missing.includes(item)).map((item) => item.candidate),
    ...exams
      .filter((exam) => !used.includes(exam) && !doubted.includes(exam))
      .flatMap((exam) => candidate(exam, whyNot(exam, ofLesion, pair, therapy, index, context))),
  ])
  const doubts = newestFirst([
    ...missing.map((item) => item.candidate),
    ...doubted.flatMap((exam) => candidate(exam, exam.doubt ?? 'lesion-unknown')),
  ])
  const reading = {
    doubts,
    passedOver,
    exams: {
      baseline: pair?.baseline,
      followUp: pair?.followUp,
      change: pair?.change,
      liverChange:
        pair?.baseline &&
        pair.followUp &&
        deltaP(context.model, pair.baseline.medians, pair.followUp.medians),
      window: therapy.started && windowOf(therapy.started, context),
    },
  }
  if (sign === undefined || missing.length > 0 || !pair?.baseline || !pair.followUp) {
    return { state: 'unknown', reason: unknownReason(therapy, index, pair, doubts, context), ...reading }
  }
  const sources = [...pair.baseline.sources, ...pair.followUp.sources]
  const evidence = evidenceFor('stiffness-change', sources, pair.followUp.time, index, context)
  // The follow-up is meant to come after the index date; it is not "later than it should be".
  return { state: 'known', value: sign, unit: '', evidence: { ...evidence, freshness: 'fresh' }, ...reading }
}

/** The starts of therapy that are possible, a day each; one where it is known, none where therapy has not begun or nothing bounds it. */
function possibleStarts(index: IndexDate, { site: { timeZone } }: ReadContext): ChartTime[] {
  switch (index.state) {
    case 'known':
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
    case 'not-begun':
      return [index.time]
    case 'unknown':
      return []
  }
}

/** The sign that every possible start gives, with every exam in doubt counted and not counted; and those that leave it open. */
function signOf(
  pairs: readonly ExamPair[],
  starts: readonly ChartTime[],
  ofLesion: readonly StiffnessExam[],
  several: boolean,
  index: IndexDate,
  context: ReadContext,
): { sign: DeltaTSign | undefined; doubted: StiffnessExam[] } {
  const signs = new Set(pairs.map(({ change }) => change?.sign))
  const doubted: StiffnessExam[] = []
  const sure = ofLesion.filter(({ certain }) => certain)
  for (const exam of ofLesion.filter(({ certain }) => !certain)) {
    // An exam in doubt matters where it would be one of the two, at any start that is possible.
    const with_ = starts.map((start) => pairFor([...sure, exam], start, index, several, context))
    if (!with_.some(({ baseline, followUp }) => baseline === exam || followUp === exam)) continue
    doubted.push(exam)
    for (const { change } of with_) signs.add(change?.sign)
  }
  const [only] = signs
  return { sign: signs.size === 1 ? only : undefined, doubted }
}

function pairFor(
  exams: readonly StiffnessExam[],
  start: ChartTime,
  index: IndexDate,
  several: boolean,
  context: ReadContext,
): ExamPair {
  const { timeZone } = context.site
  const lookBack = { days: context.site.reading.lookBackDays.old, timeZone }
  const limit = index.state === 'known' ? indexRange(index).to : start.to
  const before = exams
    .filter(({ time }) => time.from <= limit && !isTooOld(Math.min(time.to, limit), limit, lookBack))
    .toSorted((a, b) => b.time.to - a.time.to)
  const { followUpDays } = context.site.reading
  const ideal = context.model.elastography.followUpWeeks * 7
  const after = exams
    .filter(({ time }) => time.from > start.to)
    .map((exam) => ({ exam, day: daysBetween(start, exam.time, timeZone) }))
    .filter(({ day }) => day >= followUpDays.from && day <= followUpDays.to)
    .toSorted((a, b) => Math.abs(a.day - ideal) - Math.abs(b.day - ideal) || a.day - b.day)
    .map(({ exam }) => exam)
  const candidates = before.flatMap((baseline) =>
    after
      .filter((followUp) => isSameLesion(baseline, followUp, several))
      .map((followUp) => ({
        baseline,
        followUp,
        change: deltaT(context.model, valuesOf(baseline), valuesOf(followUp)),
      })),
  )
  // A site that was measured and cannot be read may decide otherwise than the next exam: it is not passed over.
  const isUnread = (exam: StiffnessExam) =>
    exam.unreadable.some(({ site }) => exam.bounds[site] === undefined)
  const chosen =
    candidates.find(
      ({ baseline, followUp, change }) =>
        change.sign !== undefined || isUnread(baseline) || isUnread(followUp),
    ) ?? candidates[0]
  const others = [...before, ...after].filter(
    (exam) => exam !== chosen?.baseline && exam !== chosen?.followUp,
  )
  if (chosen !== undefined) return { ...chosen, others, lesionUnknown: false }
  const lesionUnknown = before.length > 0 && after.length > 0
  return { baseline: before[0], followUp: after[0], change: undefined, others, lesionUnknown }
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

/** Two exams are of one lesion where both name it, or where the chart knows of no more than one. */
function isSameLesion(one: StiffnessExam, other: StiffnessExam, several: boolean): boolean {
  if (one.lesion !== undefined && other.lesion !== undefined) return one.lesion === other.lesion
  return !several
}

function whyNot(
  exam: StiffnessExam,
  ofLesion: readonly StiffnessExam[],
  pair: ExamPair | undefined,
  { started }: Therapy,
  index: IndexDate,
  context: ReadContext,
): RejectionReason {
  // Several lesions were examined and nothing says which is the largest: then none is taken.
  if (!ofLesion.includes(exam)) return 'other-lesion'
  if (exam.doubt !== undefined) return exam.doubt
  const { timeZone, reading } = context.site
  const { to } = indexRange(index)
  if (exam.time.from <= to) {
    if (isTooOld(Math.min(exam.time.to, to), to, { days: reading.lookBackDays.old, timeZone }))
      return 'too-old'
    return isOpen(index) ? 'index-date-open' : 'earlier-exam'
  }
  if (started === undefined) return 'after-index'
  return pair?.others.includes(exam) ? 'other-rule-used' : 'outside-window'
}

function windowOf(started: ChartTime, context: ReadContext): { from: string; to: string } {
  const { from, to } = context.site.reading.followUpDays
  const { timeZone } = context.site
  return { from: addDays(started, from, timeZone), to: addDays(started, to, timeZone) }
}

function unknownReason(
  therapy: Therapy,
  index: IndexDate,
  pair: ExamPair | undefined,
  doubts: readonly Candidate[],
  context: ReadContext,
): UnknownReason {
  if (context.failures.some(({ topic }) => topic === 'imaging' || topic === 'elastography'))
    return 'read-failed'
  if (isOpen(index)) return 'index-date-open'
  if (therapy.started === undefined) return 'therapy-not-started'
  if (doubts.length > 0) return 'newest-not-usable'
  if (pair?.lesionUnknown === true) return 'lesion-not-known'
  if (pair?.baseline === undefined) return 'no-baseline-exam'
  if (pair.followUp !== undefined) return 'sites-do-not-decide'
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
