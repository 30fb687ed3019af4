import {
  type Criterion,
  type CriterionAnswer,
  type CriterionState,
  isAnswerable,
  unknownCriteria,
} from '../../fhir/criteria.ts'
import type { CriterionAnswers } from '../../fhir/edits.ts'
import { lazily } from '../shared/lazily.tsx'
import { Mark } from '../shared/mark.tsx'
import { useSurroundings } from '../shared/surroundings.tsx'
import { criterionState } from './criterion-state.ts'

const choice = lazily(async () => (await import('./criterion-answer.tsx')).CriterionChoice)
const note = lazily(async () => (await import('./criterion-answer.tsx')).AnswerNote)

const MOST_NAMED = 3

interface ApplicabilityProps {
  readonly criteria: readonly Criterion[]
  readonly answers: CriterionAnswers
  readonly onAnswers: (answers: CriterionAnswers | undefined) => void
}

/** Whether the patient is like those the model was made on: one line, each criterion with its evidence on demand, and a place to answer what the chart leaves open. */
export function Applicability({ criteria, answers, onAnswers }: ApplicabilityProps) {
  const { texts } = useSurroundings()
  const { applicability } = texts
  const inState = (state: CriterionState) => criteria.filter((item) => item.state === state)
  const names = (state: CriterionState) =>
    inState(state)
      .map(({ id }) => applicability.criteria[id])
      .join('; ')
  const notMet = names('notMet')
  const open = unknownCriteria(criteria)
  // More than a few would hide the line's other words; all of them stand below.
  const unknown = open.length <= MOST_NAMED ? open.map(({ id }) => applicability.criteria[id]).join('; ') : ''
  const answered = criteria.filter(({ answer }) => answer !== undefined).length
  const onAnswer = (id: Criterion['id'], state: CriterionAnswer['state'] | undefined) => {
    const { [id]: _, ...others } = answers
    const next = state === undefined ? others : { ...others, [id]: { state, at: new Date().toISOString() } }
    onAnswers(Object.keys(next).length === 0 ? undefined : next)
  }
  return (
    <section class="part applicability" aria-labelledby="applicability-heading">
      <h2 id="applicability-heading">{applicability.heading}</h2>
      <p class="summary-line">
        <Mark shape={notMet !== '' ? 'notMet' : open.length > 0 ? 'unknown' : 'met'} />
        <span>
          {applicability.summary(inState('met').length, inState('notMet').length, open.length)}
          {notMet !== '' && <strong>. {applicability.notMet(notMet)}</strong>}
          {unknown !== '' && <>. {applicability.unknown(unknown)}</>}
          {answered > 0 && <>. {applicability.answeredCount(answered)}</>}.
        </span>
      </p>
      <details class="on-demand">
        <summary>{applicability.show}</summary>
        <ul class="criteria">
          {criteria.map((item) => (
            <CriterionItem key={item.id} criterion={item} onAnswer={(state) => onAnswer(item.id, state)} />
          ))}
        </ul>
        <note.Component />
      </details>
    </section>
  )
}

function CriterionItem(props: {
  readonly criterion: Criterion
  readonly onAnswer: (state: CriterionAnswer['state'] | undefined) => void
}) {
  const { texts, format } = useSurroundings()
  const { applicability } = texts
  const { id, state, evidence, answer } = props.criterion
  const name = applicability.criteria[id]
  return (
    <li class="criterion">
      <Mark shape={state} />
      <div>
        <p>
          {name}: <strong>{criterionState(texts, props.criterion)}</strong>
        </p>
        {answer !== undefined && (
          <p class="fine answered">{applicability.answered(format.dateTime(answer.at))}</p>
        )}
        {evidence.length === 0 ? (
          isAnswerable(id) && (
            <p class="fine">
              {/* Met without a record: by the start that was entered. */}
              {state === 'met' && answer === undefined
                ? texts.answer.basis.entered
                : applicability.noEvidence}
            </p>
          )
        ) : (
          <ul class="fine evidence">
            {evidence.map((item) => (
              <li key={`${item.reference} ${item.text}`}>
                {item.text}
                {item.date !== undefined && <>, {format.date(item.date)}</>}{' '}
                <span class="reference breakable">{item.reference}</span>
              </li>
            ))}
          </ul>
        )}
        {isAnswerable(id) && (state === 'unknown' || answer !== undefined) && (
          <choice.Component name={name} answer={answer} onAnswer={props.onAnswer} />
        )}
      </div>
    </li>
  )
}
