import type { ModelFile } from '../../model/model-schema.ts'
import { standingLines } from '../../page/standing-lines.ts'
import type { Format } from '../../text/format.ts'
import type { Texts } from '../../text/texts.ts'

/** What the model cannot know, line by line, from the model file in force. */
export function limitLines(texts: Texts, format: Format, model: ModelFile): readonly string[] {
  const { cohorts, population } = model
  const patients = cohorts.training.patients + cohorts.internal.patients + cohorts.external.patients
  const { auc, lower, upper } = cohorts.external.table4.tipm
  return [
    texts.limits.status[model.status],
    ...standingLines(texts, format, model),
    texts.limits.sign[model.elastography.deltaTConvention],
    `${texts.limits.population(
      format.number(patients, 0),
      population.sites,
      format.number(population.hbvPercent, 1),
      format.number(population.malePercent, 1),
      format.number(population.meanAgeYears, 1),
    )}${texts.joins.gap}${texts.limits.performance(format.fixed(auc, 3), format.fixed(lower, 3), format.fixed(upper, 3))}`,
    texts.limits.chart,
  ]
}

/** How the model names itself on every output; 12 digits of the hash tell files apart. */
export function modelLine(texts: Texts, model: ModelFile & { readonly hash: string }): string {
  return texts.limits.modelLine(model.id, model.version, model.hash.slice(0, 12))
}
