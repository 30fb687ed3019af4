import { requestLaunch } from '../data/ehr-session.ts'
import { suggestedOrders } from './accept.ts'
import type { AdviceEvent } from './advice.ts'
import type { CardActions } from './card-view.tsx'
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
