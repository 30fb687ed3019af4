import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { SaveAnswer } from '../../../fhir/write/save-answer.ts'
import { Button } from '../../../page/button.tsx'
import { Dialog, DialogFoot } from '../../../page/dialog.tsx'
import { DoneLine } from '../../../page/done-line.tsx'
import { usePageContext, useTextsOf } from '../../../page/page-context.tsx'
import { saving } from '../../../text/saving.ts'
import worksheetTexts from '../../../text/worksheet.ts'
import { PlanList } from '../../record/plan-list.tsx'
import { Repeats } from '../../record/saved-notice.tsx'
import type { AttemptPlan } from '../../record/storage-attempt.ts'
import { type ExamProblem, type ExamSubject, planExam, sendExam } from './plan-exam.ts'
import { WhyNot } from './why-not.tsx'

/** How reading the chart again after a save stands. */
export type Reread = 'none' | 'reading' | 'failed'

/** Preview of one examination, confirmation, and the server's answer. */
export function SaveExamDialog(props: {
  readonly subject: ExamSubject
  readonly patient: string
  readonly reread: Reread
  readonly onSaved: () => void
  readonly onClose: () => void
}) {
  const { texts, format } = usePageContext()
  const words = useTextsOf(worksheetTexts)
  const { subject, reread } = props
  const { state, prepare, send } = useSaveExam(subject, props.onSaved)
  const busy = state.step === 'sending'
  const refusal = state.step === 'preview' ? state.refusal : undefined
  const done = state.step === 'saved'
  return (
    <Dialog title={words.save.heading(words.exams[subject.exam])} locked={busy} onClose={props.onClose}>
      <p>
        <strong>{props.patient}</strong>
        <br />
        {words.save.when(
          format.dateTime(subject.record.time),
          format.number(Object.keys(subject.record.sites).length, 0),
        )}
        {subject.record.place !== '' && (
          <>
            <br />
            {words.exam.place + texts.joins.colon + subject.record.place}
          </>
        )}
      </p>
      {done ? (
        <div role="status">
          <DoneLine>
            {state.existed ? words.save.existed(state.reference) : words.save.saved(state.reference)}
          </DoneLine>
          <Repeats answer={state.answer} />
        </div>
      ) : (
        <p>{subject.corrects === undefined ? words.save.create : words.save.correct}</p>
      )}
      {(state.step === 'preview' || state.step === 'sending') && <Preview attempt={state.attempt} />}
      <DialogFoot
        status={
          <>
            {state.step === 'preparing' && <p class="status-line">{words.save.preparing}</p>}
            {busy && <p class="status-line">{words.save.sending}</p>}
            {done && reread === 'reading' && <p class="status-line">{words.save.reread}</p>}
          </>
        }
        alert={
          <>
            {refusal !== undefined && <WhyNot why={refusal} />}
            {state.step === 'unprepared' && <WhyNot why={state.why} />}
            {state.step === 'differs' && <p class="notice-box">{words.save.differs(state.reference)}</p>}
            {done && reread === 'failed' && <p class="notice-box">{words.save.rereadFailed}</p>}
          </>
        }
        busy={busy}
        close={done ? texts.common.close : texts.common.cancel}
        onClose={props.onClose}
      >
        {state.step === 'unprepared' && <Button onClick={() => void prepare()}>{texts.common.again}</Button>}
        {!done && state.step !== 'unprepared' && state.step !== 'differs' && (
          <Button
            primary
            aria-disabled={state.step !== 'preview'}
            onClick={() => void (refusal?.code === 'conflict' ? prepare() : send())}
          >
            {refusal === undefined ? words.save.confirm : texts.common.again}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  )
}

function Preview({ attempt }: { readonly attempt: AttemptPlan }) {
  const { save } = useTextsOf(saving)
  return (
    <>
      <h3>{save.what}</h3>
      <PlanList plan={attempt.plan} />
    </>
  )
}

/** The steps of saving an examination; a plan survives a refusal and can be sent again. */
type ExamSave =
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
function useSaveExam(subject: ExamSubject, onSaved: () => void) {
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
