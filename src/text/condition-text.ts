import type { Condition } from '../model/assessment.ts'
import type { ModelFile } from '../model/model-schema.ts'
import type { Format } from './format.ts'
import type { Texts } from './texts.ts'

/** "below 31.3 g/L", "stiffer (dT ≥ 0)": a half-line of the input that is being told, its end moved to the next value that can occur at the model's precision. */
export function conditionText(
  { texts, format, model }: { readonly texts: Texts; readonly format: Format; readonly model: ModelFile },
  condition: Condition,
): string {
  const { inputs, deciding } = texts
  if (condition.predictor === 'deltaT')
    return inputs.deltaT[model.elastography.deltaTConvention][condition.sign]
  const { predictor, comparator, value } = condition
  const { unit, decimals } = model.predictors[predictor]
  const step = 10 ** decimals
  const towards = comparator === '<=' || comparator === '>' ? Math.floor : Math.ceil
  // 12 digits: free of the binary tail that would move the end by a whole step.
  const end = towards(Number((value * step).toPrecision(12))) / step
  return deciding.condition(deciding.comparator[comparator], format.quantity(end, unit, decimals))
}
