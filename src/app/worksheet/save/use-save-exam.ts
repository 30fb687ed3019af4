import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { SaveAnswer } from '../../../fhir/write/save-answer.ts'
import type { AttemptPlan } from '../../record/storage-attempt.ts'
import { type ExamProblem, type ExamSubject, planExam, sendExam } from './plan-exam.ts'

/** The steps of saving an examination; a plan survives a refusal and can be sent again. */
export type ExamSave =
  | { readonly step: 'preparing' }
  | { readonly step: 'unprepared'; readonly why: ExamProblem }
  | {
      readonly step: 'preview'
      readonly attempt: AttemptPlan
      readonly refusal: Exclude<ExamProblem, string> | undefined
    }
  | { readonly step: 'differs'; readonly reference: string }
  | { readonly step: 'sending'; readonly attempt: AttemptPlan }
  | {
      readonly step: 'saved'
      readonly reference: string
      readonly existed: boolean
      readonly answer: Extract<SaveAnswer, { ok: true }>
    }

/** Prepares what would be written and sends it once confirmed. */
export function useSaveExam(subject: ExamSubject, onSaved: () => void) {
  const [state, setState] = useState<ExamSave>({ step: 'preparing' })
  const sending = useRef(false)

  const prepare = useCallback(async () => {
    setState({ step: 'preparing' })
    const planned = await planExam(subject)
    setState(
      planned.ok
        ? { step: 'preview', attempt: planned.value, refusal: undefined }
        : { step: 'unprepared', why: planned.problem },
    )
  }, [subject])

  useEffect(() => {
    void prepare()
  }, [prepare])

  const send = async () => {
    if (state.step !== 'preview' || sending.current) return
    sending.current = true
    const { attempt } = state
    setState({ step: 'sending', attempt })
    const answer = await sendExam(subject, attempt)
    sending.current = false
    if (answer.ok) {
      const reference = answer.assessment
      setState({ step: 'saved', reference, existed: answer.existed.includes(reference), answer })
      onSaved()
    } else if (answer.code === 'differs') setState({ step: 'differs', reference: answer.reference })
    else
      setState({ step: 'preview', attempt, refusal: { code: answer.code, diagnostics: answer.diagnostics } })
  }

  return { state, prepare, send }
}
