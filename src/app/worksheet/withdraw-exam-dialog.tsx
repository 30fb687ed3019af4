import { useId, useRef, useState } from 'preact/hooks'
import { Dialog } from '../../page/dialog.tsx'
import { DoneLine } from '../../page/done-line.tsx'
import { useSurroundings, useTextsOf } from '../../page/surroundings.tsx'
import { saving } from '../../text/saving.ts'
import worksheetTexts from '../../text/worksheet.ts'
import { type ExamWriter, type PlannedExam, withdrawExam } from './plan-exam.ts'
import { WhyNot } from './why-not.tsx'

type Step = 'asking' | 'sending' | 'done' | Extract<PlannedExam, { ok: false }>

/** Marks a stored examination as entered in error, with a reason. */
export function WithdrawExamDialog(props: {
  readonly writer: ExamWriter
  readonly exam: string
  readonly reference: string
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { texts } = useSurroundings()
  const { withdraw: withdrawing } = useTextsOf(saving)
  const words = useTextsOf(worksheetTexts)
  const reasonId = useId()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [step, setStep] = useState<Step>('asking')
  const sending = useRef(false)
  const send = async () => {
    setMissing(reason.trim() === '')
    if (sending.current || reason.trim() === '') return
    sending.current = true
    setStep('sending')
    const answer = await withdrawExam(props.writer, props.reference, reason.trim())
    sending.current = false
    setStep(answer.ok ? 'done' : answer)
    if (answer.ok) props.onDone()
  }
  return (
    <Dialog title={words.withdraw.heading(props.exam)} locked={step === 'sending'} onClose={props.onClose}>
      {step !== 'done' && (
        <>
          <p>{words.withdraw.explain}</p>
          <div class="field">
            <label for={reasonId}>{withdrawing.reason}</label>
            <input
              id={reasonId}
              type="text"
              value={reason}
              maxLength={500}
              aria-invalid={missing}
              aria-describedby={missing ? `${reasonId}-fault` : undefined}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
            {missing && (
              <p class="fault" id={`${reasonId}-fault`}>
                {withdrawing.reasonMissing}
              </p>
            )}
          </div>
        </>
      )}
      <div class="dialog-foot">
        <div role="status">
          {step === 'sending' && <p class="status-line">{withdrawing.send}</p>}
          {step === 'done' && <DoneLine>{words.withdraw.done(props.reference)}</DoneLine>}
        </div>
        <div role="alert">{typeof step === 'object' && <WhyNot why={step.problem} />}</div>
        <p class="dialog-actions">
          {step !== 'done' && (
            <button
              type="button"
              class="button primary"
              aria-disabled={step === 'sending'}
              onClick={() => void send()}
            >
              {withdrawing.confirm}
            </button>
          )}
          <button
            type="button"
            class="button"
            aria-disabled={step === 'sending'}
            onClick={() => step !== 'sending' && props.onClose()}
          >
            {step === 'done' ? texts.common.close : texts.common.cancel}
          </button>
        </p>
      </div>
    </Dialog>
  )
}
