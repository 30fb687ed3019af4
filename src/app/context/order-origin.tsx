import { Fragment } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import * as z from 'zod/mini'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { assessmentIdentifier } from '../../fhir/write/assessment-identifier.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import type { OpenChart } from '../app-state.ts'

type Comparison = Awaited<ReturnType<typeof compareWithCard>>

/** From which card the app was opened, for which orders, and whether the chart has changed since. Nothing when it was not opened from a card. */
export function OrderOrigin(props: { readonly appContext: string | undefined; readonly open: OpenChart }) {
  const { texts } = usePageContext()
  const { appContext, open } = props
  const origin = useMemo(() => readOrderContext(appContext), [appContext])
  const [comparison, setComparison] = useState<Comparison>()
  useEffect(() => {
    let isCurrent = true
    if (origin !== undefined) {
      compareWithCard(origin, open.chart, open.context).then(
        (found) => isCurrent && setComparison(found),
        () => isCurrent && setComparison('unknown'),
      )
    }
    return () => {
      isCurrent = false
    }
  }, [origin, open])
  if (origin === undefined) return null
  const { hook, orders } = origin
  const words = texts.origin
  return (
    <section class="part applicability" aria-labelledby="origin-heading">
      <h2 id="origin-heading">{orders.length > 0 ? words.heading : words.headingCard}</h2>
      <p class="summary-line" role="status">
        {comparison !== undefined && <Mark shape={MARKS[comparison]} />}
        <span>
          {words.hooks[hook]} {comparison === 'changed' && <strong>{words.comparison.changed}</strong>}
          {(comparison === 'same' || comparison === 'unknown') && <span>{words.comparison[comparison]}</span>}
        </span>
      </p>
      {orders.length > 0 && (
        <p class="fine">
          {words.orders}{' '}
          {orders.map((order, index) => (
            <Fragment key={order}>
              {index > 0 && texts.joins.item}
              <span class="reference breakable">{order}</span>
            </Fragment>
          ))}
        </p>
      )}
    </section>
  )
}

const MARKS = { same: 'met', changed: 'warning', unknown: 'unknown' } as const satisfies Record<
  Comparison,
  string
>

const orderContext = z.object({
  hook: z.enum(['order-select', 'order-sign', 'patient-view']),
  hookInstance: z.optional(z.string()),
  orders: z
    .array(z.string().check(z.regex(/^[A-Z][A-Za-z]{1,40}\/[A-Za-z0-9\-.]{1,64}$/)))
    .check(z.maxLength(50)),
  /** Hash of patient, model, inputs and their versions. */
  assessment: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}(\.\d{1,6})?$/))),
})

/** From which card the app was opened: references and a hash, no clinical data. */
type OrderContext = z.infer<typeof orderContext>

const LONGEST = 10_000

/** Reads the `appContext` of the token response (CDS Hooks 2.0.1, "Link"); undefined when there is none, or it is another service's. */
export function readOrderContext(appContext: string | undefined): OrderContext | undefined {
  if (appContext === undefined || appContext.length > LONGEST) return undefined
  try {
    const parsed = z.safeParse(orderContext, JSON.parse(appContext))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Whether the chart as read now gives what the card was made from; `unknown` where the card does not say. */
export async function compareWithCard(
  { assessment }: OrderContext,
  chart: ChartInputs,
  context: ReadContext,
): Promise<'same' | 'changed' | 'unknown'> {
  if (assessment === undefined) return 'unknown'
  return (await assessmentIdentifier(chart, context)) === assessment ? 'same' : 'changed'
}
