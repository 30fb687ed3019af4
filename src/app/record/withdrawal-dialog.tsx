import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Button } from '../../page/button.tsx'
import { Dialog, DialogFoot } from '../../page/dialog.tsx'
import { DoneLine } from '../../page/done-line.tsx'
import { TextField } from '../../page/fields.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'

/** Asks for the reason why something stored is marked as entered in error, sends it once, and says how that ended. */
export function WithdrawalDialog(props: {
  readonly title: string
  readonly explain: string
  readonly done: string
  /** Sends it; gives why it was refused, in words, or nothing. */
  readonly send: (reason: string) => Promise<ComponentChildren>
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { common } = usePageContext().texts
  const { withdraw: words } = useTextsOf(saving)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [step, setStep] = useState<'asking' | 'sending' | 'done'>('asking')
  const [refused, setRefused] = useState<ComponentChildren>(undefined)
  const sending = useRef(false)
  const busy = step === 'sending'
  const send = async () => {
    if (sending.current) return
    setMissing(reason.trim() === '')
    if (reason.trim() === '') return
    sending.current = true
    setRefused(undefined)
    setStep('sending')
    const why = await props.send(reason.trim())
    sending.current = false
    setRefused(why)
    setStep(why === undefined ? 'done' : 'asking')
    if (why === undefined) props.onDone()
  }
  return (
    <Dialog title={props.title} locked={busy} onClose={props.onClose}>
      {step !== 'done' && (
        <>
          <p>{props.explain}</p>
          <TextField
            label={words.reason}
            maxLength={500}
            fault={missing ? words.reasonMissing : undefined}
            value={reason}
            onText={setReason}
          />
        </>
      )}
      <DialogFoot
        status={
          <>
            {busy && <p class="status-line">{words.send}</p>}
            {step === 'done' && <DoneLine>{props.done}</DoneLine>}
          </>
        }
        alert={refused}
        busy={busy}
        close={step === 'done' ? common.close : common.cancel}
        onClose={props.onClose}
      >
        {step !== 'done' && (
          <Button primary aria-disabled={busy} onClick={() => void send()}>
            {words.confirm}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  )
}
