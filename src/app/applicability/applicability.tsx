import { type CriterionState, unknownCriteria } from '../../fhir/criteria/criteria.ts'
import { lazyComponent } from '../../page/lazy-component.tsx'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import type { CriteriaProps } from './criteria-list.tsx'

const list = lazyComponent(async () => (await import('./criteria-list.tsx')).CriteriaList)

const MOST_NAMED = 3

/** Whether the patient is like those the model was made on: one line, each criterion with its evidence on demand, and a place to answer what the chart leaves open. */
export function Applicability({ criteria, answers, onAnswers }: CriteriaProps) {
  const { texts } = usePageContext()
  const { applicability, joins } = texts
  const inState = (state: CriterionState) => criteria.filter((item) => item.state === state)
  const names = (state: CriterionState) =>
    inState(state)
      .map(({ id }) => applicability.criteria[id])
      .join(joins.semicolon)
  const notMet = names('notMet')
  const open = unknownCriteria(criteria)
  // More than a few would hide the line's other words; all of them stand below.
  const unknown =
    open.length <= MOST_NAMED ? open.map(({ id }) => applicability.criteria[id]).join(joins.semicolon) : ''
  const answered = criteria.filter(({ answer }) => answer !== undefined).length
  return (
    <section class="part applicability" aria-labelledby="applicability-heading">
      <h2 id="applicability-heading">{applicability.heading}</h2>
      <p class="summary-line">
        <Mark shape={notMet !== '' ? 'notMet' : open.length > 0 ? 'unknown' : 'met'} />
        <span>
          {applicability.summary(inState('met').length, inState('notMet').length, open.length)}
          {notMet !== '' && <strong>{joins.stop + joins.gap + applicability.notMet(notMet)}</strong>}
          {unknown !== '' && joins.stop + joins.gap + applicability.unknown(unknown)}
          {answered > 0 && joins.stop + joins.gap + applicability.answeredCount(answered)}
          {joins.stop}
        </span>
      </p>
      <details class="on-demand">
        <summary>{applicability.show}</summary>
        <list.Component criteria={criteria} answers={answers} onAnswers={onAnswers} />
      </details>
    </section>
  )
}
