import type { ModelFile } from '../model/model-schema.ts'
import { en } from '../text/en/catalogue.ts'
import type { Format } from '../text/format.ts'
import type { JsonOutput } from './json-output.ts'

type JsonCondition = NonNullable<JsonOutput['unknown'][number]['highIf']>

/** "Albumin below 31.3 g/L": a half-line, its end moved to the next value that can occur at the model's precision. */
export function conditionText(condition: JsonCondition, model: ModelFile, format: Format): string {
  if (condition.predictor === 'deltaT') return `${en.inputs.short.deltaT} ${en.inputs.deltaT[condition.sign]}`
  const { predictor, comparator, value } = condition
  const { unit, decimals } = model.predictors[predictor]
  const step = 10 ** decimals
  const towards = comparator === '<=' || comparator === '>' ? Math.floor : Math.ceil
  // Twelve digits: free of the binary tail that would move the end by a whole step.
  const end = towards(Number((value * step).toPrecision(12))) / step
  const words = en.deciding.condition(
    en.deciding.comparator[comparator],
    format.quantity(end, unit, decimals),
  )
  return `${en.inputs.short[predictor]} ${words}`
}
