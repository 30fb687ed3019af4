import type { ElastographySite } from '../../../model/elastography/elastography-sites.ts'
import {
  byLesion,
  type LabelledMeasurement,
  MOST_SHOTS,
  type StiffnessUnit,
} from '../../../model/elastography/labelled-measurement.ts'
import { median } from '../../../model/elastography/median.ts'
import { siteOfLabel } from '../../../site/elastography-labels.ts'
import type { ReadingRules } from '../../../site/site-schema.ts'
import type { SiteEntry } from '../exam-entry.ts'
import { readShot } from '../read-site.ts'

/** Why measurements of a label are not taken. */
export type LabelFault =
  | 'label-missing'
  | 'label-unmapped'
  | 'several-tracked'
  | 'site-twice'
  | 'too-many-values'
  | 'median-contradicts'
  | 'speed-alone'
  | 'statistic-alone'
  | 'implausible'
  | 'other-organ'
  | 'other-unit'
  | 'no-number'

export interface RefusedLabel {
  readonly label: string | undefined
  /** As the report has them. */
  readonly values: readonly string[]
  readonly code: LabelFault
}

/** What one lesion's measurements of a report fill the fields with. */
export interface ReportedSites {
  /** The tracking UID of the lesion. */
  readonly lesion: string | undefined
  readonly unit: StiffnessUnit
  readonly kind: 'shots' | 'medians'
  readonly sites: Readonly<Partial<Record<ElastographySite, SiteEntry>>>
  readonly refused: readonly RefusedLabel[]
  /** Numbers that stand beside those that are taken: statistics, and speeds beside stiffness. */
  readonly beside: number
}

/** Printed medians are rounded; more than that is a contradiction. */
const ROUNDING: Record<StiffnessUnit, number> = { kPa: 0.051, 'm/s': 0.0051 }

/** Measurements of one examination, by lesion, in the fields of the sites that their labels stand for. */
export function understandReport(
  measurements: readonly LabelledMeasurement[],
  { elastographyLabels }: Pick<ReadingRules, 'elastographyLabels'>,
): readonly ReportedSites[] {
  return byLesion(measurements).map(({ tracked, items }) => {
    const unit = items.some((item) => item.unit === 'kPa') ? 'kPa' : 'm/s'
    const sites: Partial<Record<ElastographySite, SiteEntry>> = {}
    const refused: RefusedLabel[] = []
    let beside = 0
    for (const [label, all] of Map.groupBy(items, (item) => item.label)) {
      const group = all.filter((item) => item.unit === unit)
      const { shot = [], median: stated = [], spread = [] } = Object.groupBy(group, ({ kind }) => kind)
      beside += spread.length + (group.length > 0 ? all.length - group.length : 0)
      const refuse = (code: LabelFault, of: readonly LabelledMeasurement[] = all) =>
        refused.push({ label, values: of.map(({ value }) => String(value)), code })
      const site = label === undefined ? undefined : siteOfLabel(label, elastographyLabels)
      const values = shot.map(({ value }) => value)
      const [lone] = stated
      if (label === undefined) refuse('label-missing')
      else if (site === undefined) refuse('label-unmapped')
      else if (new Set(all.map((item) => item.tracked)).size > 1) refuse('several-tracked')
      else if (sites[site] !== undefined) refuse('site-twice')
      else if (group.length === 0) refuse('speed-alone')
      else if (shot.length > MOST_SHOTS || stated.length > 1)
        refuse('too-many-values', shot.length > MOST_SHOTS ? shot : stated)
      else if (
        lone !== undefined &&
        shot.length > 0 &&
        Math.abs(lone.value - (median(values) ?? 0)) > ROUNDING[unit]
      )
        refuse('median-contradicts', [lone])
      else {
        const isPlausible = ({ value }: LabelledMeasurement) =>
          typeof readShot(String(value), unit) === 'object'
        const wrong = [...shot, ...(shot.length > 0 ? [] : stated)].filter((item) => !isPlausible(item))
        if (wrong.length > 0) refuse('implausible', wrong)
        else if (shot.length + stated.length === 0) refuse('statistic-alone')
        else {
          if (shot.length > 0) beside += stated.length
          sites[site] = {
            shots: Array.from({ length: MOST_SHOTS }, (_, index) => String(values[index] ?? '')),
            median: shot.length > 0 || lone === undefined ? '' : String(lone.value),
          }
        }
      }
    }
    const hasShots = Object.values(sites).some(({ median: alone }) => alone === '')
    return { lesion: tracked, unit, kind: hasShots ? 'shots' : 'medians', sites, refused, beside }
  })
}
