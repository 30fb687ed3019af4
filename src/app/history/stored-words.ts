import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import type { Format } from '../../text/format.ts'
import type { Texts } from '../../text/texts.ts'

/** The day and time of a stored assessment in words. */
export function storedWhen(texts: Texts, format: Format, { date }: EarlierAssessment): string {
  return date === undefined ? texts.inputs.undated : format.dateTime(date)
}

export function storedProbability(format: Format, { probability }: EarlierAssessment): string {
  return probability === undefined ? '–' : format.percentRange(probability.low / 100, probability.high / 100)
}
