import { isObject } from '../../src/fhir/resources/json.ts'
import { literalUrl } from '../../src/fhir/resources/server-base.ts'
import { localReference } from '../../src/fhir/resources/subject.ts'
import type { FhirClient } from '../../src/fhir-client/fhir-client.ts'

/** More are not read one by one: an EHR with so many has `_include`. */
const MOST = 40

const HOLDERS = ['MedicationRequest', 'MedicationAdministration', 'MedicationStatement', 'MedicationDispense']

/**
 * The Medications that drug records point to and that did not come along, as prefetch tokens know no `_include`: those whose
 * reference has no words of its own. Each is read where that is allowed; what is not had leaves its record without a drug, which
 * the reading of the chart names.
 */
export async function missingMedications(
  resources: readonly unknown[],
  client: FhirClient | undefined,
): Promise<unknown[]> {
  if (client === undefined) return []
  const here = new Set(
    resources.flatMap((item) =>
      isObject(item) && item['resourceType'] === 'Medication' ? `Medication/${String(item['id'])}` : [],
    ),
  )
  const wanted = resources.flatMap(pointerOf).filter((url) => !here.has(localReference(url)))
  return medicationsAt(wanted, client)
}

/** Reads Medications; one that cannot be had is left out. */
export async function medicationsAt(urls: readonly string[], client: FhirClient): Promise<unknown[]> {
  const distinct = [...new Set(urls)].filter((url) => literalUrl(url)?.type === 'Medication').slice(0, MOST)
  const read = await Promise.all(distinct.map((url) => client.search(url)))
  return read.flatMap((answer) => (answer.ok ? answer.value.resources : []))
}

function pointerOf(resource: unknown): string[] {
  if (!isObject(resource) || !HOLDERS.includes(String(resource['resourceType']))) return []
  const pointer = resource['medicationReference']
  if (!isObject(pointer) || typeof pointer['reference'] !== 'string') return []
  return typeof pointer['display'] === 'string' && pointer['display'] !== '' ? [] : [pointer['reference']]
}
