import { LOINC, sameSystem } from '../../../src/fhir/codes/canonical.ts'
import { newestFirst } from '../view/observation-kinds.ts'

/** A weight with the day it was taken. */
export interface BodyWeight {
  readonly kilograms: number
  readonly time: string | undefined
}

const BODY_WEIGHT = '29463-7'
const USABLE: readonly string[] = ['final', 'amended', 'corrected']

/** The latest usable body weight in kg; undefined when there is none, for doses are not guessed. */
export function bodyWeight(observations: readonly fhir4.Observation[]): BodyWeight | undefined {
  const weights = observations.filter(
    ({ status, code, valueQuantity }) =>
      USABLE.includes(status) &&
      code.coding?.some((coding) => sameSystem(coding.system, LOINC) && coding.code === BODY_WEIGHT) &&
      valueQuantity?.comparator === undefined &&
      (valueQuantity?.code ?? valueQuantity?.unit) === 'kg' &&
      (valueQuantity?.value ?? 0) > 0,
  )
  const [latest] = newestFirst(weights, (weight) => weight.effectiveDateTime)
  const kilograms = latest?.valueQuantity?.value
  return kilograms === undefined ? undefined : { kilograms, time: latest?.effectiveDateTime }
}
