import type { SiteRecord, StiffnessRecord } from '../../../fhir/elastography/stiffness-record.ts'
import type { ReadContext } from '../../../fhir/read-context.ts'
import { ALL_SITES, type ElastographySite } from '../../../model/elastography/elastography-sites.ts'
import type { SiteMedians } from '../../../model/elastography/stiffness-change.ts'
import type { ExamEntry } from '../exam-entry.ts'
import { type ExamTime, examTime } from '../exam-time.ts'
import { readSite, type SiteReading } from '../read-site.ts'

/** What the fields of one examination say. */
export interface ExamReading {
  readonly sites: Readonly<Record<ElastographySite, SiteReading>>
  readonly medians: SiteMedians
  readonly time: ExamTime
  /** Fields whose text is no measurement. */
  readonly faulty: number
  /** Speeds were typed whose conversion was not accepted yet. */
  readonly unconverted: boolean
}

export function readExam(entry: ExamEntry, context: ReadContext): ExamReading {
  const { minimumMeasurements } = context.site.reading
  const readings = ALL_SITES.map(
    (site) => [site, readSite(entry.sites[site], entry, minimumMeasurements)] as const,
  )
  const all = readings.map(([, reading]) => reading)
  return {
    sites: Object.fromEntries(readings) as Record<ElastographySite, SiteReading>,
    medians: Object.fromEntries(
      readings.flatMap(([site, { median }]) => (median === undefined ? [] : [[site, median]])),
    ),
    time: examTime(entry, context),
    faulty: all
      .flatMap(({ faults, medianFault }) => [...faults, medianFault])
      .filter((fault) => fault !== undefined).length,
    unconverted: entry.unit === 'm/s' && !entry.converted,
  }
}

/** What would be stored of an examination; undefined while something is missing or cannot be read. */
export function recordOf(
  entry: ExamEntry,
  reading: ExamReading,
  lesion: string | undefined,
): StiffnessRecord | undefined {
  const sites: Partial<Record<ElastographySite, SiteRecord>> = {}
  for (const site of ALL_SITES) {
    const { record } = reading.sites[site]
    if (record !== undefined) sites[site] = record
  }
  const { time, faulty, unconverted } = reading
  if (!time.ok || faulty > 0 || unconverted || Object.keys(sites).length === 0) return undefined
  const { place, device, reports } = entry
  const record = { time: time.text, lesion, place: place.trim(), device: device.trim(), sites }
  return reports === undefined ? record : { ...record, reports }
}
