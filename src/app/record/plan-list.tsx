import type { SavePlan } from '../../fhir/write/save-context.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'
import { planLines } from './plan-lines.ts'
import { statusText } from './status-text.ts'

/** Each entry that will be written, in lines; the resources themselves on demand. */
export function PlanList({ plan }: { readonly plan: SavePlan }) {
  const pageContext = usePageContext()
  const { texts } = pageContext
  const { save } = useTextsOf(saving)
  return (
    <>
      <ul class="plan">
        {planLines(plan, pageContext).map((item) => (
          <li key={`${item.resourceType} ${item.title}`}>
            <p class="plan-title">
              <strong>{item.title}</strong>{' '}
              <span class="tag">{item.method === 'create' ? save.create : save.update}</span>
              {item.status !== '' && <span class="tag">{statusText(texts, item.status)}</span>}
            </p>
            {item.lines.map((line) => (
              <p key={line} class="fine">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <details class="on-demand">
        <summary>{save.json}</summary>
        {/* Scrolls, so it must be reachable by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keyboard */}
        <pre class="json" tabIndex={0}>
          {JSON.stringify(plan.bundle, undefined, 2)}
        </pre>
      </details>
    </>
  )
}
