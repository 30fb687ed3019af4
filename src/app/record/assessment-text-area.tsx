import { useEffect, useState } from 'preact/hooks'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { Assessment } from '../../model/assessment.ts'
import { useSurroundings } from '../shared/surroundings.tsx'
import { useAssessmentText } from './use-assessment-text.ts'

/** The assessment as text to be copied by hand, for an EHR that stores it in no other form. */
export function AssessmentTextArea(props: { readonly chart: ChartInputs; readonly assessment: Assessment }) {
  const { texts } = useSurroundings()
  const assessmentText = useAssessmentText(props.chart, props.assessment)
  const [text, setText] = useState<string | undefined>('')
  // Made once: the dialog is about what was on the screen when it opened.
  useEffect(() => {
    assessmentText().then(setText, () => setText(undefined))
  }, [])
  return text === undefined ? (
    <p class="notice-box">{texts.common.notLoaded}</p>
  ) : (
    <textarea readOnly rows={14} aria-label={texts.record.copyText} value={text} />
  )
}
