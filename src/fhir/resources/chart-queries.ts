import type { SiteConfig } from '../../site/site-schema.ts'
import type { ReadTopic } from '../chart-inputs.ts'
import { TIPM_SYSTEM } from '../codes/canonical.ts'
import { type ChartSearch, chartSearches } from './chart-searches.ts'

/** One search, relative to the FHIR base. All of them are independent and can go out at once. */
export interface ChartQuery {
  readonly topic: ReadTopic
  readonly url: string
}

/** The most that common servers give at once; those that give fewer say so by their `next` links. */
const PAGE = 1000

/**
 * The searches that hold everything TIPM reads of a patient; `Patient/id` is read beside them. `documents`: also stored
 * assessments of the form DocumentReference, for EHRs whose issuer entry allows it.
 */
export function chartQueries(patientId: string, site: SiteConfig, documents = false): readonly ChartQuery[] {
  const stored: Pick<ChartSearch, 'topic' | 'type' | 'parameters' | 'include'> = {
    topic: 'assessments',
    type: 'DocumentReference',
    parameters: { type: `${TIPM_SYSTEM}|tipm-assessment` },
  }
  return [...chartSearches(site.reading), ...(documents ? [stored] : [])].map((search) => ({
    topic: search.topic,
    url: `${search.type}?${new URLSearchParams({
      patient: patientId,
      ...search.parameters,
      ...(search.include === undefined ? {} : { _include: search.include }),
      _count: String(PAGE),
    })}`,
  }))
}
