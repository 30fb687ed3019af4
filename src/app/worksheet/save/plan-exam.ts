import {
  type ExamPlan,
  type ExamPlanRefusal,
  examStorage,
  planExamCorrection,
  planExamInError,
  planNewExam,
} from '../../../fhir/elastography/stiffness-exam-plan.ts'
import type { ExamKind, StiffnessRecord } from '../../../fhir/elastography/stiffness-record.ts'
import { sameMeasurements } from '../../../fhir/elastography/stored-exam.ts'
import type { SaveAnswer } from '../../../fhir/write/save-answer.ts'
import type { SaveContext, Writer } from '../../../fhir/write/save-context.ts'
import type { StorageOption } from '../../../fhir/write/storage-form.ts'
import type { ElastographySite } from '../../../model/elastography/elastography-sites.ts'
import { fail, ok, type Result } from '../../../result.ts'
import { readAgain } from '../../record/read-stored.ts'
import type { Refusal } from '../../record/refusal.ts'
import { type AttemptPlan, sendAttempt } from '../../record/storage-attempt.ts'
import type { Session } from '../../session/session.ts'
import type { ExamEntry } from '../exam-entry.ts'

/** What every write of an examination needs. */
export interface ExamWriter {
  readonly session: Session
  readonly context: Writer
  readonly storage: Promise<readonly StorageOption[]>
  /** The chart's resources as read, for examinations withdrawn before. */
  readonly chart: readonly unknown[]
}

export interface ExamSubject extends ExamWriter {
  readonly exam: ExamKind
  readonly record: StiffnessRecord
  readonly corrects: ExamEntry['corrects']
  /** Sites of the stored examination that could not be read and are left as they are. */
  readonly keep: readonly ElastographySite[]
}

export type ExamProblem = ExamPlanRefusal | 'not-granted' | Refusal
export type PlannedExam = Result<AttemptPlan, ExamProblem>

/** What would be written: a new examination, or a new version of the stored one as it is now. */
export async function planExam(subject: ExamSubject): Promise<PlannedExam> {
  const { session, corrects, exam, record, chart, keep } = subject
  if (corrects === undefined) {
    return attemptOf(subject, async (context) => ({
      ok: true,
      plan: await planNewExam(exam, record, chart, context),
    }))
  }
  const stored = await readAgain(session, corrects.reference)
  if (!stored.ok) return stored
  return attemptOf(subject, async (context) =>
    planExamCorrection(stored.value, corrects.versionId, record, keep, context),
  )
}

/** Marks a stored examination as entered in error. */
export async function withdrawExam(
  writer: ExamWriter,
  reference: string,
  reason: string,
): Promise<Result<undefined, ExamProblem>> {
  const stored = await readAgain(writer.session, reference)
  if (!stored.ok) return stored
  const planned = await attemptOf(writer, async (context) => planExamInError(stored.value, reason, context))
  if (!planned.ok) return planned
  const answer = await sendAttempt(writer.session, planned.value, () => Promise.resolve())
  return answer.ok ? ok(undefined) : fail({ code: answer.code, diagnostics: answer.diagnostics })
}

/** Another examination of that time was on file, and nothing was stored. */
export interface OtherExam {
  readonly differs: string
}

/** Sends the plan. Where the server finds the examination on file, what it holds is compared: it must not pass for stored. */
export async function sendExam(
  writer: ExamWriter,
  attempt: AttemptPlan,
): Promise<SaveAnswer | { readonly ok: false; readonly against: OtherExam }> {
  const { session, context } = writer
  const answer = await sendAttempt(session, attempt, (reference) =>
    withdrawExam(writer, reference, context.phrases.reasons.storedTwice),
  )
  const existed = answer.ok ? answer.existed : []
  const reference = existed.find((item) => item.startsWith('Observation/'))
  if (reference === undefined) return answer
  const stored = await readAgain(session, reference)
  if (!stored.ok) return { ok: false, ...stored.problem }
  return sameMeasurements(stored.value, attempt.plan.bundle.entry?.[0]?.resource)
    ? answer
    : { ok: false, against: { differs: reference } }
}

async function attemptOf(
  { context, storage }: ExamWriter,
  planned: (context: SaveContext) => Promise<ExamPlan>,
): Promise<PlannedExam> {
  const option = examStorage(await storage)
  if (option === undefined) return fail('not-granted')
  const now = { ...context.read, asOf: new Date() }
  const inForm = (form: StorageOption) =>
    planned({ ...context, read: now, recorded: now.asOf, storage: form, replaces: [] })
  const plan = await inForm(option)
  if (!plan.ok) return fail(plan.code)
  const alone = option.transaction
    ? await inForm({ ...option, transaction: false, provenance: false })
    : undefined
  return ok({ plan: plan.plan, alone: alone?.ok === true ? alone.plan : undefined })
}
