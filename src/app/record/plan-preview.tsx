import type { EarlierAssessment } from '../../fhir/earlier-assessments.ts'
import type { SavePlan } from '../../fhir/save-context.ts'
import { saving } from '../../text/saving.ts'
import { useSurroundings, useTextsOf } from '../shared/surroundings.tsx'
import { planLines } from './plan-lines.ts'
import { statusText } from './status-text.ts'

/** What will be written, as readable lines; the resources themselves on demand. */
export function PlanPreview(props: {
  readonly plan: SavePlan
  readonly earlier: readonly EarlierAssessment[]
  readonly replacing: boolean
}) {
  const { texts, format } = useSurroundings()
  const words = useTextsOf(saving)
  const { plan } = props
  const same = props.earlier.find(({ identifier }) => identifier === plan.identifier)
  return (
    <>
      {same !== undefined && !props.replacing && (
        <p class="note">{same.status === 'entered-in-error' ? words.save.sameInError : words.save.same}</p>
      )}
      <h3>{words.save.what}</h3>
      <p class="fine">
        {words.save.as}
        <strong>{words.save.forms[plan.form]}</strong>
        {texts.joins.stop + texts.joins.gap + words.save.language}
      </p>
      <ul class="plan">
        {planLines(plan, format).map((item) => (
          <li key={`${item.resourceType} ${item.title}`}>
            <p class="plan-title">
              <strong>{item.title}</strong>{' '}
              <span class="tag">{item.method === 'create' ? words.save.create : words.save.update}</span>
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
        <summary>{words.save.json}</summary>
        {/* Scrolls, so it must be reachable by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keyboard */}
        <pre class="json" tabIndex={0}>
          {JSON.stringify(plan.bundle, undefined, 2)}
        </pre>
      </details>
    </>
  )
}
