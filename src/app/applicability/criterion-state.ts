import type { Criterion } from '../../fhir/criteria/criteria.ts'
import type { Texts } from '../../text/texts.ts'

/** A criterion's state in words; data that are still to come are not unknown. */
export function criterionState({ applicability }: Texts, { id, state }: Criterion): string {
  return id === 'completeData' && state === 'unknown' ? applicability.incomplete : applicability.states[state]
}
