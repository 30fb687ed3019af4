import * as z from 'zod/mini'
import type { StiffnessExam } from '../../fhir/chart-inputs.ts'
import { isTracked } from '../../fhir/read/lesion-site.ts'
import { calendarDay } from '../../fhir/resources/chart-time.ts'
import { clockOf } from '../../fhir/resources/clock-time.ts'
import { ALL_SITES, type ElastographySite } from '../../model/elastography/elastography-sites.ts'
import { MOST_SHOTS } from '../../model/elastography/labelled-measurement.ts'

const siteEntry = z.object({ shots: z.array(z.string()), median: z.string() })

/** What stands in the fields of one examination, as typed: text that cannot be read is kept too. */
export const examEntrySchema = z.object({
  /** YYYY-MM-DD, and HH:MM or nothing, by the site's clocks. */
  date: z.string(),
  time: z.string(),
  place: z.string(),
  device: z.string(),
  unit: z.enum(['kPa', 'm/s']),
  /** The user has seen how speed becomes stiffness and accepts it. */
  converted: z.boolean(),
  kind: z.enum(['shots', 'medians']),
  sites: z.record(z.enum(ALL_SITES), siteEntry),
  /** The identity of the lesion, where imaging tracks it; of imported values the SOP Instance UIDs of their reports. */
  lesion: z.optional(z.string()),
  reports: z.optional(z.array(z.string())),
  /** The stored examination that is corrected, in the version that was read. */
  corrects: z.optional(z.object({ reference: z.string(), versionId: z.optional(z.string()) })),
})

export type ExamEntry = z.infer<typeof examEntrySchema>
export type SiteEntry = z.infer<typeof siteEntry>

const EMPTY_SHOTS: readonly string[] = Array.from({ length: MOST_SHOTS }, () => '')

export function blankEntry(): ExamEntry {
  return {
    ...{ date: '', time: '', place: '', device: '' },
    ...{ unit: 'kPa', converted: false, kind: 'shots' },
    sites: everySite(() => ({ shots: [...EMPTY_SHOTS], median: '' })),
  }
}

/** A stored examination in the fields: as speeds where all of it was converted from them. */
export function entryOfExam(exam: StiffnessExam, timeZone: string | undefined): ExamEntry {
  const measured = ALL_SITES.filter((site) => exam.measurements[site] !== undefined)
  const asSpeed =
    measured.length > 0 &&
    measured.length === ALL_SITES.filter((site) => exam.medians[site] ?? exam.measurements[site]).length &&
    measured.every((site) => exam.speeds[site]?.length === exam.measurements[site]?.length)
  const [source, ...others] = exam.sources
  const { reference, versionId } = source ?? {}
  return {
    date: calendarDay(exam.time, timeZone),
    time: clockOf(exam.time, timeZone) ?? '',
    place: exam.place ?? '',
    device: exam.device ?? '',
    unit: asSpeed ? 'm/s' : 'kPa',
    converted: asSpeed,
    kind: measured.length === 0 && Object.keys(exam.medians).length > 0 ? 'medians' : 'shots',
    sites: everySite((site) => {
      const shots = ((asSpeed ? exam.speeds : exam.measurements)[site] ?? []).map(String)
      const median = shots.length > 0 ? undefined : exam.medians[site]
      return {
        shots: [...shots, ...EMPTY_SHOTS.slice(shots.length)],
        median: median === undefined ? '' : String(median),
      }
    }),
    ...(exam.lesion !== undefined && isTracked(exam.lesion) ? { lesion: exam.lesion } : {}),
    ...(reference === undefined || others.length > 0
      ? {}
      : { corrects: { reference, ...(versionId === undefined ? {} : { versionId }) } }),
  }
}

/** An entry with some sites replaced. */
export function withSites(
  entry: ExamEntry,
  sites: Readonly<Partial<Record<ElastographySite, SiteEntry>>>,
): ExamEntry {
  return { ...entry, sites: { ...entry.sites, ...sites } }
}

/** Whether nothing was typed at a site. */
export function isEmptySite({ shots, median }: SiteEntry): boolean {
  return median.trim() === '' && shots.every((shot) => shot.trim() === '')
}

function everySite(entry: (site: ElastographySite) => SiteEntry): Record<ElastographySite, SiteEntry> {
  return Object.fromEntries(ALL_SITES.map((site) => [site, entry(site)])) as Record<
    ElastographySite,
    SiteEntry
  >
}
