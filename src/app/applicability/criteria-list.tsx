import { criterionState } from '../../facts/scope-facts.ts'
import { type Criterion, type CriterionAnswer, isAnswerable } from '../../fhir/criteria/criteria.ts'
import type { CriterionAnswers } from '../../fhir/edits/edits.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { population } from '../../text/population.ts'
import { CriterionChoice } from './criterion-choice.tsx'

export interface CriteriaProps {
  readonly criteria: readonly Criterion[]
  readonly answers: CriterionAnswers
  readonly onAnswers: (answers: CriterionAnswers | undefined) => void
}

/** Each criterion of the study with what it rests on, and a place to answer it where the chart does not. */
export function CriteriaList({ criteria, answers, onAnswers }: CriteriaProps) {
  const words = useTextsOf(population)
  const onAnswer = (id: Criterion['id'], state: CriterionAnswer['state'] | undefined) => {
    const { [id]: _, ...others } = answers
    const next = state === undefined ? others : { ...others, [id]: { state, at: new Date().toISOString() } }
    onAnswers(Object.keys(next).length === 0 ? undefined : next)
  }
  return (
    <>
      <ul class="criteria">
        {criteria.map((item) => (
          <CriterionItem key={item.id} criterion={item} onAnswer={(state) => onAnswer(item.id, state)} />
        ))}
      </ul>
      <p class="fine">{words.answer.explain}</p>
    </>
  )
}

function CriterionItem(props: {
  readonly criterion: Criterion
  readonly onAnswer: (state: CriterionAnswer['state'] | undefined) => void
}) {
  const { texts, format } = usePageContext()
  const { applicability } = texts
  const { id, state, evidence, answer } = props.criterion
  const name = applicability.criteria[id]
  return (
    <li class="criterion">
      <Mark shape={state} />
      <div>
        <p>
          {name + texts.joins.colon}
          <strong>{criterionState(texts, props.criterion)}</strong>
        </p>
        {answer !== undefined && (
          <p class="fine answered">{applicability.answered(format.dateTime(answer.at))}</p>
        )}
        {evidence.length === 0 ? (
          isAnswerable(id) && (
            <p class="fine">
              {/* Met without a record: by the start that was entered. */}
              {state === 'met' && answer === undefined ? texts.start.basis.entered : applicability.noEvidence}
            </p>
          )
        ) : (
          <ul class="fine evidence">
            {evidence.map((item) => (
              <li key={`${item.reference} ${item.text}`}>
                {item.text}
                {item.date !== undefined && texts.joins.comma + format.date(item.date)}{' '}
                <span class="reference breakable">{item.reference}</span>
              </li>
            ))}
          </ul>
        )}
        {isAnswerable(id) && (state === 'unknown' || answer !== undefined) && (
          <CriterionChoice name={name} answer={answer} onAnswer={props.onAnswer} />
        )}
      </div>
    </li>
  )
}
