import type { Evidence, Reading } from '../fhir/chart-inputs.ts'
import type { ModelFile } from '../model/model-schema.ts'
import type { DeltaTSign, Predictor } from '../model/predictor.ts'
import type { Format } from '../text/format.ts'
import type { Texts } from '../text/texts.ts'

/** What wording a value takes: the language, how it writes numbers, and the model's precision. */
export interface Wording {
  readonly texts: Texts
  readonly format: Format
  readonly model: ModelFile
}

/** A predictor's value as it is shown: at the precision the model uses, with its unit. */
export function valueText(
  { texts, format, model }: Wording,
  predictor: Predictor,
  value: number | DeltaTSign,
): string {
  if (typeof value === 'string') return texts.inputs.deltaT[value]
  switch (predictor) {
    case 'deltaT':
      return format.number(value, 0)
    case 'nlr':
    case 'albumin':
    case 'diameter': {
      const { unit, decimals } = model.predictors[predictor]
      return format.quantity(value, unit, decimals)
    }
  }
}

/** How long before or after the index date. */
export function ageText(texts: Texts, ageDays: number): string {
  if (ageDays === 0) return texts.inputs.on
  return ageDays > 0 ? texts.inputs.before(ageDays) : texts.inputs.after(-ageDays)
}

/** A warning on the age of a value; empty when it is fresh. */
export function freshnessText(texts: Texts, evidence: Evidence, freshDays: number): string {
  switch (evidence.freshness) {
    case 'fresh':
      return texts.inputs.freshness.fresh
    case 'old':
      return texts.inputs.freshness.old(freshDays)
    case 'later':
      return texts.inputs.freshness.later
  }
}

/** A reading in one line: value and day, or that there is none. */
export function readingText(
  wording: Wording,
  reading: Reading<number> | Reading<DeltaTSign>,
  decimals: number,
): string | undefined {
  if (reading.state === 'unknown') return undefined
  const { texts, format } = wording
  const value =
    typeof reading.value === 'string'
      ? texts.inputs.deltaT[reading.value]
      : format.quantity(reading.value, reading.unit, decimals)
  return `${value}${texts.joins.comma}${format.day(reading.evidence.time)}`
}
