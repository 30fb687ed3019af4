import { fail, ok, type Result } from '../result.ts'
import { type DataSet, itemsOf, namesOf, TAGS, type Tag, textOf } from './data-set.ts'
import { type FileRefusal, readFile } from './read-file.ts'

export interface Code {
  readonly scheme: string
  readonly value: string
  readonly meaning: string
}

/** One number of a report, with what the content around it says of it; the nearest counts. */
export interface ReportMeasurement {
  /** Tracking Identifier: the label that the user gave on the system. */
  readonly label: string | undefined
  /** Tracking Unique Identifier. */
  readonly trackingUid: string | undefined
  readonly concept: Code | undefined
  /** How it comes of other numbers, such as their median. */
  readonly derivation: Code | undefined
  readonly value: number | undefined
  readonly unit: Code | undefined
  /** Why there is no number, or what is special of it. */
  readonly qualifier: Code | undefined
  readonly method: Code | undefined
  readonly sites: readonly Code[]
  /** Observation DateTime, as FHIR writes a dateTime. */
  readonly time: string | undefined
}

export interface ReportedPatient {
  readonly id: string | undefined
  /** Written in one script or in several, components parted by "^". */
  readonly names: readonly string[]
  /** YYYY-MM-DD. */
  readonly birthDate: string | undefined
}

export interface Report {
  readonly title: Code | undefined
  readonly sopClass: string
  readonly sopInstance: string | undefined
  readonly patient: ReportedPatient
  readonly device: string
  /** Completion, verification and preliminary flag as they are written, where they say that the report is not final. */
  readonly notFinal: readonly string[]
  readonly measurements: readonly ReportMeasurement[]
}

/** Reads a structured report from a DICOM file or DICOM JSON: its numbers wherever they stand in its tree, TID 1500 and others alike. */
export async function readReport(bytes: Uint8Array): Promise<Result<Report, FileRefusal>> {
  const file = await readFile(bytes)
  if (!file.ok) return file
  const data = file.value
  const measurements: ReportMeasurement[] = []
  const offset = offsetOf(textOf(data, TAGS.offsetFromUtc))
  const time =
    timeOf(textOf(data, TAGS.studyDate), textOf(data, TAGS.studyTime), offset) ??
    timeOf(textOf(data, TAGS.contentDate), textOf(data, TAGS.contentTime), offset)
  const start: Said = { label: undefined, trackingUid: undefined, method: undefined, sites: [], time }
  if (!walk(data, start, offset, measurements, DEEPEST)) return fail('damaged')
  return ok({
    title: codeOf(data, TAGS.conceptName),
    sopClass: textOf(data, TAGS.sopClass) ?? '',
    sopInstance: textOf(data, TAGS.sopInstance),
    patient: {
      id: textOf(data, TAGS.patientId),
      names: namesOf(data),
      birthDate: timeOf(textOf(data, TAGS.birthDate), undefined, '')?.slice(0, 10),
    },
    device: [TAGS.manufacturer, TAGS.model].flatMap((tag) => textOf(data, tag) ?? []).join(' '),
    notFinal: FLAGS.flatMap(([tag, final]) => {
      const flag = textOf(data, tag)
      return flag === undefined || flag === final ? [] : [flag]
    }),
    measurements,
  })
}

const FLAGS = [
  [TAGS.completion, 'COMPLETE'],
  [TAGS.verification, 'VERIFIED'],
  [TAGS.preliminary, 'FINAL'],
] as const

/** Levels of content; reports have fewer than ten. */
const DEEPEST = 64

type Said = Pick<ReportMeasurement, 'label' | 'trackingUid' | 'method' | 'sites' | 'time'>

/** Each number with the nearest that is said of it; false where the tree has no end. */
function walk(
  item: DataSet,
  around: Said,
  offset: string,
  found: ReportMeasurement[],
  levels: number,
): boolean {
  if (levels === 0) return false
  const children = itemsOf(item, TAGS.content)
  const coded = (codes: readonly string[]) =>
    children
      .filter((child) => isOneOf(codeOf(child, TAGS.conceptName), codes))
      .flatMap((child) => codeOf(child, TAGS.conceptCode) ?? [])
  const sites = coded(FINDING_SITE)
  const said: Said = {
    label: onlyText(children, TRACKING_IDENTIFIER, TAGS.text, around.label),
    trackingUid: onlyText(children, TRACKING_UID, TAGS.uid, around.trackingUid),
    method: coded(METHOD)[0] ?? around.method,
    sites: sites.length > 0 ? sites : around.sites,
    time: ofDateTime(textOf(item, TAGS.observationTime), offset) ?? around.time,
  }
  if (textOf(item, TAGS.valueType) === 'NUM') {
    const [measured] = itemsOf(item, TAGS.measuredValue)
    const value = Number(measured && textOf(measured, TAGS.numericValue))
    found.push({
      ...said,
      concept: codeOf(item, TAGS.conceptName),
      derivation: coded(DERIVATION)[0],
      value: Number.isFinite(value) ? value : undefined,
      unit: measured && codeOf(measured, TAGS.unitCode),
      qualifier: codeOf(item, TAGS.qualifier),
    })
  }
  return children.every((child) => walk(child, said, offset, found, levels - 1))
}

/** Concepts by scheme and code (docs/codes.md); the older ones of SRT are still written. */
const TRACKING_IDENTIFIER = ['DCM 112039']
const TRACKING_UID = ['DCM 112040']
const FINDING_SITE = ['SCT 363698007', 'SRT G-C0E3']
const METHOD = ['SCT 370129005', 'SRT G-C036']
const DERIVATION = ['DCM 121401']

function isOneOf(code: Code | undefined, codes: readonly string[]): boolean {
  return code !== undefined && codes.includes(`${code.scheme} ${code.value}`)
}

/** What is said once; where it is said several times, it cannot be told which number it is of. */
function onlyText(
  children: readonly DataSet[],
  concept: readonly string[],
  tag: Tag,
  around: string | undefined,
): string | undefined {
  const [own, ...others] = children.filter((child) => isOneOf(codeOf(child, TAGS.conceptName), concept))
  if (own === undefined) return around
  return others.length > 0 ? undefined : textOf(own, tag)
}

function codeOf(data: DataSet, tag: Tag): Code | undefined {
  const [item] = itemsOf(data, tag)
  const value = item && (textOf(item, TAGS.codeValue) ?? textOf(item, TAGS.longCodeValue))
  if (item === undefined || value === undefined) return undefined
  return {
    value,
    scheme: textOf(item, TAGS.codingScheme) ?? '',
    meaning: textOf(item, TAGS.codeMeaning) ?? '',
  }
}

/** "+0800" as "+08:00". */
function offsetOf(text: string | undefined): string {
  const [, hours, minutes] = /^([+-]\d\d)(\d\d)$/.exec(text ?? '') ?? []
  return hours === undefined ? '' : `${hours}:${minutes}`
}

function timeOf(date: string | undefined, time: string | undefined, offset: string): string | undefined {
  const [, year, month, day] = /^(\d{4})\.?(\d\d)\.?(\d\d)$/.exec(date ?? '') ?? []
  if (year === undefined) return undefined
  const [, hour, minute, second = '00'] = /^(\d\d):?(\d\d):?(\d\d)?/.exec(time ?? '') ?? []
  const clock = hour === undefined ? '' : `T${hour}:${minute}:${second}${offset}`
  return `${year}-${month}-${day}${clock}`
}

function ofDateTime(text: string | undefined, offset: string): string | undefined {
  const [, date, time, own] = /^(\d{8})(\d{4,6})?(?:\.\d+)?([+-]\d{4})?$/.exec(text ?? '') ?? []
  return timeOf(date, time, own === undefined ? offset : offsetOf(own))
}
