import { ok } from '../../../src/result.ts'
import type { ChartResult } from './chart-failure.ts'
import type { FhirReader } from './fhir-reader.ts'

const SEARCHED = {
  observations: 'Observation',
  conditions: 'Condition',
  procedures: 'Procedure',
  requests: 'MedicationRequest',
  administrations: 'MedicationAdministration',
  assessments: 'RiskAssessment',
  encounters: 'Encounter',
  serviceRequests: 'ServiceRequest',
  tasks: 'Task',
} as const

type Found = {
  [Part in keyof typeof SEARCHED]: Extract<fhir4.FhirResource, { resourceType: (typeof SEARCHED)[Part] }>[]
}

/** All of one patient that the chart page shows. */
export interface ChartData extends Found {
  patient: fhir4.Patient
}

/** Reads everything in parallel; the first failure, if any, is the answer. */
export async function loadChart(reader: FhirReader, id: string): Promise<ChartResult<ChartData>> {
  const parts = Object.entries(SEARCHED)
  const [patient, ...searches] = await Promise.all([
    reader.read('Patient', id),
    ...parts.map(([, type]) => reader.search(type, { patient: id })),
  ])
  if (!patient.ok) return patient
  const found: Record<string, readonly fhir4.FhirResource[]> = {}
  for (const [index, [part]] of parts.entries()) {
    const search = searches[index]
    if (search?.ok === false) return search
    found[part] = search?.value ?? []
  }
  return ok({ patient: patient.value, ...(found as Found) })
}

/** The visit in whose course an app is launched: the one under way, latest first. */
export function currentEncounter(encounters: readonly fhir4.Encounter[]): fhir4.Encounter | undefined {
  return encounters
    .filter((encounter) => encounter.status === 'in-progress')
    .toSorted((a, b) => (b.period?.start ?? '').localeCompare(a.period?.start ?? ''))[0]
}
