import { factsOf } from '../../facts/facts-of.ts'
import { plainText } from '../../facts/plain-text.ts'
import type { Wording } from '../../facts/wording.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { Assessment } from '../../model/assessment.ts'

/** The assessment as plain text for the clinician's note: when it was made and read from the chart, then its facts, one a line. */
export function assessmentText(
  wording: Wording,
  chart: ChartInputs,
  assessment: Assessment,
  readAt: Date,
  madeAt = new Date(),
): string {
  const { texts, format } = wording
  const { joins } = texts
  const head = [
    `${texts.copy.title}${joins.stop}${joins.gap}${texts.investigational}`,
    texts.copy.made(format.dateTime(madeAt.toISOString())),
    texts.answer.chartRead(format.dateTime(readAt.toISOString())),
  ]
  const facts = factsOf(wording, chart, assessment)
  return `${head.join('\n')}\n\n${plainText(texts, facts, { without: ['passedOver'] })}`
}
