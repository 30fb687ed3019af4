import type { SaveContext } from '../../fhir/save-context.ts'
import { type CorrectionPlan, planEnteredInError } from '../../fhir/save-plan.ts'
import type { Session } from '../session/session.ts'
import { type Refusal, readStored, sendPlan } from './read-stored.ts'

export type Withdrawal =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-possible'; readonly code: Extract<CorrectionPlan, { ok: false }>['code'] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Reads the stored assessment afresh and marks that very version as entered in error. */
export async function withdraw(
  session: Session,
  reference: string,
  reason: string,
  context: Omit<SaveContext, 'replaces'>,
): Promise<Withdrawal> {
  const stored = await readStored(session, reference)
  if (!stored.ok) return { kind: 'refused', refusal: stored.refusal }
  const planned = planEnteredInError(stored.resources, reason, { ...context, replaces: stored.resources })
  if (!planned.ok) return { kind: 'not-possible', code: planned.code }
  const answer = await sendPlan(session, planned.plan.bundle)
  if (answer.ok) return { kind: 'done' }
  return { kind: 'refused', refusal: { code: answer.code, diagnostics: answer.diagnostics } }
}
