import { ALL_SITES, type ElastographySite } from '../model/elastography-sites.ts'
import { median } from '../model/median.ts'
import { roundTo } from '../model/rounding.ts'
import { PLAUSIBLE_STIFFNESS } from './analytes.ts'
import { SHOTS_EXTENSION } from './canonical.ts'
import type { Candidate, StiffnessExam } from './chart-inputs.ts'
import type { MalformedResource } from './chart-resources.ts'
import { type ChartTime, calendarDay } from './chart-time.ts'
import { hasCode } from './code-match.ts'
import { isOutsideLiver, lesionOf } from './lesion-site.ts'
import {
  malformedCandidates,
  observationRefusal,
  observationTime,
  originalText,
  sourceOf,
  wrongSubject,
} from './measurements.ts'
import type { ReadContext } from './read-context.ts'
import type { RejectionReason } from './reasons.ts'
import type { BodyStructure, Observation, ObservationComponent, Quantity } from './resource-schemas.ts'
import {
  BACKGROUND_LIVER_STIFFNESS,
  type CodeRef,
  ELASTICITY,
  STANDARD_CODES,
  siteCode,
} from './standard-codes.ts'
import { convertQuantity, type UnitConverter } from './units.ts'

/** A chart's elastography: the exams that can be read, and the Observations that cannot. */
export interface StiffnessExams {
  readonly exams: readonly StiffnessExam[]
  readonly rejected: readonly Candidate[]
}

type Measured = Pick<
  Observation | ObservationComponent,
  'valueQuantity' | 'extension' | 'valueInteger' | 'valueString' | 'valueCodeableConcept' | 'dataAbsentReason'
>

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

function examOf(
  readings: readonly SiteReading[],
  converter: UnitConverter,
  context: ReadContext,
): StiffnessExam {
  const medians: Partial<Record<ElastographySite, number>> = {}
  const measurements: Partial<Record<ElastographySite, readonly number[]>> = {}
  const unreadable: StiffnessExam['unreadable'][number][] = []
  const observations = [...new Set(readings.map(({ observation }) => observation))]
  for (const [site, group] of Map.groupBy(readings, (reading) => reading.site)) {
    const values = group.flatMap((reading) => reading.values)
    const result = siteMedian(values, converter, context)
    if ('reason' in result) {
      unreadable.push({ site, reason: result.reason, original: values.map(originalText).join(', ') })
    } else {
      medians[site] = result.median
      if (result.measurements !== undefined) measurements[site] = result.measurements
    }
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
    medians,
    measurements,
    unreadable,
  }
}

type SiteResult =
  | { readonly median: number; readonly measurements: readonly number[] | undefined }
  | { readonly reason: RejectionReason }

/** A site's median in kPa: as stated, or of its single measurements; where both are given they must agree. */
function siteMedian(values: readonly Measured[], converter: UnitConverter, context: ReadContext): SiteResult {
  const [only] = values
  if (values.some(({ dataAbsentReason }) => dataAbsentReason !== undefined)) return { reason: 'data-absent' }
  const shots = values.length === 1 ? shotsOf(only) : values.map(({ valueQuantity }) => valueQuantity)
  if (shots.length === 0) {
    const stated = kiloPascal(only?.valueQuantity, converter)
    return 'reason' in stated ? stated : { median: stated.value, measurements: undefined }
  }
  const measured: number[] = []
  for (const shot of shots) {
    const result = kiloPascal(shot, converter)
    if ('reason' in result) return result
    measured.push(result.value)
  }
  if (measured.length < context.site.reading.minimumMeasurements) return { reason: 'too-few-measurements' }
  const middle = roundTo(median(measured) ?? Number.NaN, 2)
  if (values.length === 1 && only?.valueQuantity !== undefined) {
    const stated = kiloPascal(only.valueQuantity, converter)
    if ('reason' in stated) return stated
    // Printed medians are rounded; more than that is a contradiction.
    if (Math.abs(stated.value - middle) > 0.051) return { reason: 'median-contradicts-measurements' }
  }
  return { median: middle, measurements: measured }
}

function shotsOf(measured: Measured | undefined): (Quantity | undefined)[] {
  return (measured?.extension ?? [])
    .filter(({ url }) => url === SHOTS_EXTENSION)
    .flatMap(({ extension }) => extension ?? [])
    .filter(({ url }) => url === 'shot')
    .map(({ valueQuantity }) => valueQuantity)
}

function kiloPascal(
  quantity: Quantity | undefined,
  converter: UnitConverter,
): { readonly value: number } | { readonly reason: RejectionReason } {
  if (quantity === undefined) return { reason: 'data-absent' }
  const result = convertQuantity(converter, 'stiffness', quantity)
  if (!result.ok) return { reason: result.reason }
  const [least, most] = PLAUSIBLE_STIFFNESS
  if (result.value < least || result.value > most) return { reason: 'implausible' }
  return { value: roundTo(result.value, 2) }
}
