import { type Interval, intervalOf } from '../interval.ts'
import type { ModelFile } from '../model-schema.ts'
import type { DeltaTSign } from '../predictor.ts'
import { DELTA_T_SITES, type ElastographySite, LIVER_SITES } from './elastography-sites.ts'

/** Median stiffness in kPa by site; a site that was not (validly) measured is absent. */
export type SiteMedians = Partial<Readonly<Record<ElastographySite, number>>>

export type SiteDirection = 'stiffer' | 'softer' | 'same' | 'missing'

/** The change at a group of sites. `sign` is undefined while the missing sites could still turn it. */
export interface StiffnessChange {
  readonly sign: DeltaTSign | undefined
  readonly directions: Readonly<Partial<Record<ElastographySite, SiteDirection>>>
  /** Sites that changed in the counted direction, and how many make the sign nonnegative. */
  readonly counted: number
  readonly needed: number
  /** The missing sites that would decide, while the sign is undefined. */
  readonly wouldDecide: readonly ElastographySite[]
}

/** Medians where they are known, ranges where only those are. */
export type SiteValues = Partial<Readonly<Record<ElastographySite, number | Interval>>>

/** dT from the medians before and six weeks after start: nonnegative once enough of the nine sites A-F4 changed in the convention's direction; ties do not count. */
export function computeDeltaT(model: ModelFile, before: SiteValues, after: SiteValues): StiffnessChange {
  return changeAt(DELTA_T_SITES, model.elastography.deltaTSitesNeeded, model, before, after)
}

/** dP, the same for the liver sites G, H, I. It did not enter the model. */
export function deltaP(model: ModelFile, before: SiteValues, after: SiteValues): StiffnessChange {
  return changeAt(LIVER_SITES, model.elastography.deltaPSitesNeeded, model, before, after)
}

function changeAt(
  sites: readonly ElastographySite[],
  needed: number,
  model: ModelFile,
  before: SiteValues,
  after: SiteValues,
): StiffnessChange {
  const directions = Object.fromEntries(
    sites.map((site) => [site, directionAt(before[site], after[site])]),
  ) as Record<ElastographySite, SiteDirection>
  const looked = model.elastography.deltaTConvention === 'stiffer-is-nonnegative' ? 'stiffer' : 'softer'
  const counted = sites.filter((site) => directions[site] === looked).length
  const missing = sites.filter((site) => directions[site] === 'missing')
  const sign = signOf(counted, missing.length, needed)
  return { sign, directions, counted, needed, wouldDecide: sign === undefined ? missing : [] }
}

/** The sign by how many sites changed in the counted direction; `undefined` while the missing ones could still turn it. */
export function signOf(counted: number, missing: number, needed: number): DeltaTSign | undefined {
  if (counted >= needed) return 'nonnegative'
  return counted + missing < needed ? 'negative' : undefined
}

/** Ranges that overlap leave the direction open, as a site that is missing does. */
function directionAt(
  before: number | Interval | undefined,
  after: number | Interval | undefined,
): SiteDirection {
  if (before === undefined || after === undefined) return 'missing'
  const [was, is] = [intervalOf(before), intervalOf(after)]
  if (is.low > was.high || (is.low === was.high && is.above === true)) return 'stiffer'
  if (is.high < was.low || (is.high === was.low && (is.below === true || was.above === true))) return 'softer'
  return is.low === is.high && was.low === was.high ? 'same' : 'missing'
}
