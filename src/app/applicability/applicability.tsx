import type { Criterion } from '../../fhir/criteria.ts'
import { Mark } from '../shared/mark.tsx'
import { useSurroundings } from '../shared/surroundings.tsx'

/** Whether the patient is like those the model was made on: one line, each criterion with its evidence on demand. */
export function Applicability({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const { texts } = useSurroundings()
  const { applicability, joins } = texts
  const inState = (state: Criterion['state']) => criteria.filter((criterion) => criterion.state === state)
  const names = (state: Criterion['state']) =>
    inState(state)
      .map(({ id }) => applicability.criteria[id])
      .join(joins.semicolon)
  const notMet = names('notMet')
  const unknown = names('unknown')
  return (
    <section class="part applicability" aria-labelledby="applicability-heading">
      <h2 id="applicability-heading">{applicability.heading}</h2>
      <p class="summary-line">
        <Mark shape={notMet !== '' ? 'notMet' : unknown !== '' ? 'unknown' : 'met'} />
        <span>
          {applicability.summary(inState('met').length, inState('notMet').length, inState('unknown').length)}
          {notMet !== '' && <strong>{joins.stop + joins.gap + applicability.notMet(notMet)}</strong>}
          {unknown !== '' && joins.stop + joins.gap + applicability.unknown(unknown)}
          {joins.stop}
        </span>
      </p>
      <details class="on-demand">
        <summary>{applicability.show}</summary>
        <ul class="criteria">
          {criteria.map((criterion) => (
            <CriterionItem key={criterion.id} criterion={criterion} />
          ))}
        </ul>
      </details>
    </section>
  )
}

function CriterionItem({ criterion }: { readonly criterion: Criterion }) {
  const { texts, format } = useSurroundings()
  const { applicability } = texts
  return (
    <li class="criterion">
      <Mark shape={criterion.state} />
      <div>
        <p>
          {applicability.criteria[criterion.id]}
          {texts.joins.colon}
          <strong>{applicability.states[criterion.state]}</strong>
        </p>
        {criterion.evidence.length === 0 ? (
          <p class="fine">{applicability.noEvidence}</p>
        ) : (
          <ul class="fine evidence">
            {criterion.evidence.map((item) => (
              <li key={`${item.reference} ${item.text}`}>
                {item.text}
                {item.date !== undefined && texts.joins.comma + format.date(item.date)}{' '}
                <span class="reference breakable">{item.reference}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
