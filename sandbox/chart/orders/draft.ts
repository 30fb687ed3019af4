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

/** Drafts as the hooks carry them. */
export function draftBundle(
  drafts: readonly Draft[],
  suggested: readonly SuggestedDraft[],
  context: OrderContext,
): fhir4.Bundle {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      ...drafts.map((draft) => ({ resource: medicationRequest(draft, 'draft', context) })),
      ...suggested.flatMap(({ resources }) => resources.map((resource) => ({ resource }))),
    ],
  }
}

/** Signing: every order at once or none, under the ids of the drafts. */
export function signingBundle(
  drafts: readonly Draft[],
  suggested: readonly SuggestedDraft[],
  context: OrderContext,
): fhir4.Bundle {
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      ...drafts.map((draft) => ({
        resource: medicationRequest(draft, 'active', context),
        request: { method: 'PUT' as const, url: referenceOf(draft) },
      })),
      ...suggested.flatMap(({ resources }) =>
        resources.map((resource) => ({
          resource: signed(resource, context),
          request: { method: 'PUT' as const, url: `${resource.resourceType}/${resource.id}` },
        })),
      ),
    ],
  }
}

/** A suggested order as it is signed: in force, and of who signs it. */
function signed(resource: fhir4.FhirResource, { user }: OrderContext): fhir4.FhirResource {
  return { ...resource, status: 'active', requester: { reference: user } } as fhir4.FhirResource
}
