import { ALL_SITES, type ElastographySite } from '../../model/elastography/elastography-sites.ts'
import { median } from '../../model/elastography/median.ts'
import { roundTo } from '../../model/rounding.ts'
import { OBSERVATION_CATEGORY, SHOTS_EXTENSION, SITE_SYSTEM, SNOMED } from '../codes/canonical.ts'
import { tipmCoding } from '../codes/tipm-codes.ts'
import { lesionReference } from '../read/lesion-site.ts'
import { quantity } from '../write/quantities.ts'
import type { RecordPhrases } from '../write/record-phrases.ts'

/** The two exams that dT compares. */
export type ExamKind = 'baseline' | 'followUp'

/** One measurement in kPa, with the shear wave speed (m/s) it was converted from, if it was. */
export interface Shot {
  readonly kPa: number
  readonly speed?: number
}

/** What was measured at a site: its measurements in the order taken, or the median alone. */
export type SiteRecord =
  | { readonly kind: 'shots'; readonly shots: readonly Shot[] }
  | { readonly kind: 'median'; readonly median: number }

/** One elastography exam as a person enters it. Stiffness in kPa to two decimals, as it is read back. */
export interface StiffnessRecord {
  /** FHIR dateTime. */
  readonly time: string
  /** The lesion's identity, where it is known; of a correction, where it is another than the stored one. */
  readonly lesion: string | undefined
  readonly place: string
  readonly device: string
  readonly sites: Readonly<Partial<Record<ElastographySite, SiteRecord>>>
  /** SOP Instance UIDs of the structured reports from which values were imported. */
  readonly reports?: readonly string[]
}

/** Decimals in which stiffness (kPa) and speed (m/s) are kept. */
export const SHOT_DECIMALS = 2

/** A site's median in kPa; undefined with fewer measurements than the site demands. */
export function medianOf(site: SiteRecord, minimumMeasurements: number): number | undefined {
  if (site.kind === 'median') return site.median
  if (site.shots.length < minimumMeasurements) return undefined
  const middle = median(site.shots.map(({ kPa }) => kPa))
  return middle === undefined ? undefined : roundTo(middle, SHOT_DECIMALS)
}

/** What of an Observation an exam's record says (profile elastography-exam). */
type ExamContent = Pick<fhir4.Observation, 'code' | 'focus' | 'bodySite' | 'device'> & {
  readonly category: fhir4.CodeableConcept[]
  readonly effectiveDateTime: string
  readonly component: fhir4.ObservationComponent[]
  readonly note: fhir4.Annotation[]
}

/** The id of the note that puts an exam in words; replaced with the exam. */
export const EXAM_NOTE = 'measurements'

/** The project's stiffness Observation of an exam, without subject, status and identifier. A site with too few measurements keeps them and has no value. */
export function examContent(
  record: StiffnessRecord,
  minimumMeasurements: number,
  phrases: RecordPhrases,
): ExamContent {
  const sites = ALL_SITES.flatMap((site) => {
    const measured = record.sites[site]
    return measured === undefined ? [] : [{ site, measured, value: medianOf(measured, minimumMeasurements) }]
  })
  const medians = sites.flatMap(({ site, value }) => (value === undefined ? [] : [`${site} ${value}`]))
  const converted = sites.some(
    ({ measured }) => measured.kind === 'shots' && measured.shots.some(({ speed }) => speed !== undefined),
  )
  const coding = tipmCoding('stiffness-exam')
  const { place, device } = record
  const lesion = record.lesion === undefined ? undefined : lesionReference(record.lesion)
  return {
    category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'imaging', display: 'Imaging' }] }],
    code: { coding: [coding], text: phrases.codes['stiffness-exam'] },
    effectiveDateTime: record.time,
    bodySite: {
      coding: [{ system: SNOMED, code: '10200004', display: 'Liver' }],
      ...(place === '' ? {} : { text: place }),
    },
    ...(lesion === undefined ? {} : { focus: [lesion] }),
    ...(device === '' ? {} : { device: { display: device } }),
    component: sites.map(({ site, measured, value }) => ({
      ...(measured.kind === 'shots' ? { extension: [shotsExtension(measured.shots)] } : {}),
      code: { coding: [{ system: SITE_SYSTEM, code: site }] },
      ...(value === undefined ? {} : { valueQuantity: kept(value, 'kPa') }),
    })),
    note: [{ id: EXAM_NOTE, text: phrases[converted ? 'converted' : 'exam'](medians.join(', ')) }],
  }
}

function shotsExtension(shots: readonly Shot[]): fhir4.Extension {
  return {
    url: SHOTS_EXTENSION,
    extension: [
      ...shots.map(({ kPa }) => ({ url: 'shot', valueQuantity: kept(kPa, 'kPa') })),
      ...shots.flatMap(({ speed }) =>
        speed === undefined ? [] : [{ url: 'speed', valueQuantity: kept(speed, 'm/s') }],
      ),
    ],
  }
}

function kept(value: number, unit: string): fhir4.Quantity {
  return quantity(roundTo(value, SHOT_DECIMALS), unit)
}
