import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import { type CorrectionPlan, planEnteredInError } from '../../fhir/write/correction-plan.ts'
import type { Writer } from '../../fhir/write/save-context.ts'
import { FULL_STORAGE, type StorageOption } from '../../fhir/write/storage-form.ts'
import type { Session } from '../session/session.ts'
import { readStored } from './read-stored.ts'
import type { Refusal } from './refusal.ts'
import { sendPlan } from './send-plan.ts'
import { callsForFallback } from './storage-fallback.ts'

export type Withdrawal =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-possible'; readonly code: Extract<CorrectionPlan, { ok: false }>['code'] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Reads the stored assessment afresh and marks that very version, and what was computed with it, as entered in error; one by one where the EHR takes no transaction. */
export async function withdraw(
  session: Session,
  reference: string,
  reason: string,
  earlier: readonly EarlierAssessment[],
  context: Writer,
  options: readonly StorageOption[],
): Promise<Withdrawal> {
  const stored = await readStored(session, reference)
  if (!stored.ok) return { kind: 'refused', refusal: stored.problem }
  const resources = stored.value
  const recorded = new Date()
  const together = options.find(({ refusal }) => refusal === undefined) ?? FULL_STORAGE
  const alone = { ...together, transaction: false, provenance: false }
  const planned = (storage: StorageOption) =>
    planEnteredInError(resources, reason, earlier, { ...context, storage, recorded, replaces: resources })
  const plan = planned(together)
  if (!plan.ok) return { kind: 'not-possible', code: plan.code }
  let answer = await sendPlan(session, plan.plan)
  if (together.transaction && callsForFallback(answer)) {
    const single = planned(alone)
    if (single.ok) answer = await sendPlan(session, single.plan)
  }
  if (answer.ok) return { kind: 'done' }
  return { kind: 'refused', refusal: { code: answer.code, diagnostics: answer.diagnostics } }
}
