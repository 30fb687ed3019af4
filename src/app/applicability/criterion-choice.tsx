import type { CriterionAnswer } from '../../fhir/criteria/criteria.ts'
import { Choices } from '../../page/fields.tsx'
import { useTextsOf } from '../../page/page-context.tsx'
import { population } from '../../text/population.ts'

const CHOICES = ['met', 'notMet', 'none'] as const

/** The user's word on one criterion that the chart leaves open. */
export function CriterionChoice(props: {
  readonly name: string
  readonly answer: CriterionAnswer | undefined
  readonly onAnswer: (state: CriterionAnswer['state'] | undefined) => void
}) {
  const { answer } = useTextsOf(population)
  return (
    <Choices
      class="criterion-choice no-print"
      legend={answer.legend(props.name)}
      legendHidden
      value={props.answer?.state ?? 'none'}
      options={CHOICES.map((choice) => [choice, answer[choice]])}
      onChoose={(choice) => props.onAnswer(choice === 'none' ? undefined : choice)}
    />
  )
}
