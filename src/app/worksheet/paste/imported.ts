import type { Code, Report, ReportMeasurement } from '../../../dicom/report.ts'
import { type ChartedPatient, whoseReport } from '../../../dicom/whose-report.ts'
import type { OfferedExam } from '../../../fhir/chart-inputs.ts'
import { isOutsideLiver, trackedLesion } from '../../../fhir/read/lesion-site.ts'
import { calendarDay, chartTime } from '../../../fhir/resources/chart-time.ts'
import { clockOf } from '../../../fhir/resources/clock-time.ts'
import type { LabelledMeasurement, StiffnessUnit } from '../../../model/elastography/labelled-measurement.ts'
import type { SiteConfig } from '../../../site/site-schema.ts'
import { blankEntry, type ExamEntry, isEmptySite } from '../exam-entry.ts'
import { type RefusedLabel, type ReportedSites, understandReport } from './understand-report.ts'

/** Examinations that came from elsewhere, to be looked at before one of them is taken. */
export interface Imported {
  readonly whose: ReturnType<typeof whoseReport>
  /** Of whom it says to be: name, birth date, number. */
  readonly patient: string
  readonly exams: readonly ImportedExam[]
  /** What is no measurement of the liver's stiffness that can be read. */
  readonly refused: readonly RefusedLabel[]
  /** What says that the report is not final. */
  readonly notFinal: readonly string[]
  /** Methods other than 2D shear wave elastography. */
  readonly methods: readonly string[]
  /** Numbers that are no stiffness. */
  readonly others: number
  /** It comes from the chart, where it was lost whether a number is a measurement or a median. */
  readonly mayBeMedians: boolean
}

/** One lesion's measurements of one day. */
export interface ImportedExam extends ReportedSites {
  /** YYYY-MM-DD and HH:MM by the site's clocks; '' where it is not told. */
  readonly day: string
  readonly clock: string
  readonly device: string
  /** SOP Instance UID of the report. */
  readonly report: string | undefined
}

const UNITS: Readonly<Record<string, StiffnessUnit>> = { 'DCM 110830': 'kPa', 'DCM 130611': 'm/s' }
const MEDIANS = ['SCT 373099004', 'SRT R-00319']
const STUDIED_METHOD = 'DCM 130609'

/** What a structured report holds for the worksheet; of another patient's, nothing. */
export function importReport(report: Report, chart: ChartedPatient, site: SiteConfig): Imported {
  const { patient, notFinal, device, sopInstance } = report
  const whose = whoseReport(patient, chart)
  const stiffness = report.measurements.filter(({ concept }) => unitOf(concept) !== undefined)
  const days = Map.groupBy(stiffness, ({ time }) => momentOf(time, site.timeZone).day)
  const methods = stiffness.flatMap(({ method }) =>
    method === undefined || keyOf(method) === STUDIED_METHOD ? [] : nameOf(method),
  )
  const named = [...patient.names.map((name) => name.replaceAll('^', ' ')), patient.birthDate, patient.id]
  const told = { whose, patient: named.filter(Boolean).join(', '), mayBeMedians: false }
  if (whose === 'other') return { ...told, exams: [], refused: [], notFinal: [], methods: [], others: 0 }
  return {
    ...told,
    exams: [...days].flatMap(([day, items]) =>
      understandReport(items.flatMap(measurementOf), site.reading).map((lesion) => ({
        ...{ ...lesion, day, device, report: sopInstance },
        clock: items.map(({ time }) => momentOf(time, site.timeZone).clock).toSorted()[0] ?? '',
      })),
    ),
    refused: stiffness.flatMap(refusalOf),
    notFinal,
    methods: [...new Set(methods)],
    others: report.measurements.length - stiffness.length,
  }
}

/** What the chart holds of an examination as imaging sent it. */
export function importOffered(offered: OfferedExam, { reading, timeZone }: SiteConfig): Imported {
  const { time, device, notFinal, measurements, noNumbers } = offered
  const day = calendarDay(time, timeZone)
  const clock = clockOf(time, timeZone) ?? ''
  const exams = understandReport(measurements, reading).map((lesion) => ({
    ...{ ...lesion, day, clock, device, report: undefined },
  }))
  const refused = noNumbers.map(({ label, text }) => ({ label, values: [text], code: 'no-number' as const }))
  return { whose: 'same', patient: '', exams, refused, notFinal, methods: [], others: 0, mayBeMedians: true }
}

function kindOf({ derivation }: ReportMeasurement): LabelledMeasurement['kind'] {
  if (derivation === undefined) return 'shot'
  return MEDIANS.includes(keyOf(derivation)) ? 'median' : 'spread'
}

function measurementOf(item: ReportMeasurement): LabelledMeasurement[] {
  const { label, trackingUid: tracked, value, concept } = item
  const unit = unitOf(concept)
  if (value === undefined || unit === undefined || faultOf(item) !== undefined) return []
  return [{ label, tracked, kind: kindOf(item), value, unit }]
}

function refusalOf(item: ReportMeasurement): RefusedLabel[] {
  const code = faultOf(item)
  if (code === undefined) return []
  const organs = code === 'other-organ' ? item.sites.map(nameOf) : []
  const text = [item.value, item.unit?.value, item.qualifier && nameOf(item.qualifier), ...organs]
  return [{ label: item.label, values: [text.filter((part) => part !== undefined).join(' ')], code }]
}

function faultOf(item: ReportMeasurement): 'other-organ' | 'no-number' | 'other-unit' | undefined {
  const { sites, value, qualifier, unit, concept } = item
  if (sites.some((site) => isOutsideLiver(site.scheme, site.value, site.meaning))) return 'other-organ'
  if (value === undefined || qualifier !== undefined) return 'no-number'
  return kindOf(item) !== 'spread' && unit?.value !== unitOf(concept) ? 'other-unit' : undefined
}

function unitOf(concept: Code | undefined): StiffnessUnit | undefined {
  return concept && UNITS[keyOf(concept)]
}

function keyOf({ scheme, value }: Code): string {
  return `${scheme} ${value}`
}

function nameOf({ meaning, value }: Code): string {
  return meaning || value
}

/** A time without an offset is by the clocks of the hospital. */
function momentOf(text: string | undefined, timeZone: string | undefined): { day: string; clock: string } {
  const read = chartTime(text, timeZone)
  if (text === undefined) return { day: '', clock: '' }
  if (!/[+-]\d\d:\d\d$/.test(text.slice(10)) || !read.ok)
    return { day: text.slice(0, 10), clock: text.slice(11, 16) }
  return { day: calendarDay(read.time, timeZone), clock: clockOf(read.time, timeZone) ?? '' }
}

/**
 * The fields with an imported examination taken. It joins what stands in them where that is of the same day, unit and lesion; else it
 * takes its place, and is no correction of what is on file for another day.
 */
export function withImported(entry: ExamEntry, exam: ImportedExam): ExamEntry {
  const joins = isJoined(entry, exam)
  const {
    converted,
    corrects,
    sites,
    reports = [],
    ...rest
  } = joins ? entry : { ...blankEntry(), place: entry.place }
  const all = { ...sites, ...exam.sites }
  const { lesion, report, unit, kind } = exam
  return {
    ...rest,
    date: exam.day || rest.date,
    time: exam.day === '' ? rest.time : exam.clock,
    device: exam.device || rest.device,
    ...{ unit, converted: converted && unit === 'm/s', sites: all },
    kind: kind === 'medians' && Object.values(all).some(({ shots }) => shots.some(Boolean)) ? 'shots' : kind,
    reports: [...new Set([...reports, ...(report === undefined ? [] : [report])])],
    ...(lesion === undefined ? {} : { lesion: trackedLesion(lesion) }),
    ...(corrects === undefined ? {} : { corrects }),
  }
}

/** Whether an imported examination is of the same day, unit and lesion as what stands in the fields. */
export function isJoined(entry: ExamEntry, { day, unit, lesion }: ImportedExam): boolean {
  const isEmpty = Object.values(entry.sites).every(isEmptySite)
  const isOfDay = entry.date === '' || day === '' || entry.date === day
  const isOfLesion =
    entry.lesion === undefined || lesion === undefined || entry.lesion === trackedLesion(lesion)
  return isOfDay && isOfLesion && (isEmpty || entry.unit === unit)
}
