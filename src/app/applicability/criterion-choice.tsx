import { type CriterionAnswer, type CriterionId, EXCLUSIONS } from '../../fhir/criteria/criteria.ts'
import { Choices } from '../../page/fields.tsx'
import { useTextsOf } from '../../page/page-context.tsx'
import { population } from '../../text/population.ts'

const CHOICES = ['yes', 'no', 'none'] as const

/** The user's word on one criterion that the chart leaves open, asked as a question. */
export function CriterionChoice(props: {
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
