import '../../figures/figures.css'
import './explained.css'
import { modelInputs } from '../../fhir/assess-chart.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import { Comparators } from './comparators.tsx'
import { Frequencies } from './frequencies.tsx'

export interface ExplainedProps {
  readonly chart: ChartInputs
  readonly assessment: CompleteAssessment | BoundedAssessment
}

/** The answer, explained: how the points come about, what the class meant in the study, and other scores beside it. */
export function Explained({ chart, assessment }: ExplainedProps) {
  const inputs = modelInputs(chart)
  return (
    <>
      <Frequencies assessment={assessment} />
      <Comparators chart={chart} inputs={inputs} assessment={assessment} />
    </>
  )
}
