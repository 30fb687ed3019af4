import { useEffect, useState } from 'preact/hooks'
import { criterionText } from '../../facts/scope-facts.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** What a sheet of paper needs beside the assessment: when it was printed and for whom, what was answered here, and a line to sign on. */
export function PrintFoot(props: { readonly chart: ChartInputs; readonly user: string | undefined }) {
  const { texts, format } = usePageContext()
  const { joins } = texts
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    const now = () => setAt(new Date())
    addEventListener('beforeprint', now)
    return () => removeEventListener('beforeprint', now)
  }, [])
  const user = props.user ?? texts.record.unknownPerformer
  const answered = props.chart.criteria.filter(({ answer }) => answer !== undefined)
  return (
    <div class="print-foot print-only">
      {answered.length > 0 && (
        <p>
          {texts.record.answeredBy(user) + joins.colon}
          {answered.map((item) => criterionText(texts, item)).join(joins.semicolon)}
          {joins.stop}
        </p>
      )}
      <p class="signature">
        <span>{texts.record.printed(format.dateTime(at.toISOString()), user)}</span>
        <span>{texts.record.signature}</span>
      </p>
    </div>
  )
}
