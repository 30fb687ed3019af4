import { directory } from './builders/directory.ts'
import { COURSE } from './patients/course.ts'
import { WHOM } from './patients/identity.ts'
import { IMAGING } from './patients/imaging.ts'
import { LABORATORY } from './patients/laboratory.ts'
import type { Scenario, ScenarioChart } from './scenario.ts'

export type { Scenario, Truth } from './scenario.ts'

/** In the order of the patient list. */
const CHARTS: readonly ScenarioChart[] = [...COURSE, ...LABORATORY, ...IMAGING, ...WHOM]

/** The fictional patients, for the chart's list and for tests. */
export const SCENARIOS: readonly Scenario[] = CHARTS.map(({ resources: _, ...scenario }) => scenario)

/** Transaction Bundles of PUTs with fixed ids: first the shared directory (people, organisations, device), then one per patient in the order of SCENARIOS. Dates are relative to `today`. */
export function scenarioBundles(today: Date): fhir4.Bundle<fhir4.FhirResource>[] {
  return [directory, ...CHARTS.map((chart) => chart.resources(today))].map(transaction)
}

/** One patient's Bundle by scenario id, without the directory; undefined for an unknown id. */
export function scenarioBundle(id: string, today: Date): fhir4.Bundle<fhir4.FhirResource> | undefined {
  const chart = CHARTS.find((candidate) => candidate.id === id)
  return chart && transaction(chart.resources(today))
}

function transaction(resources: readonly fhir4.FhirResource[]): fhir4.Bundle<fhir4.FhirResource> {
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map((resource) => ({
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    })),
  }
}
