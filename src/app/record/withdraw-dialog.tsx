import { useId, useRef, useState } from 'preact/hooks'
import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import type { SaveContext } from '../../fhir/write/save-context.ts'
import type { StorageOption } from '../../fhir/write/storage-form.ts'
import { Dialog } from '../../page/dialog.tsx'
import { DoneLine } from '../../page/done-line.tsx'
import { useSurroundings, useTextsOf } from '../../page/surroundings.tsx'
import { saving } from '../../text/saving.ts'
import type { Session } from '../session/session.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { type Withdrawal, withdraw } from './withdraw.ts'

/** Marks a stored assessment as entered in error, with a reason. */
export function WithdrawDialog(props: {
  readonly session: Session
  readonly assessment: EarlierAssessment
  readonly context: Omit<SaveContext, 'replaces' | 'storage'>
  readonly storage: Promise<readonly StorageOption[]>
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { texts } = useSurroundings()
  const words = useTextsOf(saving)
  const reasonId = useId()
  const [reason, setReason] = useState('')
  const [reasonMissing, setReasonMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Withdrawal | undefined>(undefined)
  const sending = useRef(false)
  const done = result?.kind === 'done'
  const send = async () => {
    if (sending.current) return
    setReasonMissing(reason.trim() === '')
    if (reason.trim() === '') return
    sending.current = true
    setBusy(true)
    const answer = await withdraw(
      props.session,
      props.assessment.reference,
      reason.trim(),
      props.context,
      await props.storage,
    )
    sending.current = false
    setBusy(false)
    setResult(answer)
    if (answer.kind === 'done') props.onDone()
  }
  return (
    <Dialog title={words.withdraw.heading} locked={busy} onClose={props.onClose}>
      {!done && (
        <>
          <p>{words.withdraw.explain}</p>
          <div class="field">
            <label for={reasonId}>{words.withdraw.reason}</label>
            <input
              id={reasonId}
              type="text"
              value={reason}
              maxLength={500}
              aria-invalid={reasonMissing}
              aria-describedby={reasonMissing ? `${reasonId}-fault` : undefined}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
            {reasonMissing && (
              <p class="fault" id={`${reasonId}-fault`}>
                {words.withdraw.reasonMissing}
              </p>
            )}
          </div>
        </>
      )}
      <div class="dialog-foot">
        <div role="status">
          {busy && <p class="status-line">{words.withdraw.send}</p>}
          {result?.kind === 'done' && <DoneLine>{words.withdraw.done(props.assessment.reference)}</DoneLine>}
        </div>
        <div role="alert">
          {result?.kind === 'refused' && (
            <RefusalNotice title={words.withdraw.failed} refusal={result.refusal} />
          )}
          {result?.kind === 'not-possible' && <p class="notice-box">{words.withdraw.refused[result.code]}</p>}
        </div>
        <p class="dialog-actions">
          {!done && (
            <button type="button" class="button primary" aria-disabled={busy} onClick={() => void send()}>
              {words.withdraw.confirm}
            </button>
          )}
          <button type="button" class="button" aria-disabled={busy} onClick={() => !busy && props.onClose()}>
            {done ? texts.common.close : texts.common.cancel}
          </button>
        </p>
      </div>
    </Dialog>
  )
}
