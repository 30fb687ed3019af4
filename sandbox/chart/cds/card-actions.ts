import { isRecord } from '../../fhir/resource.ts'
import { requestLaunch } from '../data/ehr-session.ts'
import type { AdviceEvent } from './advice.ts'
import type { CardActions } from './card-view.tsx'
import type { Suggestion } from './cards.ts'
import { type Outcome, sendFeedback } from './fire-hook.ts'

interface CardActionOptions {
  patientId: string
  encounterId: string | undefined
  dispatch: (event: AdviceEvent) => void
  /** Shows the app at a launch URL. */
  open: (url: string) => void
  /** Puts suggested orders among those that are being written. */
  order: (label: string, resources: readonly fhir4.FhirResource[]) => void
}

/** Carries out what a clinician does with a card, and tells the service. */
export function cardActions(options: CardActionOptions): CardActions {
  const { patientId, encounterId, dispatch, open, order } = options
  return {
    async accept({ key, service, card }, suggestion) {
      const orders = suggestedOrders(suggestion, patientId)
      if (typeof orders === 'string') return `The suggestion cannot be carried out here. ${orders}`
      order(suggestion.label, orders)
      dispatch({ type: 'accepted', key, label: suggestion.label })
      const { uuid } = suggestion
      return uuid === undefined
        ? undefined
        : tell(service, card.uuid, { outcome: 'accepted', acceptedSuggestions: [{ id: uuid }] })
    },
    async override({ key, service, card }, reason, comment) {
      dispatch({ type: 'overridden', key, reason: reason?.display ?? comment })
      const coding: fhir4.Coding | undefined = reason && {
        ...(reason.system !== undefined && { system: reason.system }),
        ...(reason.code !== undefined && { code: reason.code }),
        display: reason.display,
      }
      return tell(service, card.uuid, {
        outcome: 'overridden',
        overrideReason: {
          ...(coding !== undefined && { reason: coding }),
          ...(comment !== '' && { userComment: comment }),
        },
      })
    },
    async open({ url, appContext }) {
      const launched = await requestLaunch({
        patient: patientId,
        ...(encounterId !== undefined && { encounter: encounterId }),
        needPatientBanner: false,
        launchUrl: url,
        ...(appContext !== undefined && { appContext }),
      })
      if (!launched.ok) return `The app could not be opened. ${launched.problem}`
      open(launched.value)
      return undefined
    },
  }
}

async function tell(
  service: string,
  card: string | undefined,
  outcome: Outcome,
): Promise<string | undefined> {
  if (card === undefined) return undefined
  return (await sendFeedback(service, card, outcome))
    ? undefined
    : 'The service could not be told of it; what was done here stands.'
}

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
