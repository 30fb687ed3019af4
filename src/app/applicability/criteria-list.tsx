import { criterionState } from '../../facts/scope-facts.ts'
import {
  type Criterion,
  type CriterionAnswer,
  type CriterionId,
  EXCLUSIONS,
  isAnswerable,
} from '../../fhir/criteria/criteria.ts'
import type { CriterionAnswers } from '../../fhir/edits/edits.ts'
import { Button } from '../../page/button.tsx'
import { Choices } from '../../page/fields.tsx'
import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { population } from '../../text/population.ts'

export interface CriteriaProps {
  readonly criteria: readonly Criterion[]
  readonly answers: CriterionAnswers
  readonly onAnswers: (answers: CriterionAnswers | undefined) => void
}

/** Each criterion of the study with what it rests on; those that the chart leaves open are asked. */
export function CriteriaList({ criteria, answers, onAnswers }: CriteriaProps) {
  const { texts } = usePageContext()
  const words = useTextsOf(population).answer
  const answered = (state: CriterionAnswer['state']) => ({ state, at: new Date().toISOString() })
  const onAnswer = (id: CriterionId, state: CriterionAnswer['state'] | undefined) => {
    const { [id]: _, ...others } = answers
    const next = state === undefined ? others : { ...others, [id]: answered(state) }
    onAnswers(Object.keys(next).length === 0 ? undefined : next)
  }
  const open = EXCLUSIONS.filter((id) => criteria.some((item) => item.id === id && item.state === 'unknown'))
  return (
    <>
      {open.length > 1 && (
        <p class="no-print">
          <Button
            small
            onClick={() =>
              onAnswers({ ...answers, ...Object.fromEntries(open.map((id) => [id, answered('met')])) })
            }
          >
            {words.noneOf(
              open.map((id) => words.questions[id].replace(/[?？]$/, '')).join(texts.joins.semicolon),
            )}
          </Button>
        </p>
      )}
      <ul class="plain criteria">
        {criteria.map((item) => (
          <CriterionItem key={item.id} criterion={item} onAnswer={(state) => onAnswer(item.id, state)} />
        ))}
      </ul>
      <p class="fine">{words.explain}</p>
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
  const isAsked = isAnswerable(id) && (state === 'unknown' || answer !== undefined)
  return (
    <li class="criterion">
      <Mark shape={state} />
      <div>
        {isAsked && <CriterionChoice id={id} answer={answer} onAnswer={props.onAnswer} />}
        {(!isAsked || answer !== undefined) && (
          <p>
            {applicability.criteria[id] + texts.joins.colon}
            <strong>{criterionState(texts, props.criterion)}</strong>
          </p>
        )}
        {answer !== undefined && (
          <p class="fine answered">{applicability.answered(format.dateTime(answer.at))}</p>
        )}
        {evidence.length === 0 ? (
          !isAsked &&
          isAnswerable(id) && (
            <p class="fine">
              {/* Met without a record: by the start that was entered. */}
              {state === 'met' ? texts.start.basis.entered : applicability.noEvidence}
            </p>
          )
        ) : (
          <ul class="plain fine evidence">
            {evidence.map((item) => (
              <li key={`${item.reference} ${item.text}`}>
                {item.text}
                {item.date !== undefined && texts.joins.comma + format.date(item.date)}{' '}
                <span class="reference breakable in-details">{item.reference}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

const CHOICES = ['yes', 'no', 'none'] as const

/** The user's word on one criterion that the chart leaves open, asked as a question. */
function CriterionChoice(props: {
  readonly id: CriterionId
  readonly answer: CriterionAnswer | undefined
  readonly onAnswer: (state: CriterionAnswer['state'] | undefined) => void
}) {
  const words = useTextsOf(population).answer
  const isMet = EXCLUSIONS.includes(props.id) ? 'no' : 'yes'
  const other = isMet === 'yes' ? 'no' : 'yes'
  const given = props.answer === undefined ? 'none' : props.answer.state === 'met' ? isMet : other
  return (
    <Choices
      class="criterion-choice no-print"
      legend={words.questions[props.id]}
      value={given === 'yes' || given === 'no' ? given : 'none'}
      options={CHOICES.map((choice) => [choice, words[choice]])}
      onChoose={(choice) =>
        props.onAnswer(choice === 'none' ? undefined : choice === isMet ? 'met' : 'notMet')
      }
    />
  )
}
