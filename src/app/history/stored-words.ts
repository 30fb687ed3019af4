import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import type { TipmModel } from '../../model/load-model.ts'
import type { Format } from '../../text/format.ts'
import type { Texts } from '../../text/texts.ts'
import type { Points } from './changes.ts'

/** The day and time of a stored assessment in words. */
export function storedWhen(texts: Texts, format: Format, { date }: EarlierAssessment): string {
  return date === undefined ? texts.inputs.undated : format.dateTime(date)
}

export function pointsText(format: Format, model: TipmModel, { low, high }: Points): string {
  const text = (points: number) => format.points(points, model.cutoff.points)
  return low === high ? text(low) : `${text(low)}–${text(high)}`
}

export function storedProbability(format: Format, { probability }: EarlierAssessment): string {
  return probability === undefined ? '–' : format.percentRange(probability.low / 100, probability.high / 100)
}
