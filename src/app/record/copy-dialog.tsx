import { useEffect, useRef } from 'preact/hooks'
import { Dialog } from '../../page/dialog.tsx'
import { usePageContext } from '../../page/page-context.tsx'

/** The text to copy by hand where the browser does not let the page do it. */
export function CopyDialog(props: { readonly text: string; readonly onClose: () => void }) {
  const { texts } = usePageContext()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.select(), [])
  return (
    <Dialog title={texts.record.copy} onClose={props.onClose}>
      <p>{texts.record.copyFailed}</p>
      <textarea ref={area} readOnly rows={14} aria-label={texts.record.copyText} value={props.text} />
      <p class="dialog-actions">
        <button type="button" class="button" onClick={props.onClose}>
          {texts.common.close}
        </button>
      </p>
    </Dialog>
  )
}
