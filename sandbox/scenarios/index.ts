import { directory } from './builders/directory.ts'
import { beforeHigh } from './patients/before-high.ts'
import { beforeLow } from './patients/before-low.ts'
import { beforeUndecided } from './patients/before-undecided.ts'
import { chinaUnits } from './patients/china-units.ts'
import { completeHigh } from './patients/complete-high.ts'
import { completeLow } from './patients/complete-low.ts'
import { earlyTherapy } from './patients/early-therapy.ts'
import { enteredInError } from './patients/entered-in-error.ts'
import { manyLabs } from './patients/many-labs.ts'
import { missingData } from './patients/missing-data.ts'
import { notHcc } from './patients/not-hcc.ts'
import { partialDecides } from './patients/partial-decides.ts'
import { partialOpen } from './patients/partial-open.ts'
import { percentOnly } from './patients/percent-only.ts'
import { sameNameHigh, sameNameLow } from './patients/same-name.ts'
import { separateDraws } from './patients/separate-draws.ts'
import { severalLesions } from './patients/several-lesions.ts'
import { shearWaveSpeed } from './patients/shear-wave-speed.ts'
import { staleAlbumin } from './patients/stale-albumin.ts'
import { usUnits } from './patients/us-units.ts'
import type { Scenario, ScenarioChart } from './scenario.ts'

export type { Scenario, Truth } from './scenario.ts'

/** In the order of the patient list. */
const CHARTS: readonly ScenarioChart[] = [
  completeHigh,
  completeLow,
  beforeUndecided,
  beforeLow,
  beforeHigh,
  usUnits,
  chinaUnits,
  percentOnly,
  separateDraws,
  staleAlbumin,
  enteredInError,
  severalLesions,
  partialDecides,
  partialOpen,
  shearWaveSpeed,
  notHcc,
  sameNameHigh,
  sameNameLow,
  manyLabs,
  missingData,
  earlyTherapy,
]

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
