import { ALL_SITES, type ElastographySite } from '../../model/elastography/elastography-sites.ts'
import type { Interval } from '../../model/interval.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import type { Candidate, OfferedExam, Source, StiffnessExam } from '../chart-inputs.ts'
import { codeTable, hasCode } from '../codes/code-match.ts'
import { madeOnce } from '../codes/remembered.ts'
import {
  BACKGROUND_LIVER_STIFFNESS,
  type CodeRef,
  ELASTICITY,
  STANDARD_CODES,
  siteCode,
} from '../codes/standard-codes.ts'
import type { UnitConverter } from '../codes/units.ts'
import type { ChartContext } from '../read/chart-context.ts'
import { type LesionPlace, lesionIdentity, lesionPlace, trackedLesion } from '../read/lesion-site.ts'
import {
  effectiveText,
  judgeStatus,
  malformedResults,
  observationTime,
  originalText,
  type Result,
  sourceOf,
  wrongSubject,
} from '../read/measurements.ts'
import { type PossibleTime, possibleTime, spanOf } from '../read/possible-time.ts'
import { newestFirst } from '../read/select-nearest.ts'
import { deliveredObservations, missingOf, missingSource } from '../read/undelivered.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason } from '../reasons.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { calendarDay, dayOf } from '../resources/chart-time.ts'
import type { BodyStructure, Observation } from '../resources/resource-schemas.ts'
import {
  type ImagingMeasurement,
  imagingExams,
  isImagingMeasurement,
  measurementTime,
  type SiteReading,
  type UnreadExam,
} from './imaging-measurements.ts'
import { asShots, type Measured, siteMedian, speedsOf } from './stiffness-site.ts'

/** A chart's elastography: the exams that can be read, and the Observations that cannot. */
export interface StiffnessExams {
  readonly exams: readonly StiffnessExam[]
  /** What may be an exam, or a part of one, that was made at that time and cannot be read. */
  readonly unread: readonly UnreadExam[]
  readonly rejected: readonly Candidate[]
  /** Exams for a person to take in the worksheet, of days without one that is read. */
  readonly offered: readonly OfferedExam[]
}

/** Reads exams stored as one Observation with a component a site, as one Observation a site (grouped by day and lesion), or as imaging reports them: an Observation a shot. */
export function stiffnessExams(
  chart: ChartResources,
  converter: UnitConverter,
  context: ChartContext,
): StiffnessExams {
  const { observations, malformed, bodyStructures } = chart
  const rejected: Candidate[] = []
  const unread: UnreadExam[] = []
  const readings: SiteReading[] = []
  const broken: Result[] = []
  const single: ImagingMeasurement[] = []
  const { examCodes, codes, siteOf } = stiffnessCodes(context.site.reading)
  for (const item of malformedResults(malformed, codes, context)) {
    if ('code' in item) broken.push(item)
    else rejected.push(item)
  }
  let delivered: ReadonlySet<string> | undefined
  for (const observation of observations) {
    const isWhole = hasCode(observation.code, examCodes)
    const measured = measuredSites(observation, isWhole, siteOf)
    const background = hasCode(observation.code, BACKGROUND_LIVER_STIFFNESS)
    const isSingle = measured.size === 0 && !isWhole && isImagingMeasurement(observation)
    if (measured.size === 0 && !background && !isWhole && !isSingle) continue
    const { excluded, doubt } = judgeStatus(observation, context)
    if (excluded === 'wrong-subject') {
      rejected.push(wrongSubject(observation, observation.code))
      continue
    }
    const time = isSingle ? measurementTime(observation, context) : observationTime(observation, context)
    const source = sourceOf(
      observation,
      observation.code,
      originalText(observation),
      time.ok ? time.time : undefined,
    )
    const candidate = (reason: RejectionReason): Candidate => ({ ...source, reason, converted: undefined })
    const place = lesionPlace(observation, chart)
    const refusal =
      excluded ?? (background ? 'background-liver' : place === 'elsewhere' ? 'other-lesion' : undefined)
    if (refusal !== undefined) {
      rejected.push(candidate(refusal))
      continue
    }
    const asOf = context.asOf.getTime()
    const span = time.ok
      ? spanOf(time.time)
      : possibleTime(effectiveText(observation), context.site.timeZone, asOf)
    if (span.earliest > asOf) {
      rejected.push(candidate('after-today'))
      continue
    }
    if (isSingle) {
      single.push({ observation, time, doubt: doubt ?? doubtOfPlace(observation, place), source })
      continue
    }
    if (observation.hasMember !== undefined) {
      delivered ??= deliveredObservations(chart)
      unread.push(...undelivered(observation, delivered, span, source))
    }
    const isBlind = doubt === 'modifier-extension' || doubt === 'registered'
    if (!time.ok || isBlind || measured.size === 0) {
      // An exam whose sites are Observations of their own holds nothing itself.
      const isFrame = doubt === undefined && time.ok && (observation.hasMember ?? []).length > 0
      const reason = doubt ?? (time.ok ? 'data-absent' : time.code)
      if (isFrame) rejected.push(candidate(reason))
      else unread.push({ ...span, candidate: candidate(reason) })
      continue
    }
    const inDoubt = doubt ?? doubtOfPlace(observation, place)
    for (const [site, values] of measured) {
      readings.push({ site, observation, time: time.time, doubt: inDoubt, values })
    }
  }
  const imaging = imagingExams(single, chart, converter, context)
  readings.push(...imaging.readings)
  const grouped = Map.groupBy(readings, (reading) => examKey(reading, bodyStructures, context))
  const exams = [...grouped.values()].map((group) => examOf(group, bodyStructures, converter, context))
  const asUnread = ({ earliest, latest, source }: Result): UnreadExam => ({
    earliest,
    latest,
    candidate: { ...source, reason: 'malformed', converted: undefined },
  })
  // What imaging sent of an exam that is on file in a form that can be read adds nothing to it.
  const days = new Set(exams.map(({ time }) => calendarDay(time, context.site.timeZone)))
  const isKnown = ({ latest }: PossibleTime) => days.has(dayOf(latest, context.site.timeZone))
  return {
    exams,
    unread: [...unread, ...broken.map(asUnread), ...imaging.unread.filter((item) => !isKnown(item))],
    rejected: newestFirst([
      ...rejected,
      ...imaging.rejected,
      ...imaging.unread.filter(isKnown).map(({ candidate }) => candidate),
    ]),
    offered: imaging.offered.filter(({ time }) => !isKnown(spanOf(time))),
  }
}

function doubtOfPlace({ bodySite }: Observation, place: LesionPlace): RejectionReason | undefined {
  return place === 'unknown' && bodySite !== undefined ? 'place-unknown' : undefined
}

/** Members that an exam names and that did not come with it. */
function undelivered(
  { hasMember }: Observation,
  delivered: ReadonlySet<string>,
  span: PossibleTime,
  source: Source,
): UnreadExam[] {
  return missingOf(hasMember, delivered).map((member) => ({
    ...span,
    candidate: { ...missingSource(member, source), reason: 'not-delivered', converted: undefined },
  }))
}

/** The codes of exams and of their sites, the site's own among them. */
const stiffnessCodes = madeOnce(({ codes }: ReadingRules) => {
  const examCodes: readonly CodeRef[] = [...STANDARD_CODES.stiffnessExam, ...codes.stiffnessExam]
  const ofSites = ALL_SITES.flatMap((site) =>
    [siteCode(site), ...(codes.stiffnessSites[site] ?? [])].map((code) => [code, site] as const),
  )
  return { examCodes, codes: [...examCodes, ...ofSites.map(([code]) => code)], siteOf: codeTable(ofSites) }
})

/** The sites an Observation measures: its own code, or its components' (then the same site several times is several measurements). */
function measuredSites(
  observation: Observation,
  isWhole: boolean,
  siteOf: (concept: Observation['code']) => readonly ElastographySite[],
): Map<ElastographySite, Measured[]> {
  const sites = new Map<ElastographySite, Measured[]>()
  const add = (concept: Observation['code'], measured: Measured) => {
    const [site] = siteOf(concept)
    if (site === undefined) return
    const known = sites.get(site)
    if (known === undefined) sites.set(site, [measured])
    else known.push(measured)
  }
  const carriesSites = isWhole || hasCode(observation.code, [ELASTICITY])
  add(observation.code, observation)
  if (carriesSites) for (const component of observation.component ?? []) add(component.code, component)
  return sites
}

/** An Observation with components is an exam of its own; single-site Observations of one day and lesion form one. */
function examKey(
  { observation, time, exam }: SiteReading,
  bodyStructures: readonly BodyStructure[],
  context: ReadContext,
): Observation | string {
  if (exam !== undefined) return exam.key
  return hasCode(observation.code, stiffnessCodes(context.site.reading).examCodes) ||
    (observation.component ?? []).length > 0
    ? observation
    : `${calendarDay(time, context.site.timeZone)} ${lesionIdentity(observation, bodyStructures) ?? ''}`
}

/** Where an exam says its lesion lies: in its own words, else in those of the lesion it names. */
function placeText({ bodySite, focus }: Pick<Observation, 'bodySite' | 'focus'>): string | undefined {
  return bodySite?.text ?? focus?.[0]?.display
}

function examOf(
  readings: readonly SiteReading[],
  bodyStructures: readonly BodyStructure[],
  converter: UnitConverter,
  context: ReadContext,
): StiffnessExam {
  const medians: Partial<Record<ElastographySite, number>> = {}
  const measurements: Partial<Record<ElastographySite, readonly number[]>> = {}
  const speeds: Partial<Record<ElastographySite, readonly number[]>> = {}
  const bounds: Partial<Record<ElastographySite, Interval>> = {}
  const unreadable: StiffnessExam['unreadable'][number][] = []
  const observations = [...new Set(readings.map(({ observation }) => observation))]
  // An exam of which some sites are in doubt counts, and those sites cannot be read; one that is in doubt as a whole may not count.
  const isCertain = readings.some((reading) => reading.doubt === undefined)
  for (const [site, group] of Map.groupBy(readings, (reading) => reading.site)) {
    const said = group.flatMap((reading) => reading.values)
    const values = group.some(({ exam }) => exam !== undefined) ? [asShots(said)] : said
    const doubt = isCertain ? group.find((reading) => reading.doubt !== undefined)?.doubt : undefined
    const result = doubt === undefined ? siteMedian(values, converter, context) : { reason: doubt }
    if (result.measurements !== undefined) measurements[site] = result.measurements
    if ('bound' in result) bounds[site] = result.bound
    if ('reason' in result) {
      unreadable.push({
        site,
        references: group.map(
          ({ observation }) => sourceOf(observation, observation.code, '', undefined).reference,
        ),
        reason: result.reason,
        original: said.map(originalText).join(', '),
      })
    } else if ('median' in result) medians[site] = result.median
    const [only, ...others] = values
    const ofSpeed = others.length === 0 && only !== undefined ? speedsOf(only) : []
    if (ofSpeed.length > 0) speeds[site] = ofSpeed
  }
  const times = readings.map(({ time }) => time).toSorted((a, b) => a.from - b.from)
  const [first] = times
  const doubt = isCertain ? undefined : readings[0]?.doubt
  if (first === undefined) throw new Error('an exam has at least one reading')
  return {
    sources: observations.map((observation) =>
      sourceOf(
        observation,
        observation.code,
        '',
        readings.find((item) => item.observation === observation)?.time,
      ),
    ),
    time: { ...first, to: Math.max(...times.map(({ to }) => to)) },
    lesion: lesionOfExam(readings, bodyStructures),
    place: observations.map(placeText).find((text) => text !== undefined),
    device: observations.map(({ device }) => device?.display).find((text) => text !== undefined),
    certain: doubt === undefined,
    doubt,
    medians,
    bounds,
    measurements,
    speeds,
    unreadable,
  }
}

/** All readings of an exam are of one lesion. Shots name their places by what tracks them; the lesion is what they share. */
function lesionOfExam(
  [first]: readonly SiteReading[],
  structures: readonly BodyStructure[],
): string | undefined {
  if (first?.exam === undefined) return first && lesionIdentity(first.observation, structures)
  return first.exam.tracked === undefined ? undefined : trackedLesion(first.exam.tracked)
}
