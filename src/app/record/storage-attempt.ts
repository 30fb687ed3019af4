import { recordWords } from '../../facts/record-words.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { chartResources } from '../../fhir/resources/chart-resources.ts'
import { chartPatient } from '../../fhir/resources/subject.ts'
import type { FoundResource } from '../../fhir/stored/found-resources.ts'
import { readEarlierAssessments } from '../../fhir/stored/read-earlier-assessments.ts'
import { repeatsOf } from '../../fhir/stored/repeats.ts'
import { isNameWithdrawn, isWithdrawn, saysTheSame } from '../../fhir/stored/same-assessment.ts'
import { storedAssessment } from '../../fhir/stored/stored-resource.ts'
import type { SaveAnswer } from '../../fhir/write/save-answer.ts'
import type { SavePlan, Writer } from '../../fhir/write/save-context.ts'
import { planSave } from '../../fhir/write/save-plan.ts'
import type { StorageOption } from '../../fhir/write/storage-form.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import { ok, type Result } from '../../result.ts'
import type { Session } from '../session/session.ts'
import { lookUp } from './look-up.ts'
import { readAgain, readStored } from './read-stored.ts'
import type { Refusal } from './refusal.ts'
import { mainEntry, sendPlan } from './send-plan.ts'
import { callsForFallback } from './storage-fallback.ts'
import { withdraw } from './withdraw.ts'

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
  for (;;) {
    const gone: readonly FoundResource[] = found.ok
      ? found.value.filter((item, _, all) => isNameWithdrawn(item, all))
      : []
    if (gone.length === 0) break
    withdrawn = [...withdrawn, ...gone]
    draft = await planned(option, withdrawn)
    found = await onFileOf(session, draft)
  }
  if (!found.ok) return found
  const onFile = repeatsOf(found.value.filter((item) => storedAssessment([item]) !== undefined))
  const same = storedAssessment([onFile?.kept])
  const target = same === undefined ? replace : `${same.resourceType}/${same.id}`
  const stored = target === undefined ? ok([]) : await readStored(session, target)
  if (!stored.ok) return stored
  const isThere = same !== undefined && saysTheSame(mainEntry(draft).resource, same.json)
  const replaces = isThere ? withdrawn : [...stored.value, ...found.value, ...withdrawn]
  const alone = { ...option, transaction: false, provenance: false }
  const revised = async (storage: StorageOption) => ({
    ...(await planned(storage, replaces)),
    repeats: isThere ? [] : (onFile?.repeats ?? []),
  })
  return ok({
    plan: isThere ? draft : await revised(option),
    alone: option.transaction ? await revised(alone) : undefined,
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

/**
 * Sends the plan. If the EHR refuses the transaction because of another resource in it, the assessment is sent alone. What was stored
 * once too often is marked as entered in error by `withdrawOne`; what then still stands is for the user to decide.
 */
export async function sendAttempt(
  session: Session,
  { plan, alone }: AttemptPlan,
  withdrawOne: (reference: string, kept: string) => Promise<unknown>,
): Promise<SaveAnswer> {
  const first = await sendPlan(session, plan)
  const answer = callsForFallback(first) && alone !== undefined ? await sendPlan(session, alone) : first
  if (!answer.ok) return answer
  const beside = answer.repeats
  for (const { reference, isSame } of beside) if (isSame) await withdrawOne(reference, answer.assessment)
  const withdrawn: string[] = []
  for (const { reference, isSame } of beside) {
    const now = isSame ? await readAgain(session, reference) : undefined
    if (now?.ok === true && isWithdrawn(now.value)) withdrawn.push(reference)
  }
  return { ...answer, repeats: beside.filter(({ reference }) => !withdrawn.includes(reference)), withdrawn }
}

/** Sends an assessment; one that was stored once too often is taken back, with all that only it rests on. */
export async function sendAssessment(
  { session, chart, context, storage }: SaveSubject,
  attempt: AttemptPlan,
): Promise<SaveAnswer> {
  const { phrases, read } = context
  return sendAttempt(session, attempt, async (reference, kept) => {
    const left = await readAgain(session, kept)
    if (!left.ok) return
    const others = chart.earlier.filter((item) => item.reference !== reference)
    const stored = chartResources([left.value])
    const earlier = [...others, ...readEarlierAssessments(stored, chartPatient(stored, read))]
    await withdraw(session, reference, phrases.reasons.storedTwice, earlier, context, await storage)
  })
}
