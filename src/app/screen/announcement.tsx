import { useEffect, useRef, useState } from 'preact/hooks'
import { announcement } from '../../facts/answer-facts.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { Assessment, Scored } from '../../model/assessment.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** Tells a screen reader the result after an input was changed or another value tried; silent at first, when the page itself says it. */
export function Announcement(props: {
  readonly chart: ChartInputs
  readonly assessment: Assessment
  readonly tried: Scored | undefined
}) {
  const pageContext = usePageContext()
  const { chart, assessment, tried } = props
  const first = useRef(true)
  const [text, setText] = useState('')
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    setText(
      tried === undefined
        ? announcement(pageContext, assessment, chart)
        : `${pageContext.texts.whatIf.name}${pageContext.texts.joins.colon}${announcement(pageContext, tried, chart)}`,
    )
  }, [assessment, tried?.kind === 'complete' ? tried.points : tried?.low.points, pageContext])
  return (
    <p class="visually-hidden" role="status">
      {text}
    </p>
  )
}
