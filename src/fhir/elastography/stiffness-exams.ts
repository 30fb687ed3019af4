import { ALL_SITES, type ElastographySite } from '../../model/elastography-sites.ts'
import type { Candidate, StiffnessExam } from '../chart-inputs.ts'
import { hasCode } from '../codes/code-match.ts'
import {
  BACKGROUND_LIVER_STIFFNESS,
  type CodeRef,
  ELASTICITY,
  STANDARD_CODES,
  siteCode,
} from '../codes/standard-codes.ts'
import type { UnitConverter } from '../codes/units.ts'
import { isOutsideLiver, lesionOf } from '../read/lesion-site.ts'
import {
  malformedCandidates,
  observationRefusal,
  observationTime,
  originalText,
  sourceOf,
  wrongSubject,
} from '../read/measurements.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason } from '../reasons.ts'
import type { MalformedResource } from '../resources/chart-resources.ts'
import { type ChartTime, calendarDay } from '../resources/chart-time.ts'
import type { BodyStructure, Observation, Quantity } from '../resources/resource-schemas.ts'
import { type Measured, shotsOf, siteMedian, speedsOf } from './stiffness-site.ts'

/** A chart's elastography: the exams that can be read, and the Observations that cannot. */
export interface StiffnessExams {
  readonly exams: readonly StiffnessExam[]
  readonly rejected: readonly Candidate[]
}

interface SiteReading {
  readonly site: ElastographySite
  readonly observation: Observation
  readonly time: ChartTime
  readonly values: readonly Measured[]
}

/** Reads exams stored as one Observation with a component a site, or as one Observation a site (grouped by day and lesion); medians, or single measurements. */
export function stiffnessExams(
  observations: readonly Observation[],
  malformed: readonly MalformedResource[],
  bodyStructures: readonly BodyStructure[],
  converter: UnitConverter,
  context: ReadContext,
): StiffnessExams {
  const rejected = malformedCandidates(malformed, allCodes(context), context)
  const readings: SiteReading[] = []
  for (const observation of observations) {
    const measured = measuredSites(observation, context)
    const background = hasCode(observation.code, BACKGROUND_LIVER_STIFFNESS)
    if (measured.size === 0 && !background && !isExam(observation, context)) continue
    const time = observationTime(observation, context)
    const refusal = examRefusal(observation, bodyStructures, context, measured.size > 0, time)
    if (refusal === 'wrong-subject') {
      rejected.push(wrongSubject(observation, observation.code))
      continue
    }
    if (refusal !== undefined || !time.ok) {
      const original = originalText(observation)
      const source = sourceOf(observation, observation.code, original, time.ok ? time.time : undefined)
      rejected.push({ ...source, reason: refusal ?? 'date-invalid', converted: undefined })
      continue
    }
    for (const [site, values] of measured) readings.push({ site, observation, time: time.time, values })
  }
  const grouped = Map.groupBy(readings, (reading) => examKey(reading, context))
  return { exams: [...grouped.values()].map((group) => examOf(group, converter, context)), rejected }
}

function examRefusal(
  observation: Observation,
  bodyStructures: readonly BodyStructure[],
  context: ReadContext,
  hasSites: boolean,
  time: ReturnType<typeof observationTime>,
): RejectionReason | undefined {
  const refusal = observationRefusal(observation, context)
  if (refusal !== undefined) return refusal
  if (hasCode(observation.code, BACKGROUND_LIVER_STIFFNESS)) return 'background-liver'
  if (isOutsideLiver(observation, bodyStructures)) return 'other-lesion'
  if (!hasSites) return 'data-absent'
  if (!time.ok) return time.code
  return time.time.from > context.asOf.getTime() ? 'after-today' : undefined
}

function isExam(observation: Observation, context: ReadContext): boolean {
  return hasCode(observation.code, [
    ...STANDARD_CODES.stiffnessExam,
    ...context.site.reading.codes.stiffnessExam,
  ])
}

/** The sites an Observation measures: its own code, or its components' (then the same site several times is several measurements). */
function measuredSites(observation: Observation, context: ReadContext): Map<ElastographySite, Measured[]> {
  const sites = new Map<ElastographySite, Measured[]>()
  const add = (concept: Observation['code'], measured: Measured) => {
    const site = ALL_SITES.find((candidate) => hasCode(concept, codesOfSite(candidate, context)))
    if (site !== undefined) sites.set(site, [...(sites.get(site) ?? []), measured])
  }
  const carriesSites = isExam(observation, context) || hasCode(observation.code, [ELASTICITY])
  add(observation.code, observation)
  if (carriesSites) for (const component of observation.component ?? []) add(component.code, component)
  return sites
}

/** Every quantity of the sites an Observation measures: its medians and single measurements. */
export function stiffnessQuantities(observation: Observation, context: ReadContext): Quantity[] {
  return [...measuredSites(observation, context).values()]
    .flat()
    .flatMap((measured) => [measured.valueQuantity, ...shotsOf(measured)])
    .filter((quantity) => quantity !== undefined)
}

function codesOfSite(site: ElastographySite, context: ReadContext): CodeRef[] {
  return [siteCode(site), ...(context.site.reading.codes.stiffnessSites[site] ?? [])]
}

function allCodes(context: ReadContext): CodeRef[] {
  return [
    ...STANDARD_CODES.stiffnessExam,
    ...context.site.reading.codes.stiffnessExam,
    ...ALL_SITES.flatMap((site) => codesOfSite(site, context)),
  ]
}

/** An Observation with components is an exam of its own; single-site Observations of one day and lesion form one. */
function examKey({ observation, time }: SiteReading, context: ReadContext): Observation | string {
  return isExam(observation, context) || (observation.component ?? []).length > 0
    ? observation
    : `day ${calendarDay(time, context.site.timeZone)} ${lesionOf(observation) ?? ''}`
}

/** Where an exam says its lesion lies: in its own words, else in those of the lesion it names. */
function placeOf({ bodySite, focus }: Pick<Observation, 'bodySite' | 'focus'>): string | undefined {
  return bodySite?.text ?? focus?.[0]?.display
}

function examOf(
  readings: readonly SiteReading[],
  converter: UnitConverter,
  context: ReadContext,
): StiffnessExam {
  const medians: Partial<Record<ElastographySite, number>> = {}
  const measurements: Partial<Record<ElastographySite, readonly number[]>> = {}
  const speeds: Partial<Record<ElastographySite, readonly number[]>> = {}
  const unreadable: StiffnessExam['unreadable'][number][] = []
  const observations = [...new Set(readings.map(({ observation }) => observation))]
  for (const [site, group] of Map.groupBy(readings, (reading) => reading.site)) {
    const values = group.flatMap((reading) => reading.values)
    const result = siteMedian(values, converter, context)
    if (result.measurements !== undefined) measurements[site] = result.measurements
    if ('reason' in result) {
      unreadable.push({ site, reason: result.reason, original: values.map(originalText).join(', ') })
    } else {
      medians[site] = result.median
    }
    const [only, ...others] = values
    const ofSpeed = others.length === 0 && only !== undefined ? speedsOf(only) : []
    if (ofSpeed.length > 0) speeds[site] = ofSpeed
  }
  const times = readings.map(({ time }) => time).toSorted((a, b) => a.from - b.from)
  const [first] = times
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
    lesion: observations.map(lesionOf).find((lesion) => lesion !== undefined),
    place: observations.map(placeOf).find((text) => text !== undefined),
    device: observations.map(({ device }) => device?.display).find((text) => text !== undefined),
    medians,
    measurements,
    speeds,
    unreadable,
  }
}
