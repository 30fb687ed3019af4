import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import type { Format } from '../../text/format.ts'
import type { Texts } from '../../text/texts.ts'

/** The day and time of a stored assessment in words. */
export function storedWhen(texts: Texts, format: Format, { date }: EarlierAssessment): string {
  return date === undefined ? texts.inputs.undated : format.dateTime(date)
}

export function storedProbability(format: Format, { probability }: EarlierAssessment): string {
  if (probability === undefined) return '–'
  // An estimate below 1 % or above 99 % is stored as that range.
  if (probability.low === 0 && probability.high <= 1) return format.percent(0)
  if (probability.high === 100 && probability.low >= 99) return format.percent(1)
  return format.percentRange(probability.low / 100, probability.high / 100)
}
