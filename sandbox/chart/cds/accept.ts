import { isRecord } from '../../fhir/resource.ts'
import type { Suggestion } from './cards.ts'

/** A suggestion as a transaction; a sentence where this EHR cannot carry it out. */
export function suggestionBundle({ actions }: Suggestion, patientId: string): fhir4.Bundle | string {
  if (actions.length === 0) return 'It names no order.'
  const entry: fhir4.BundleEntry[] = []
  for (const { type, resource } of actions) {
    // Changes to what is on record are not taken from a service here.
    if (type !== 'create' || resource === undefined) return 'It asks for more than a new order.'
    const { subject, patient, id: _, ...rest } = resource
    if (![subject, patient].every((about) => isAbout(about, patientId))) return 'It is for another patient.'
    entry.push({
      resource: {
        ...rest,
        ...(subject !== undefined && { subject }),
        ...(patient !== undefined && { patient }),
      } as fhir4.FhirResource,
      request: { method: 'POST', url: resource.resourceType },
    })
  }
  return { resourceType: 'Bundle', type: 'transaction', entry }
}

function isAbout(reference: unknown, patientId: string): boolean {
  return reference === undefined || (isRecord(reference) && reference['reference'] === `Patient/${patientId}`)
}
