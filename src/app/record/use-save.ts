import { useCallback, useEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { SaveAnswer } from '../../fhir/write/save-answer.ts'
import type { StorageForm } from '../../fhir/write/storage-form.ts'
import type { Refusal } from './refusal.ts'
import { nextSaveState, type SaveState } from './save-state.ts'
import { planAttempt, type SaveSubject, sendAssessment } from './storage-attempt.ts'
import { callsForFallback, nextStorageForm, type SkippedForm } from './storage-fallback.ts'

const UNREADABLE: SaveAnswer = { ok: false, code: 'unreadable', diagnostics: [] }

/** Prepares what would be written (again whenever the assessment to replace or the form changes) and sends it once confirmed. */
export function useSave(subject: SaveSubject, replace: string | undefined, onSaved: () => void) {
  const [state, dispatch] = useReducer(nextSaveState, { step: 'preparing' } satisfies SaveState as SaveState)
  const [refused, setRefused] = useState<ReadonlyMap<StorageForm, Refusal>>(new Map())
  const [passed, setPassed] = useState<readonly SkippedForm[]>([])
  const sending = useRef(false)

  const prepare = useCallback(async () => {
    dispatch({ type: 'prepare' })
    const attempt = nextStorageForm(await subject.storage, refused)
    setPassed(attempt.passed)
    const { option } = attempt
    if (option === undefined || option.form === 'text') return dispatch({ type: 'text-only' })
    try {
      const planned = await planAttempt(subject, option, replace)
      if (!planned.ok) return dispatch({ type: 'not-prepared', refusal: planned.problem })
      dispatch({ type: 'prepared', ...planned.value })
    } catch {
      dispatch({ type: 'not-prepared', refusal: undefined })
    }
  }, [subject, replace, refused])

  useEffect(() => {
    void prepare()
  }, [prepare])

  const send = async () => {
    if (state.step !== 'preview' || sending.current) return
    sending.current = true
    dispatch({ type: 'send' })
    const answer = await sendAssessment(subject, state).catch(() => UNREADABLE)
    sending.current = false
    if (callsForFallback(answer)) {
      const refusal = { code: answer.code, diagnostics: answer.diagnostics }
      dispatch({ type: 'stepping-down' })
      setRefused(new Map([...refused, [state.plan.form, refusal]]))
      return
    }
    dispatch({ type: 'answered', answer })
    if (answer.ok) onSaved()
  }

  /** Gives this form up for the next one, where the EHR fails at it again and again (HAPI answers 500 to a probability range). */
  const stepDown = () => {
    if (state.step !== 'preview' || state.refusal === undefined) return
    setRefused(new Map([...refused, [state.plan.form, state.refusal]]))
  }

  /** Starts again with the fullest form, e.g. after the EHR's rights were put right. */
  const startAgain = () => setRefused(new Map())

  return { state, passed, prepare, send, stepDown, startAgain }
}
