import { useEffect, useRef } from 'preact/hooks'
import { AdviceSection } from '../cds/advice-section.tsx'
import { cardActions } from '../cds/card-actions.ts'
import { useAdvice } from '../cds/use-advice.ts'
import type { FhirWriter } from '../data/fhir-reader.ts'
import { bodyWeight } from './body-weight.ts'
import { OrderEntry } from './order-entry.tsx'
import { useOrderEntry } from './use-order-entry.ts'

interface OrderDeskProps {
  server: FhirWriter
  patientId: string
  encounterId: string | undefined
  /** `Practitioner/ID` */
  user: string
  observations: readonly fhir4.Observation[]
  openApp: (url: string) => void
  reload: () => void
}

/** Order entry with decision support, which is asked when the chart opens, as drugs are chosen, and at signing. */
export function OrderDesk(props: OrderDeskProps) {
  const { server, patientId, encounterId, user, observations, openApp, reload } = props
  const support = useAdvice()
  const entry = useOrderEntry({
    ...{ server, patientId, encounterId, user, support },
    weight: bodyWeight(observations),
    signed: reload,
  })
  const opened = useRef({ patientId, ...(encounterId !== undefined && { encounterId }) })
  const { ask } = support
  useEffect(() => void ask('patient-view', opened.current), [ask])
  const actions = cardActions({
    ...{ patientId, encounterId },
    ...{ dispatch: support.dispatch, open: openApp, order: entry.order },
  })
  return (
    <div class="order-desk">
      <OrderEntry entry={entry} />
      <AdviceSection advice={support.advice} actions={actions} />
    </div>
  )
}
