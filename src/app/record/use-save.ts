import { useCallback, useState } from 'preact/hooks'
import type { StorageForm } from '../../fhir/write/storage-form.ts'
import { fail } from '../../result.ts'
import type { Refusal } from './refusal.ts'
import { type AttemptPlan, planAttempt, type SaveSubject, sendAssessment } from './storage-attempt.ts'
import { callsForFallback, nextStorageForm, type SkippedForm } from './storage-fallback.ts'
import { useSaving } from './use-saving.ts'

/** Saves in the fullest form that the EHR takes; prepared again whenever the assessment to replace or the form changes. */
export function useSave(subject: SaveSubject, replace: string | undefined, onSaved: () => void) {
  const [refused, setRefused] = useState<ReadonlyMap<StorageForm, Refusal>>(new Map())
  const [passed, setPassed] = useState<readonly SkippedForm[]>([])

  const plan = useCallback(async () => {
    const attempt = nextStorageForm(await subject.storage, refused)
    setPassed(attempt.passed)
    const { option } = attempt
    // The EHR takes no form of it: what is left is the text.
    if (option === undefined || option.form === 'text') return fail('text-only' as const)
    return planAttempt(subject, option, replace)
  }, [subject, replace, refused])

  const giveUp = ({ plan: { form } }: AttemptPlan, { code, diagnostics }: Refusal) =>
    setRefused(new Map([...refused, [form, { code, diagnostics }]]))

  const deliver = async (attempt: AttemptPlan) => {
    const answer = await sendAssessment(subject, attempt)
    if (!callsForFallback(answer)) return answer
    return { ok: false as const, next: () => giveUp(attempt, answer) }
  }

  const { state, prepare, send } = useSaving<Refusal | 'text-only'>(plan, deliver, onSaved)

  /** Gives this form up for the next one, where the EHR fails at it again and again (HAPI answers 500 to a probability range). */
  const stepDown = () => {
    if (state.step === 'preview' && state.refusal !== undefined) giveUp(state.attempt, state.refusal)
  }

  /** Starts again with the fullest form, e.g. after the EHR's rights were put right. */
  const startAgain = () => setRefused(new Map())

  return { state, passed, prepare, send, stepDown, startAgain }
}
