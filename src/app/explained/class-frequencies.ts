import type { ModelFile } from '../../model/model-schema.ts'
import { type Counted, countsOf } from '../../model/published-cohorts.ts'
import type { RiskClass } from '../../model/score.ts'
import { type Proportion, proportion } from '../../stats/proportion.ts'

/** How many patients of a class did not respond: of those at or above the cut-off, or below it. `undefined` where there are none. */
export function nonResponseOf(
  model: ModelFile,
  counted: Counted,
  riskClass: RiskClass,
): Proportion | undefined {
  const { tp, fn, tn, fp } = countsOf(model, counted)
  const result = riskClass === 'high' ? proportion(tp, tp + fp) : proportion(fn, fn + tn)
  return result.ok ? result.value : undefined
}
