import { pointsText, scaleEnd, type Wording } from '../../facts/wording.ts'
import type { PlannedItem, PlannedValue, SavePlan } from '../../fhir/write/save-context.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'
import { statusText } from './status-text.ts'

/** Each entry that will be written, in lines; the resources themselves on demand. */
export function PlanList({ plan }: { readonly plan: SavePlan }) {
  const pageContext = usePageContext()
  const { texts } = pageContext
  const { save } = useTextsOf(saving)
  return (
    <>
      <ul class="plain plan">
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

/** What will be written, the assessment itself first, with numbers, times and units as the rest of the screen writes them. */
export function planLines({ items }: SavePlan, wording: PlanWording) {
  const isAssessment = ({ resourceType }: PlannedItem) => resourceType === 'RiskAssessment'
  return [...items.filter(isAssessment), ...items.filter((item) => !isAssessment(item))].map((item) => ({
    ...item,
    lines: item.lines.map((line) => (typeof line === 'string' ? line : valueLine(line, wording))),
  }))
}

type PlanWording = Pick<Wording, 'texts' | 'format' | 'model'>

function valueLine({ value, times }: PlannedValue, wording: PlanWording): string {
  const { texts, format } = wording
  const [from = '', to] = times.map((time) => format.dateTime(time))
  const when = to === undefined ? from : texts.common.to(from, to)
  return valueText(value, wording) + texts.joins.open + when + texts.joins.close
}

function valueText(value: PlannedValue['value'], wording: PlanWording): string {
  if (typeof value === 'string') return value
  const { texts, format, model } = wording
  switch (value.unit) {
    case '{score}':
      return `${pointsText(wording, value)} ${texts.answer.ofMaximum(format.number(scaleEnd(wording), 0))}`
    case '{ratio}': {
      const { threshold, decimals } = model.predictors.nlr
      return format.apart(value.low, threshold, decimals)
    }
    default:
      return value.low === value.high
        ? format.quantity(value.low, value.unit)
        : texts.common.to(format.number(value.low, 2), format.quantity(value.high, value.unit))
  }
}
