import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { SaveAnswer } from '../../fhir/save-answer.ts'
import type { SaveContext } from '../../fhir/save-context.ts'
import { planSave } from '../../fhir/save-plan.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import type { Session } from '../session/session.ts'
import { readStored, sendPlan } from './read-stored.ts'
import { nextSaveState, type SaveState } from './save-state.ts'

/** Everything a save is made of. */
export interface SaveSubject {
  readonly session: Session
  readonly chart: ChartInputs
  readonly assessment: CompleteAssessment | BoundedAssessment
  readonly context: Omit<SaveContext, 'replaces'>
}

const UNREADABLE: SaveAnswer = { ok: false, code: 'unreadable', diagnostics: [] }

/** Prepares what would be written (again whenever the assessment to replace changes) and sends it once confirmed. */
export function useSave(subject: SaveSubject, replace: string | undefined, onSaved: () => void) {
  const [state, dispatch] = useReducer(nextSaveState, { step: 'preparing' } satisfies SaveState as SaveState)
  const sending = useRef(false)

  const prepare = useCallback(async () => {
    dispatch({ type: 'prepare' })
    const stored =
      replace === undefined
        ? { ok: true as const, resources: [] }
        : await readStored(subject.session, replace)
    if (!stored.ok) return dispatch({ type: 'not-prepared', refusal: stored.refusal })
    const context = { ...subject.context, replaces: stored.resources }
    try {
      dispatch({ type: 'prepared', plan: await planSave(subject.chart, subject.assessment, context) })
    } catch {
      dispatch({ type: 'not-prepared', refusal: undefined })
    }
  }, [subject, replace])

  useEffect(() => {
    void prepare()
  }, [prepare])

  const send = async () => {
    if (state.step !== 'preview' || sending.current) return
    sending.current = true
    dispatch({ type: 'send' })
    const answer = await sendPlan(subject.session, state.plan.bundle).catch(() => UNREADABLE)
    sending.current = false
    dispatch({ type: 'answered', answer })
    if (answer.ok) onSaved()
  }

  return { state, prepare, send }
}
