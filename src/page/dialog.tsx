import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Button } from './button.tsx'

/** A modal dialog: opens when mounted, Escape closes it unless `locked`, and the focus returns to where it was. */
export function Dialog(props: {
  readonly title: string
  readonly locked?: boolean
  /** As wide as the window allows, for a table. */
  readonly wide?: boolean
  readonly onClose: () => void
  readonly children: ComponentChildren
}) {
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = element.current
    const before = document.activeElement
    const around = before?.closest('section')?.querySelector<HTMLElement>('h2[tabindex]')
    dialog?.showModal()
    // The heading, not the first button: what the dialog is about comes before what can be done.
    dialog?.querySelector('h2')?.focus()
    return () => {
      dialog?.close()
      // The browser does this only for a dialog that is still in the document.
      if (before instanceof HTMLElement && before.isConnected) before.focus()
      // What was done may have taken the button away.
      else around?.focus()
    }
  }, [])
  return (
    <dialog
      ref={element}
      class={props.wide === true ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        // A file that was not chosen after all says so too, from its field.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        if (props.locked !== true) props.onClose()
      }}
    >
      <h2 id={heading} tabIndex={-1}>
        {props.title}
      </h2>
      {props.children}
    </dialog>
  )
}

/** The foot of a dialog, in sight below whatever it holds: what is going on, what failed, the buttons, and the one that closes it. */
export function DialogFoot(props: {
  readonly status: ComponentChildren
  readonly alert: ComponentChildren
  readonly busy: boolean
  readonly close: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}) {
  const { busy } = props
  return (
    <div class="dialog-foot">
      <div role="status">{props.status}</div>
      <div role="alert">{props.alert}</div>
      <p class="dialog-actions">
        {props.children}
        <Button aria-disabled={busy} onClick={() => !busy && props.onClose()}>
          {props.close}
        </Button>
      </p>
    </div>
  )
}
