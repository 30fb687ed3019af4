import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { type Assessment, isScored } from '../../model/assessment.ts'
import { Button } from '../../page/button.tsx'
import { Dialog } from '../../page/dialog.tsx'
import { usePageContext } from '../../page/page-context.tsx'

const textCode = () => import('./assessment-text.ts')

/** Save, print, copy. */
export function RecordActions(props: {
  readonly chart: ChartInputs
  readonly assessment: Assessment
  /** When the chart was read. */
  readonly readAt: Date
  readonly maySave: boolean
  readonly onSave: () => void
}) {
  const pageContext = usePageContext()
  const { texts } = pageContext
  const [copied, setCopied] = useState(false)
  const [failed, setFailed] = useState(false)
  const [uncopied, setUncopied] = useState<string | undefined>(undefined)
  const scored = isScored(props.assessment)
  useEffect(() => {
    // The code is loaded before the click, because browsers allow copying only immediately after it.
    textCode().catch(() => undefined)
  }, [])
  const copy = async (length: 'brief' | 'full') => {
    setFailed(false)
    const code = await textCode().catch(() => undefined)
    if (code === undefined) return setFailed(true)
    const { chart, assessment } = props
    const text =
      length === 'brief'
        ? code.briefText(pageContext, chart, assessment)
        : code.assessmentText(pageContext, chart, assessment, props.readAt)
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(() => setCopied(false), 4_000)
    } catch {
      // Embedded pages are often not allowed to.
      setUncopied(text)
    }
  }
  return (
    <div class="no-print">
      <p class="actions">
        {scored && props.maySave && (
          <Button primary aria-label={texts.record.save} onClick={props.onSave}>
            {texts.record.saveShort}
          </Button>
        )}
        <Button onClick={() => print()}>{texts.record.print}</Button>
        <Button aria-label={texts.record.copy} onClick={() => void copy('brief')}>
          {texts.record.copyShort}
        </Button>
        <button type="button" class="button in-details" onClick={() => void copy('full')}>
          {texts.record.copyFull}
        </button>
        <span role="status">
          {copied && texts.record.copied}
          {failed && texts.common.notLoaded}
        </span>
      </p>
      {!scored && <p class="fine">{texts.record.notSavable}</p>}
      {scored && !props.maySave && <p class="fine">{texts.record.notPermitted}</p>}
      {uncopied !== undefined && <CopyDialog text={uncopied} onClose={() => setUncopied(undefined)} />}
    </div>
  )
}

/** The text to copy by hand where the browser does not let the page do it. */
function CopyDialog(props: { readonly text: string; readonly onClose: () => void }) {
  const { texts } = usePageContext()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.select(), [])
  return (
    <Dialog title={texts.record.copy} onClose={props.onClose}>
      <p>{texts.record.copyFailed}</p>
      <textarea ref={area} readOnly rows={14} aria-label={texts.record.copyText} value={props.text} />
      <p class="dialog-actions">
        <Button onClick={props.onClose}>{texts.common.close}</Button>
      </p>
    </Dialog>
  )
}
