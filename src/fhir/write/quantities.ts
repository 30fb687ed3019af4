import type { Scored } from '../../model/assessment.ts'
import { roundTo } from '../../model/rounding.ts'
import { UCUM } from '../codes/canonical.ts'

/** A value, or the range that it lies in. */
export type QuantityOrRange =
  | { readonly valueQuantity: fhir4.Quantity }
  | { readonly valueRange: fhir4.Range }

/** Points are kept to four decimals, probabilities to a tenth of a percent. */
const POINT_DECIMALS = 4

/** A number with its UCUM unit. */
export function quantity(value: number, unit: string): fhir4.Quantity {
  return { value, unit, system: UCUM, code: unit }
}

/** A probability (0..1) in percent. */
export function percent(probability: number): number {
  return roundTo(100 * probability, 1)
}

/** The points, or the fewest and the most while an input is open. */
export function pointsValue(assessment: Scored): QuantityOrRange {
  const points = (value: number) => quantity(roundTo(value, POINT_DECIMALS), '{score}')
  if (assessment.kind === 'complete') return { valueQuantity: points(assessment.points) }
  const { low, high } = assessment
  return { valueRange: { low: points(low.points), high: points(high.points) } }
}
