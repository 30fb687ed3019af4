import { useId } from 'preact/hooks'
import type { CriterionAnswer } from '../../fhir/criteria/criteria.ts'
import { useTextsOf } from '../../page/surroundings.tsx'
import { population } from '../../text/population.ts'

const CHOICES = ['met', 'notMet', 'none'] as const

/** The user's word on one criterion that the chart leaves open. */
export function CriterionChoice(props: {
  readonly name: string
  readonly answer: CriterionAnswer | undefined
  readonly onAnswer: (state: CriterionAnswer['state'] | undefined) => void
}) {
  const { answer } = useTextsOf(population)
  const group = useId()
  const current = props.answer?.state ?? 'none'
  return (
    <fieldset class="criterion-choice no-print">
      <legend class="visually-hidden">{answer.legend(props.name)}</legend>
      {CHOICES.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name={group}
            checked={choice === current}
            onChange={() => props.onAnswer(choice === 'none' ? undefined : choice)}
          />{' '}
          {answer[choice]}
        </label>
      ))}
    </fieldset>
  )
}
