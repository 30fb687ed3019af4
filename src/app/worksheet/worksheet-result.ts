import type { ReadContext } from '../../fhir/read-context.ts'
import type { ElastographySite } from '../../model/elastography/elastography-sites.ts'
import {
  computeDeltaT,
  deltaP,
  type SiteDirection,
  type SiteMedians,
  type StiffnessChange,
} from '../../model/elastography/stiffness-change.ts'

/** What both examinations say together. */
export interface WorksheetResult {
  readonly deltaT: StiffnessChange
  readonly deltaP: StiffnessChange
  readonly directions: Readonly<Partial<Record<ElastographySite, SiteDirection>>>
}

export function worksheetResult(
  { model }: ReadContext,
  baseline: SiteMedians,
  followUp: SiteMedians,
): WorksheetResult {
  const change = computeDeltaT(model, baseline, followUp)
  const liver = deltaP(model, baseline, followUp)
  return { deltaT: change, deltaP: liver, directions: { ...change.directions, ...liver.directions } }
}

/** Whether a single further site can settle the sign, one way or the other. */
export function decisiveAlone({ counted, needed, wouldDecide }: StiffnessChange): boolean {
  return wouldDecide.length > 0 && (counted + 1 >= needed || counted + wouldDecide.length - 1 < needed)
}
