import { type ChiSquareTest, chiSquareTest } from '../../stats/groups/chi-square-test.ts'
import { type Description, describe } from '../../stats/groups/describe.ts'
import { fisherTest } from '../../stats/groups/fisher-test.ts'
import { type MannWhitney, mannWhitney } from '../../stats/groups/mann-whitney.ts'
import { oddsRatio } from '../../stats/groups/odds-ratio.ts'
import { pooledTest, type TTest, welchTest } from '../../stats/groups/t-test.ts'
import type { Estimate } from '../../stats/interval.ts'
import { itemAt } from '../../stats/numeric/at.ts'
import { codedPredictors } from '../coding.ts'
import { type FigureOrReason, type JsonOf, noFigure, toReport } from './figure-or-reason.ts'
import { columnOf, completeRows, groupNamed, type Study, valuesAt } from './study.ts'

/** The baseline table: variables by group, compared where there are two groups. Every row on its own complete cases. */
export interface TableOne {
  /** `TIE`, `TIN` by outcome; else a cohort's label. */
  readonly groups: readonly { readonly name: string; readonly patients: number }[]
  readonly quantities: readonly QuantityRow[]
  readonly categories: readonly CategoryRow[]
}

export const QUANTITIES = ['age', 'nlr', 'albumin', 'diameter', 'bilirubin', 'afp', 'albi', 'score'] as const

/** What a row describes; units as in the study table, `albi` and `score` without. */
export type QuantityName = (typeof QUANTITIES)[number]

export interface QuantityRow {
  readonly variable: QuantityName
  readonly missing: number
  readonly groups: readonly FigureOrReason<JsonOf<Description>>[]
  /** First group minus second. Null where there are not two groups. */
  readonly tests: {
    readonly welch: FigureOrReason<JsonOf<TTest>>
    readonly pooled: FigureOrReason<JsonOf<TTest>>
    readonly mannWhitney: FigureOrReason<MannWhitney>
  } | null
}

export interface CategoryRow {
  /** `nlrHigh`, `deltaT`, `outcome`, `event`; or a group column by its name. */
  readonly variable: string
  readonly kind: 'variable' | 'group'
  /** `0` and `1` for a variable. */
  readonly levels: readonly string[]
  readonly missing: number
  /** By level, then group. */
  readonly counts: readonly (readonly number[])[]
  readonly chiSquare: FigureOrReason<ChiSquareTest>
  /** With continuity correction; 2 x 2 only, as are the next two. */
  readonly yates: FigureOrReason<ChiSquareTest> | null
  readonly fisher: FigureOrReason<{ readonly p: number }> | null
  /** Of the second level, second group against first. */
  readonly oddsRatio: FigureOrReason<Estimate> | null
}

/** By outcome, and by cohort where there are several. */
export function tablesOne(study: Study): {
  readonly byOutcome: TableOne
  readonly byCohort: TableOne | null
} {
  const { outcome, strata } = study
  const everybody = strata[0]?.rows ?? new Int32Array(0)
  const known = completeRows(everybody, [outcome])
  const withOutcome = (value: number) => known.filter((row) => outcome[row] === value)
  const cohorts = strata.flatMap(({ name, rows }) => (name === null ? [] : [{ name, rows }]))
  return {
    byOutcome: tableOne(
      study,
      [
        { name: 'TIE', rows: withOutcome(0) },
        { name: 'TIN', rows: withOutcome(1) },
      ],
      true,
    ),
    byCohort: cohorts.length < 2 ? null : tableOne(study, cohorts, false),
  }
}

interface Group {
  readonly name: string
  readonly rows: Int32Array
}

function tableOne(study: Study, groups: readonly Group[], byOutcome: boolean): TableOne {
  return {
    groups: groups.map(({ name, rows }) => ({ name, patients: rows.length })),
    quantities: QUANTITIES.flatMap((variable) => {
      const column = quantity(study, variable)
      return column.every(Number.isNaN) ? [] : [quantityRow(variable, column, groups)]
    }),
    categories: categoryColumns(study, byOutcome).flatMap((category) => categoryRow(category, groups) ?? []),
  }
}

function quantity({ table, scored }: Study, variable: QuantityName): Float64Array {
  switch (variable) {
    case 'nlr':
      return scored.nlr
    case 'albi':
      return scored.scores.albi
    case 'score':
      return scored.scores.model
    case 'age':
    case 'albumin':
    case 'diameter':
    case 'bilirubin':
    case 'afp':
      return columnOf(table, variable)
  }
}

function quantityRow(variable: QuantityName, column: Float64Array, groups: readonly Group[]): QuantityRow {
  const values = groups.map(({ rows }) => valuesAt(column, completeRows(rows, [column])))
  const [first, second] = values
  return {
    variable,
    missing: groups.reduce((sum, { rows }, i) => sum + rows.length - itemAt(values, i).length, 0),
    groups: values.map((each) => toReport(describe(each))),
    tests:
      first === undefined || second === undefined || values.length !== 2
        ? null
        : {
            welch: toReport(welchTest(first, second)),
            pooled: toReport(pooledTest(first, second)),
            mannWhitney: toReport(mannWhitney(first, second)),
          },
  }
}

interface Category {
  readonly variable: string
  readonly kind: CategoryRow['kind']
  readonly levels: readonly string[]
  /** Position of the level, NaN or -1 where missing. */
  readonly codes: Float64Array | Int32Array
}

function categoryColumns({ table, scored, model, options }: Study, byOutcome: boolean): readonly Category[] {
  const bits = (variable: string, codes: Float64Array): Category[] =>
    codes.every(Number.isNaN) ? [] : [{ variable, kind: 'variable', levels: ['0', '1'], codes }]
  return [
    ...bits('nlrHigh', codedPredictors(table, scored, model).nlr),
    ...bits('deltaT', columnOf(table, 'deltaT')),
    ...table.groups
      .filter((group) => group !== groupNamed(table, options.cohort) || byOutcome)
      .map(({ name, labels, codes }): Category => ({ variable: name, kind: 'group', levels: labels, codes })),
    ...(byOutcome ? [] : bits('outcome', columnOf(table, 'outcome'))),
    ...bits('event', columnOf(table, 'event')),
  ]
}

/** More levels than this make no table. */
const MOST_LEVELS = 50

function categoryRow(
  { variable, kind, levels, codes }: Category,
  groups: readonly Group[],
): CategoryRow | undefined {
  if (levels.length < 2 || levels.length > MOST_LEVELS) return undefined
  const counts = levels.map(() => groups.map(() => 0))
  let absent = 0
  groups.forEach(({ rows }, column) => {
    for (const row of rows) {
      const line = counts[codes[row] ?? -1]
      if (line === undefined) absent += 1
      else line[column] = (line[column] ?? 0) + 1
    }
  })
  const twoByTwo = levels.length === 2 && groups.length === 2
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = counts
  return {
    variable,
    kind,
    levels,
    missing: absent,
    counts,
    chiSquare: counts.flat().every((count) => count === 0)
      ? noFigure('no-values')
      : toReport(chiSquareTest(counts)),
    yates: twoByTwo ? toReport(chiSquareTest(counts, { yates: true })) : null,
    fisher: twoByTwo ? toReport(fisherTest({ a, b, c, d })) : null,
    oddsRatio: twoByTwo ? toReport(oddsRatio({ a, b, c, d })) : null,
  }
}
