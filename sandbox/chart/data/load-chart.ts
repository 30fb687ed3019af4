import type { FhirReader } from './fhir-reader.ts'
import type { Result } from './result.ts'
import { ok } from './result.ts'

/** All of one patient that the chart page shows. */
export interface ChartData {
  patient: fhir4.Patient
  observations: fhir4.Observation[]
  conditions: fhir4.Condition[]
  procedures: fhir4.Procedure[]
  requests: fhir4.MedicationRequest[]
  administrations: fhir4.MedicationAdministration[]
  serviceRequests: fhir4.ServiceRequest[]
  assessments: fhir4.RiskAssessment[]
  encounters: fhir4.Encounter[]
}

/** Reads everything in parallel; the first failure, if any, is the answer. */
export async function loadChart(reader: FhirReader, id: string): Promise<Result<ChartData>> {
  const query = { patient: id }
  const [
    patient,
    observations,
    conditions,
    procedures,
    requests,
    administrations,
    assessments,
    encounters,
    serviceRequests,
  ] = await Promise.all([
    reader.read('Patient', id),
    reader.search('Observation', query),
    reader.search('Condition', query),
    reader.search('Procedure', query),
    reader.search('MedicationRequest', query),
    reader.search('MedicationAdministration', query),
    reader.search('RiskAssessment', query),
    reader.search('Encounter', query),
    reader.search('ServiceRequest', query),
  ])
  if (!patient.ok) return patient
  if (!observations.ok) return observations
  if (!conditions.ok) return conditions
  if (!procedures.ok) return procedures
  if (!requests.ok) return requests
  if (!administrations.ok) return administrations
  if (!assessments.ok) return assessments
  if (!encounters.ok) return encounters
  if (!serviceRequests.ok) return serviceRequests
  return ok({
    patient: patient.value,
    observations: observations.value,
    conditions: conditions.value,
    procedures: procedures.value,
    requests: requests.value,
    administrations: administrations.value,
    assessments: assessments.value,
    encounters: encounters.value,
    serviceRequests: serviceRequests.value,
  })
}

/** The visit in whose course an app is launched: the one under way, latest first. */
export function currentEncounter(encounters: readonly fhir4.Encounter[]): fhir4.Encounter | undefined {
  return encounters
    .filter((encounter) => encounter.status === 'in-progress')
    .toSorted((a, b) => (b.period?.start ?? '').localeCompare(a.period?.start ?? ''))[0]
}
