import { useState } from 'preact/hooks'
import type { ValidationReport } from '../../validation/report/validation-report.ts'
import { useLab } from '../lab-context.tsx'
import { saveJson, saveText } from '../save-text.ts'

/** The report as files, and on paper. */
export function KeepReport({ report }: { readonly report: ValidationReport }) {
  const { texts, language, site } = useLab()
  const [failed, setFailed] = useState(false)
  const name = `tipm-validation-${report.header.createdAt.slice(0, 10)}`
  const saveHtml = async () => {
    try {
      const { reportHtml } = await import('../../report/report-html.ts')
      saveText(`${name}.html`, 'text/html', reportHtml(report, { language, timeZone: site.timeZone }))
      setFailed(false)
    } catch {
      // Its code could not be fetched: said below, and the next click tries again.
      setFailed(true)
    }
  }
  return (
    <fieldset class="actions no-print">
      <legend class="visually-hidden">{texts.report.downloads}</legend>
      <button type="button" class="button primary" onClick={() => void saveHtml()}>
        {texts.report.html}
      </button>
      <button type="button" class="button" onClick={() => saveJson(name, report)}>
        {texts.report.json}
      </button>
      <button type="button" class="button" onClick={() => print()}>
        {texts.report.print}
      </button>
      <span role="status">{failed && texts.report.notSaved}</span>
    </fieldset>
  )
}
