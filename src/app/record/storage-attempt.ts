import { recordWords } from '../../facts/record-words.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { FoundResource } from '../../fhir/stored/found-resources.ts'
import { isWithdrawn, saysTheSame } from '../../fhir/stored/same-assessment.ts'
import { storedAssessment } from '../../fhir/stored/stored-resource.ts'
import type { SaveAnswer } from '../../fhir/write/save-answer.ts'
import type { SavePlan, Writer } from '../../fhir/write/save-context.ts'
import { planSave } from '../../fhir/write/save-plan.ts'
import type { StorageOption } from '../../fhir/write/storage-form.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import { ok, type Result } from '../../result.ts'
import type { Session } from '../session/session.ts'
import { lookUp } from './look-up.ts'
import { readStored } from './read-stored.ts'
import type { Refusal } from './refusal.ts'
import { mainEntry, sendPlan } from './send-plan.ts'
import { callsForFallback } from './storage-fallback.ts'

/** Everything a save is made of. */
export interface SaveSubject {
  readonly session: Session
  readonly chart: ChartInputs
  readonly assessment: CompleteAssessment | BoundedAssessment
  readonly context: Writer
  /** The forms in which the EHR accepts the assessment. It resolves once the EHR's metadata has been read. */
  readonly storage: Promise<readonly StorageOption[]>
}

/** What is sent in one storage form: the plan, and for a transaction a second plan with the assessment alone. */
export interface AttemptPlan {
  readonly plan: SavePlan
  readonly alone: SavePlan | undefined
}

/**
 * Plans a save in one form. What the EHR has on file under the identifiers of what would be created is revised instead; of two
 * assessments of one finding there is never a second. `replace`: the stored assessment that the user wants replaced.
 */
export async function planAttempt(
  { session, chart, assessment, context }: SaveSubject,
  option: StorageOption,
  replace: string | undefined,
): Promise<Result<AttemptPlan, Refusal>> {
  const words = await recordWords(chart, assessment, context)
  const recorded = new Date()
  const planned = (storage: StorageOption, replaces: readonly unknown[]) =>
    planSave(chart, assessment, { ...context, storage, replaces, recorded, words })
  let draft = await planned(option, [])
  let found = await onFileOf(session, draft)
  let withdrawn: readonly FoundResource[] = []
  // What is in error keeps its name: the next one has another, under which there may be one on file again.
  while (found.ok && found.value.some(isWithdrawn)) {
    withdrawn = [...withdrawn, ...found.value.filter(isWithdrawn)]
    draft = await planned(option, withdrawn)
    found = await onFileOf(session, draft)
  }
  if (!found.ok) return found
  const same = storedAssessment(found.value)
  const target = same === undefined ? replace : `${same.resourceType}/${same.id}`
  const stored = target === undefined ? ok([]) : await readStored(session, target)
  if (!stored.ok) return stored
  const isThere = same !== undefined && saysTheSame(mainEntry(draft).resource, same.json)
  const replaces = isThere ? withdrawn : [...stored.value, ...found.value, ...withdrawn]
  const alone = { ...option, transaction: false, provenance: false }
  return ok({
    plan: isThere ? draft : await planned(option, replaces),
    alone: option.transaction ? await planned(alone, replaces) : undefined,
  })
}

/** What the EHR has of what the plan would create. */
async function onFileOf(
  session: Session,
  { bundle }: SavePlan,
): Promise<Result<readonly FoundResource[], Refusal>> {
  const entries = (bundle.entry ?? []).filter(({ resource }) => resource?.resourceType !== 'Provenance')
  const found = await Promise.all(entries.map((entry) => lookUp(session, entry)))
  const failed = found.find(({ ok }) => !ok)
  if (failed?.ok === false) return failed
  return ok(found.flatMap((each) => (each.ok ? each.value : [])))
}

/** Sends the plan. If the EHR refuses the transaction because of another resource in it, the assessment is sent alone. */
export async function sendAttempt(session: Session, { plan, alone }: AttemptPlan): Promise<SaveAnswer> {
  const answer = await sendPlan(session, plan)
  return callsForFallback(answer) && alone !== undefined ? sendPlan(session, alone) : answer
}
