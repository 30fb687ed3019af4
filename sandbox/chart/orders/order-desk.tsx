import { useEffect, useRef } from 'preact/hooks'
import type { Advice } from '../cds/advice.ts'
import { cardActions } from '../cds/card-actions.ts'
import { type CardActions, CardView } from '../cds/card-view.tsx'
import { useAdvice } from '../cds/use-advice.ts'
import { Section } from '../components/chart-section.tsx'
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

/** What decision support says. Not there while it says nothing; that it is slow or down is said and holds up nothing. */
function AdviceSection({ advice, actions }: { advice: Advice; actions: CardActions }) {
  const { asking, cards, problems } = advice
  const isSilent = cards.length === 0 && problems.length === 0
  return (
    <div class="advice">
      <p class="advice-status quiet" role="status">
        {asking ? 'Asking decision support ...' : announcement(cards.length)}
      </p>
      {!isSilent && (
        <Section id="advice" title="Decision support" {...(cards.length > 0 && { count: cards.length })}>
          {problems.map((problem) => (
            <p key={problem} class="note" role="status">
              <strong>Decision support is not available.</strong> {problem} Ordering goes on without it.
            </p>
          ))}
          {cards.map((shown) => (
            <CardView key={shown.key} shown={shown} actions={actions} />
          ))}
        </Section>
      )}
    </div>
  )
}

function announcement(cards: number): string {
  if (cards === 0) return ''
  return cards === 1 ? 'Decision support: 1 card.' : `Decision support: ${cards} cards.`
}
