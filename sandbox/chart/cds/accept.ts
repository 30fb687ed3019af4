import { isRecord } from '../../fhir/resource.ts'
import type { Suggestion } from './cards.ts'

/** The orders that a suggestion creates, as drafts; a sentence where this EHR cannot carry it out. */
export function suggestedOrders(
  { actions }: Suggestion,
  patientId: string,
): readonly fhir4.FhirResource[] | string {
  if (actions.length === 0) return 'It names no order.'
  const orders: fhir4.FhirResource[] = []
  for (const { type, resource } of actions) {
    // Changes to what is on record are not taken from a service here.
    if (type !== 'create' || resource === undefined) return 'It asks for more than a new order.'
    const { subject, patient, id: _, ...rest } = resource
    if (![subject, patient].every((about) => isAbout(about, patientId))) return 'It is for another patient.'
    orders.push({
      ...rest,
      ...(subject !== undefined && { subject }),
      ...(patient !== undefined && { patient }),
      id: crypto.randomUUID(),
    } as fhir4.FhirResource)
  }
  return orders
}

function isAbout(reference: unknown, patientId: string): boolean {
  return reference === undefined || (isRecord(reference) && reference['reference'] === `Patient/${patientId}`)
}
