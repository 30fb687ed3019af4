import type { ModelFile } from '../model/model-schema.ts'
import type { Format } from '../text/format.ts'
import type { Texts } from '../text/texts.ts'
import { type Fact, fact } from './fact.ts'
import type { Wording } from './wording.ts'

/** What the score cannot know, and which model gave it. */
export function modelFacts({ texts, format, model }: Pick<Wording, 'texts' | 'format' | 'model'>): Fact[] {
  const { cohorts, population, elastography } = model
  const patients = cohorts.training.patients + cohorts.internal.patients + cohorts.external.patients
  const { auc, lower, upper } = cohorts.external.table4.tipm
  const limit = (id: string, value: string) => fact(id, 'limits', '', value)
  return [
    limit('limit.status', texts.limits.status[model.status]),
    ...modelStatusLines(texts, format, model).map((line, index) => limit(`limit.standing.${index}`, line)),
    limit('limit.sign', texts.limits.sign[elastography.deltaTConvention]),
    limit(
      'limit.population',
      `${texts.limits.population(
        format.number(patients, 0),
        population.sites,
        format.number(population.hbvPercent, 1),
        format.number(population.malePercent, 1),
        format.number(population.meanAgeYears, 1),
      )}${texts.joins.gap}${texts.limits.performance(format.fixed(auc, 3), format.fixed(lower, 3), format.fixed(upper, 3))}`,
    ),
    limit('limit.chart', texts.limits.chart),
    fact('model', 'model', texts.limits.model, `${model.id} ${model.version}`, {
      source: `SHA-256 ${model.hash}`,
    }),
  ]
}

/** Where and by whose approval the model was recalibrated, in sentences; none for a model that was not. */
export function modelStatusLines(texts: Texts, format: Format, model: ModelFile): readonly string[] {
  const { recalibration, status } = model
  if (status !== 'recalibrated') return []
  if (recalibration === undefined) return [texts.modelStatus.notApproved]
  const { site, approvedBy, approvedOn } = recalibration
  return [
    texts.modelStatus.recalibratedAt(site, model.version),
    approvedBy.trim() === ''
      ? texts.modelStatus.notApproved
      : texts.modelStatus.approvedBy(approvedBy, format.date(approvedOn)),
  ]
}
