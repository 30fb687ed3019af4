import type { Criterion } from '../../fhir/criteria/criteria.ts'
import type { OutOfScope } from '../../model/assessment.ts'
import type { Texts } from '../../text/texts.ts'

/** Why the model does not apply: by the chart, or by what the user answered. */
export function outOfScopeText(
  texts: Texts,
  reason: OutOfScope['reasons'][number],
  criteria: readonly Criterion[],
): string {
  const hcc = criteria.find(({ id }) => id === 'hcc')
  return hcc?.answer === undefined
    ? texts.answer.outOfScope.reasons[reason]
    : texts.answer.outOfScope.answered
}
