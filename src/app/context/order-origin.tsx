import { Fragment } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import type { OpenChart } from '../app-state.ts'
import { compareWithCard, readOrderContext } from './order-context.ts'

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
