import { effectOf } from '../model/effect.ts'
import type { ModelFile } from '../model/model-schema.ts'
import { PREDICTORS, type Predictor } from '../model/predictor.ts'
import type { ScoreTable } from './score-table.ts'
import type { StudyTable } from './study-table.ts'

/**
 * The four predictors of every row as the model takes them: 0/1 for NLR and dT, g/L and cm held on their axes. NaN where unknown.
 * Their betas times these, and the intercept, are the log-odds.
 */
export function codedPredictors(
  table: StudyTable,
  scored: ScoreTable,
  model: ModelFile,
): { readonly [P in Predictor]: Float64Array } {
  const coded = (predictor: 'nlr' | 'albumin' | 'diameter', values: Float64Array | undefined) => {
    const { beta } = model.predictors[predictor]
    return Float64Array.from({ length: table.rowCount }, (_, row) => {
      const value = values?.[row] ?? Number.NaN
      return Number.isNaN(value) ? value : effectOf(model, predictor, value).logOdds / beta
    })
  }
  return {
    nlr: coded('nlr', scored.nlr),
    deltaT: table.columns.deltaT ?? new Float64Array(table.rowCount).fill(Number.NaN),
    albumin: coded('albumin', table.columns.albumin),
    diameter: coded('diameter', table.columns.diameter),
  }
}

/** The same as one array a predictor, in the model's order. */
export function codedColumns(coded: { readonly [P in Predictor]: Float64Array }): readonly Float64Array[] {
  return PREDICTORS.map((predictor) => coded[predictor])
}
