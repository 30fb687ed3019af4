import type { Wish } from '../card-kinds.ts'
import { asCoding, type Suggestion } from '../cards/card.ts'
import type { CardInput } from '../cards/card-input.ts'
import { stableUuid } from '../cards/stable-uuid.ts'

/** What a suggested order is for. */
export interface OrderWish {
  readonly name: Wish
  /** What the button says, and what the order says. */
  readonly text: { readonly label: string; readonly order: string }
  /** The standard code, where there is one. */
  readonly coding: fhir4.Coding | undefined
  /** YYYY-MM-DD */
  readonly day: string | undefined
}

/** A suggestion that creates a draft ServiceRequest, by the user who is ordering. It is signed, changed or deleted like any other draft. */
export function draftOrder(wish: OrderWish, input: CardInput): Suggestion {
  const { userId, encounterId, context, settings } = input
  const coding = [
    ...(settings.orderables[wish.name] ?? []).map(asCoding),
    ...(wish.coding ? [wish.coding] : []),
  ]
  const mayRequest = /^Practitioner(Role)?\//.test(userId)
  const resource: fhir4.ServiceRequest = {
    resourceType: 'ServiceRequest',
    status: 'draft',
    intent: 'order',
    code: { ...(coding.length > 0 && { coding }), text: wish.text.order },
    subject: { reference: `Patient/${context.patientId}` },
    ...(encounterId !== undefined && { encounter: { reference: `Encounter/${encounterId}` } }),
    ...(wish.day !== undefined && { occurrenceDateTime: wish.day }),
    authoredOn: context.asOf.toISOString(),
    ...(mayRequest && { requester: { reference: userId } }),
  }
  return {
    label: wish.text.label,
    uuid: stableUuid('suggestion', wish.name, wish.day ?? '', input.assessmentHash),
    actions: [{ type: 'create', description: wish.text.order, resource }],
  }
}
