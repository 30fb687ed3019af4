import { recordWords } from '../../facts/record-words.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { SaveAnswer } from '../../fhir/write/save-answer.ts'
import type { SaveContext, SavePlan } from '../../fhir/write/save-context.ts'
import { planSave } from '../../fhir/write/save-plan.ts'
import type { StorageOption } from '../../fhir/write/storage-form.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import type { Session } from '../session/session.ts'
import { sendPlan } from './send-plan.ts'
import { callsForFallback } from './storage-fallback.ts'

/** Everything a save is made of. */
export interface SaveSubject {
  readonly session: Session
  readonly chart: ChartInputs
  readonly assessment: CompleteAssessment | BoundedAssessment
  readonly context: Omit<SaveContext, 'replaces' | 'storage'>
  /** The forms in which the EHR accepts the assessment. It resolves once the EHR's metadata has been read. */
  readonly storage: Promise<readonly StorageOption[]>
}

/** What is sent in one storage form: the plan, and for a transaction a second plan with the assessment alone. */
export interface AttemptPlan {
  readonly plan: SavePlan
  readonly alone: SavePlan | undefined
}

/** Plans a save in one form. `replaces`: stored resources, just re-read. */
export async function planAttempt(
  { chart, assessment, context }: SaveSubject,
  option: StorageOption,
  replaces: readonly unknown[],
): Promise<AttemptPlan> {
  const words = recordWords(chart, assessment, context)
  const planned = (storage: StorageOption) =>
    planSave(chart, assessment, { ...context, storage, replaces, words })
  const plan = await planned(option)
  const alone = option.transaction
    ? await planned({ ...option, transaction: false, provenance: false })
    : undefined
  return { plan, alone }
}

/** Sends the plan. If the EHR refuses the transaction because of another resource in it, the assessment is sent alone. */
export async function sendAttempt(session: Session, { plan, alone }: AttemptPlan): Promise<SaveAnswer> {
  const answer = await sendPlan(session, plan)
  return callsForFallback(answer) && alone !== undefined ? sendPlan(session, alone) : answer
}
