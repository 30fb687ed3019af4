import type { ModelFile } from './model-schema.ts'
import { roundTo } from './rounding.ts'

/**
 * Neutrophil-to-lymphocyte ratio from two counts in one unit, or two percentages of one differential,
 * at the model's reporting precision. `undefined` when there are no lymphocytes to divide by.
 */
export function neutrophilLymphocyteRatio(
  model: ModelFile,
  neutrophils: number,
  lymphocytes: number,
): number | undefined {
  if (!(lymphocytes > 0) || !(neutrophils >= 0)) return undefined
  return roundTo(neutrophils / lymphocytes, model.predictors.nlr.decimals)
}
