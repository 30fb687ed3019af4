import { Fragment } from 'preact'
import { scopeNotes } from '../../facts/scope-facts.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { type CriterionState, isAnswerable } from '../../fhir/criteria/criteria.ts'
import { lazyComponent } from '../../page/lazy-component.tsx'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import type { CriteriaProps } from './criteria-list.tsx'

const list = lazyComponent(async () => (await import('./criteria-list.tsx')).CriteriaList)

/** Whether the patient is like those the model was made on: one line, each criterion with its evidence on demand, and a place to answer what the chart leaves open. */
export function Applicability(props: Omit<CriteriaProps, 'criteria'> & { readonly chart: ChartInputs }) {
  const pageContext = usePageContext()
  const { applicability, joins } = pageContext.texts
  const { criteria } = props.chart
  // What is asked about the patient: whether the inputs are complete, the answer says.
  const asked = criteria.filter(({ id }) => isAnswerable(id))
  const count = (state: CriterionState) => asked.filter((item) => item.state === state).length
  const open = count('unknown')
  // How many are unknown is said before.
  const warnings = scopeNotes(pageContext, props.chart).filter(
    (note) => note !== applicability.unknownCount(open),
  )
  const answered = criteria.filter(({ answer }) => answer !== undefined).length
  return (
    <section class="applicability" aria-labelledby="applicability-heading">
      <h2 id="applicability-heading" class="visually-hidden">
        {applicability.heading}
      </h2>
      <p class="summary-line">
        <Mark shape={count('notMet') > 0 ? 'notMet' : open > 0 ? 'unknown' : 'met'} />
        <span>
          {applicability.summary(count('met'), count('notMet'), open)}
          {answered > 0 && joins.semicolon + applicability.answeredCount(answered)}
          {joins.stop}
          {warnings.map((warning) => (
            <Fragment key={warning}>
              {joins.gap}
              <strong class="sentence">{warning + joins.stop}</strong>
            </Fragment>
          ))}
        </span>
      </p>
      <details class="on-demand">
        <summary>{open > 0 ? applicability.answerOpen : applicability.show}</summary>
        <list.Component criteria={criteria} answers={props.answers} onAnswers={props.onAnswers} />
      </details>
    </section>
  )
}
