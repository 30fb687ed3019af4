import { recordWords } from '../../facts/record-words.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { SaveAnswer } from '../../fhir/write/save-answer.ts'
import type { SaveContext, SavePlan } from '../../fhir/write/save-context.ts'
import { planSave } from '../../fhir/write/save-plan.ts'
import type { StorageOption } from '../../fhir/write/storage-form.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import type { Session } from '../session/session.ts'
import { stepsDown } from './save-rungs.ts'
import { sendPlan } from './send-plan.ts'

/** Everything a save is made of. */
export interface SaveSubject {
  readonly session: Session
  readonly chart: ChartInputs
  readonly assessment: CompleteAssessment | BoundedAssessment
  readonly context: Omit<SaveContext, 'replaces' | 'storage'>
  /** As what the EHR takes it; settled once its metadata was read. */
  readonly storage: Promise<readonly StorageOption[]>
}

/** What one form sends: the plan, and for a transaction the assessment without its companions. */
export interface RungPlan {
  readonly plan: SavePlan
  readonly alone: SavePlan | undefined
}

/** Plans a save in one form. `replaces`: stored resources, just re-read. */
export async function planRung(
  { chart, assessment, context }: SaveSubject,
  option: StorageOption,
  replaces: readonly unknown[],
): Promise<RungPlan> {
  const words = recordWords(chart, assessment, context)
  const planned = (storage: StorageOption) =>
    planSave(chart, assessment, { ...context, storage, replaces, words })
  const plan = await planned(option)
  const alone = option.transaction
    ? await planned({ ...option, transaction: false, provenance: false })
    : undefined
  return { plan, alone }
}

/** Sends a form; where the EHR refuses the transaction for one of the companions, the assessment alone. */
export async function sendRung(session: Session, { plan, alone }: RungPlan): Promise<SaveAnswer> {
  const answer = await sendPlan(session, plan)
  return stepsDown(answer) && alone !== undefined ? sendPlan(session, alone) : answer
}
