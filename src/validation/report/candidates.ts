import { codedPredictors } from '../coding.ts'
import { columnOf, type Study } from './study.ts'

/** A covariate of the development figures. `id` is `nlrHigh`, `deltaT`, a variable's name, or `GROUP=LABEL` for an indicator. */
export interface Candidate {
  readonly id: string
  readonly predictor: boolean
  readonly values: Float64Array
}

/** The model's own predictors (NLR as indicator, albumin and diameter as measured) and, after them, whatever else the data hold. */
export function candidates(study: Study): readonly Candidate[] {
  const { table, scored, model, options } = study
  const own: readonly Candidate[] = [
    { id: 'nlrHigh', predictor: true, values: codedPredictors(table, scored, model).nlr },
    { id: 'deltaT', predictor: true, values: columnOf(table, 'deltaT') },
    { id: 'albumin', predictor: true, values: columnOf(table, 'albumin') },
    { id: 'diameter', predictor: true, values: columnOf(table, 'diameter') },
  ]
  const others = (['age', 'bilirubin', 'afp'] as const).flatMap((variable): Candidate[] =>
    table.columns[variable] === undefined
      ? []
      : [{ id: variable, predictor: false, values: columnOf(table, variable) }],
  )
  const indicators = table.groups.flatMap(({ name, labels, codes }): Candidate[] =>
    name === options.cohort || labels.length !== 2
      ? []
      : [
          {
            id: `${name}=${labels[1] ?? ''}`,
            predictor: false,
            values: Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code)),
          },
        ],
  )
  return [...own, ...others, ...indicators]
}
