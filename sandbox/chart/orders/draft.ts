import { UCUM } from '../../../src/fhir/codes/canonical.ts'
import { type DrugName, FORMULARY } from './formulary.ts'

/** A drug order that is being written. */
export interface Draft {
  /** Id of its MedicationRequest from the start: what is said of the draft holds for the signed order. */
  readonly id: string
  readonly drug: DrugName
  /** The dose in mg, as it was typed. */
  readonly dose: string
  readonly why: string
}

/** An order that decision support suggested and the clinician accepted: signed with the others, or removed. */
export interface SuggestedDraft {
  readonly id: string
  readonly label: string
  readonly resources: readonly fhir4.FhirResource[]
}

/** For whom and by whom orders are written. */
export interface OrderContext {
  readonly patientId: string
  readonly encounterId: string | undefined
  /** `Practitioner/ID` */
  readonly user: string
  readonly now: Date
}

/** A typed dose in mg; undefined unless it is a positive number. */
export function milligrams(dose: string): number | undefined {
  const text = dose.trim().replace(',', '.')
  const value = /^\d{1,5}(\.\d{1,2})?$/.test(text) ? Number(text) : 0
  return value > 0 ? value : undefined
}

export function referenceOf({ id }: Draft): string {
  return `MedicationRequest/${id}`
}

/** The draft as FHIR, with the status it has or shall get. */
function medicationRequest(
  draft: Draft,
  status: 'draft' | 'active',
  { patientId, encounterId, user, now }: OrderContext,
): fhir4.MedicationRequest {
  const { concept, route, schedule, timing } = FORMULARY[draft.drug]
  const value = milligrams(draft.dose)
  const amount = value === undefined ? [] : [`${value} mg`]
  return {
    resourceType: 'MedicationRequest',
    id: draft.id,
    status,
    intent: 'order',
    medicationCodeableConcept: concept,
    subject: { reference: `Patient/${patientId}` },
    ...(encounterId !== undefined && { encounter: { reference: `Encounter/${encounterId}` } }),
    authoredOn: now.toISOString(),
    requester: { reference: user },
    dosageInstruction: [
      {
        text: [...amount, route, schedule].join(' '),
        ...(timing !== undefined && { timing }),
        ...(timing === undefined && { asNeededBoolean: true }),
        route: { text: route },
        ...(value !== undefined && {
          doseAndRate: [{ doseQuantity: { value, unit: 'mg', system: UCUM, code: 'mg' } }],
        }),
      },
    ],
  }
}

/** Drafts as the hooks carry them, or as they are signed: every order at once or none, under the ids of the drafts. */
export function ordersBundle(
  status: 'draft' | 'active',
  drafts: readonly Draft[],
  suggested: readonly SuggestedDraft[],
  context: OrderContext,
): fhir4.Bundle {
  const isSigned = status === 'active'
  // A suggested order is signed as any other: in force, and of who signs it.
  const signed = isSigned ? { status, requester: { reference: context.user } } : {}
  const resources = [
    ...drafts.map((draft) => medicationRequest(draft, status, context)),
    ...suggested.flatMap((one) => one.resources.map((order) => ({ ...order, ...signed }))),
  ] as fhir4.FhirResource[]
  return {
    resourceType: 'Bundle',
    type: isSigned ? 'transaction' : 'collection',
    entry: resources.map((resource) => ({
      resource,
      ...(isSigned && { request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` } }),
    })),
  }
}
