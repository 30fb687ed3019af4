import type { ElastographySite } from '../../model/elastography/elastography-sites.ts'
import {
  byLesion,
  type LabelledMeasurement,
  MOST_SHOTS,
} from '../../model/elastography/labelled-measurement.ts'
import { siteOfLabel } from '../../site/elastography-labels.ts'
import type { Candidate, OfferedExam, Source } from '../chart-inputs.ts'
import { hasCode } from '../codes/code-match.ts'
import { ELASTICITY, MEASUREMENT_GROUP, SHEAR_WAVE_SPEED } from '../codes/standard-codes.ts'
import { convertQuantity, type UnitConverter } from '../codes/units.ts'
import type { ChartContext } from '../read/chart-context.ts'
import { lesionPlace, type Tracking, trackingOf } from '../read/lesion-site.ts'
import { effectiveText, observationTime, originalText, saidQuantity } from '../read/measurements.ts'
import { type PossibleTime, possibleTime, spanOf } from '../read/possible-time.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason } from '../reasons.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { type ChartTime, type ChartTimeResult, calendarDay, chartTime } from '../resources/chart-time.ts'
import type { Observation } from '../resources/resource-schemas.ts'
import { localReference } from '../resources/subject.ts'
import type { Measured } from './stiffness-site.ts'

/** What may be an exam, or a part of one, that was made at that time and cannot be read. */
export interface UnreadExam extends PossibleTime {
  readonly candidate: Candidate
}

export interface SiteReading {
  readonly site: ElastographySite
  readonly observation: Observation
  readonly time: ChartTime
  readonly doubt: RejectionReason | undefined
  readonly values: readonly Measured[]
  /** Of a single shot: the exam that it is of, and the tracking UID of the lesion. */
  readonly exam?: { readonly key: string; readonly tracked: string | undefined }
}

/** A single number as HL7's mapping of DICOM SR to FHIR has it; not excluded, and not of a day to come. */
export interface ImagingMeasurement {
  readonly observation: Observation
  readonly time: ChartTimeResult
  readonly doubt: RejectionReason | undefined
  readonly source: Source
}

interface Labelled extends ImagingMeasurement, Tracking {
  readonly site: ElastographySite | undefined
  readonly isElsewhere: boolean
}

export interface ImagingExams {
  /** Shots, where the site's gateway sends them alone. */
  readonly readings: readonly SiteReading[]
  /** Examinations for a person to take, and what is not told of an examination. */
  readonly offered: readonly OfferedExam[]
  readonly unread: readonly UnreadExam[]
  readonly rejected: readonly Candidate[]
}

/** Whether an Observation is one measurement of stiffness or speed as imaging reports it, without sites of its own. */
export function isImagingMeasurement({ code, component = [] }: Observation): boolean {
  return component.length === 0 && hasCode(code, [ELASTICITY, SHEAR_WAVE_SPEED])
}

/** In this shape `issued` is the time of the observation, and the clinically relevant time need not be given. */
export function measurementTime(observation: Observation, context: ReadContext): ChartTimeResult {
  const isTold = effectiveText(observation) !== undefined
  return isTold ? observationTime(observation, context) : chartTime(observation.issued, context.site.timeZone)
}

/**
 * Measurements by study and lesion, each at the site that its label stands for. On the way to FHIR it is lost whether a number is a
 * shot or a median, so an exam is read only where the site says that shots are sent alone; else it is offered for a person to take.
 */
export function imagingExams(
  measurements: readonly ImagingMeasurement[],
  chart: ChartResources,
  converter: UnitConverter,
  context: ChartContext,
): ImagingExams {
  const readings: SiteReading[] = []
  const offered: OfferedExam[] = []
  const unread: UnreadExam[] = []
  const rejected: Candidate[] = []
  const { elastographyLabels, elastographyShotsAlone } = context.site.reading
  const groups = groupsByMember(chart.observations)
  const labelled = measurements.map((item): Labelled => {
    const group = groups.get(item.source.reference ?? '')
    const own = trackingOf(item.observation, chart.bodyStructures)
    const around = group && trackingOf(group, chart.bodyStructures)
    const label = own.label ?? around?.label
    const place = group && lesionPlace(group, chart)
    return {
      ...{ ...item, label, tracked: own.tracked ?? around?.tracked },
      site: label === undefined ? undefined : siteOfLabel(label, elastographyLabels),
      isElsewhere: place === 'elsewhere',
      doubt: item.doubt ?? (place === 'unknown' ? 'place-unknown' : undefined),
    }
  })
  const cannotRead = (items: readonly Labelled[], reason: RejectionReason) =>
    unread.push({ ...spanOfAll(items, context), candidate: candidateOf(items, reason) })
  for (const [key, exam] of Map.groupBy(labelled, (item) => studyOf(item, context))) {
    const mapped: Labelled[] = []
    for (const [refusal, items] of Map.groupBy(exam, refusalOf)) {
      if (refusal === undefined) mapped.push(...items)
      else
        for (const group of Map.groupBy(items, ({ label }) => label).values())
          rejected.push(candidateOf(group, refusal))
    }
    const told = mapped.filter((item) => {
      const blind = item.time.ok ? BLIND.find((doubt) => doubt === item.doubt) : item.time.code
      if (blind !== undefined) cannotRead([item], blind)
      return blind === undefined
    })
    for (const [index, { tracked, items }] of byLesion(told).entries()) {
      const stiffness = items.filter(({ observation }) => hasCode(observation.code, [ELASTICITY]))
      const [first] = items
      if (first === undefined) continue
      if (elastographyShotsAlone && stiffness.length > 0) {
        readings.push(...shotsBySite(stiffness, { key: `${key} ${index}`, tracked }))
        const speeds = items.filter((item) => !stiffness.includes(item))
        if (speeds.length > 0) rejected.push(candidateOf(speeds, 'other-rule-used'))
      } else {
        cannotRead(items, 'shot-or-median')
        offered.push(...offerOf(items, converter))
      }
    }
  }
  return { readings, offered, unread, rejected }
}

/** What of a measurement leaves nothing to take. */
const BLIND = ['modifier-extension', 'registered', 'subject-unknown'] as const

/** Why a measurement is at none of the twelve sites, as far as its label and its place tell. */
function refusalOf({ label, site, isElsewhere }: Labelled): RejectionReason | undefined {
  if (isElsewhere) return 'other-lesion'
  if (label === undefined) return 'label-missing'
  return site === undefined ? 'label-unmapped' : undefined
}

/** The readings of an exam of shots; never more than the protocol takes at a site, and none of what may be two lesions. */
function shotsBySite(items: readonly Labelled[], exam: NonNullable<SiteReading['exam']>): SiteReading[] {
  return [...Map.groupBy(items, ({ site }) => site)].flatMap(([site, group]) =>
    group.flatMap(({ observation, time, doubt }): SiteReading[] => {
      if (site === undefined || !time.ok) return []
      const isOfSeveral = new Set(group.map(({ tracked }) => tracked)).size > 1
      const tooMany = group.length > MOST_SHOTS ? 'too-many-measurements' : undefined
      const ownDoubt = doubt ?? (isOfSeveral ? 'lesion-unknown' : tooMany)
      return [{ site, observation, time: time.time, doubt: ownDoubt, values: [observation], exam }]
    }),
  )
}

function offerOf(items: readonly Labelled[], converter: UnitConverter): OfferedExam[] {
  const [first] = items
  if (!first?.time.ok) return []
  const measured = items.map((item) => ({ ...item, measurement: measurementOf(item, converter) }))
  const notFinal = items.flatMap(({ observation: { status } }) => (FINAL.includes(status) ? [] : status))
  return [
    {
      time: first.time.time,
      device: first.observation.device?.display ?? '',
      notFinal: [...new Set(notFinal)],
      measurements: measured.flatMap(({ measurement }) => measurement ?? []),
      noNumbers: measured.flatMap(({ measurement, label, observation }) =>
        measurement === undefined ? [{ label, text: originalText(observation) }] : [],
      ),
    },
  ]
}

const FINAL: readonly string[] = ['final', 'amended', 'corrected']

function measurementOf(
  { observation, label, tracked }: Labelled,
  converter: UnitConverter,
): LabelledMeasurement | undefined {
  const { comparator, ...quantity } = saidQuantity(observation) ?? {}
  if (observation.dataAbsentReason !== undefined || comparator !== undefined) return undefined
  const shot = { label, tracked, kind: 'shot' } as const
  if (hasCode(observation.code, [SHEAR_WAVE_SPEED])) {
    const isSpeed = (quantity.code ?? quantity.unit) === 'm/s' && quantity.value !== undefined
    return isSpeed ? { ...shot, value: quantity.value ?? Number.NaN, unit: 'm/s' } : undefined
  }
  const converted = convertQuantity(converter, 'stiffness', quantity)
  return converted.ok ? { ...shot, value: converted.value, unit: 'kPa' } : undefined
}

function groupsByMember(observations: readonly Observation[]): ReadonlyMap<string, Observation> {
  const groups = observations.filter(
    ({ hasMember, code, category }) =>
      hasMember !== undefined &&
      [code, ...(category ?? [])].some((concept) => hasCode(concept, [MEASUREMENT_GROUP])),
  )
  return new Map(
    groups.flatMap((group) =>
      (group.hasMember ?? []).map(({ reference }) => [localReference(reference ?? ''), group] as const),
    ),
  )
}

/** One examination: its study, else the day. */
function studyOf({ observation, time, source }: Labelled, { site }: ReadContext): string {
  const study = observation.partOf?.find(({ reference }) => /(^|\/)ImagingStudy\//.test(reference ?? ''))
  const day = time.ok ? calendarDay(time.time, site.timeZone) : (source.reference ?? '')
  return `imaging ${day} ${study?.reference === undefined ? '' : localReference(study.reference)}`
}

function spanOfAll(items: readonly Labelled[], { site, asOf }: ReadContext): PossibleTime {
  const spans = items.map(({ time, observation }) =>
    time.ok ? spanOf(time.time) : possibleTime(effectiveText(observation), site.timeZone, asOf.getTime()),
  )
  return {
    earliest: Math.min(...spans.map(({ earliest }) => earliest)),
    latest: Math.max(...spans.map(({ latest }) => latest)),
  }
}

/** Several measurements in one line: their labels, and what they say. */
function candidateOf(items: readonly Labelled[], reason: RejectionReason): Candidate {
  const [first] = items
  if (first === undefined) throw new Error('a candidate is of at least one measurement')
  const labels = new Set(items.flatMap(({ label }) => label ?? []))
  const name = [first.source.name, [...labels].join(', ')].filter(Boolean).join(' ')
  const original = items.map(({ observation }) => originalText(observation)).join(', ')
  return { ...first.source, name, original, reason, converted: undefined }
}
