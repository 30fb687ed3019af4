import type { ModelFile } from '../../model/model-schema.ts'
import { reaches } from '../../model/score.ts'
import { realAt, wholeAt } from '../../stats/numeric/at.ts'
import { type ScoreTable, scoreTable } from '../score-table.ts'
import type { GroupColumn, StudyTable, Variable } from '../study-table.ts'
import type { ReportOptions } from './options.ts'

/** Everything the sections of a report are computed from. */
export interface Study {
  readonly table: StudyTable
  readonly scored: ScoreTable
  readonly model: ModelFile
  readonly options: ReportOptions
  /** 0/1, NaN where missing. */
  readonly outcome: Float64Array
  /** All patients together first, then each cohort where there are several. */
  readonly strata: readonly Stratum[]
  /** Told how far a repeated computation is, 0..1; throws to stop it. */
  readonly progress: (share: number) => void
}

/** Rows analysed together; `name` is a cohort's label, null for all patients. */
export interface Stratum {
  readonly name: string | null
  readonly rows: Int32Array
}

export function studyOf(
  table: StudyTable,
  model: ModelFile,
  options: ReportOptions,
  progress: (share: number) => void,
): Study {
  const everybody = Int32Array.from({ length: table.rowCount }, (_, i) => i)
  const cohort = groupNamed(table, options.cohort)
  const cohorts =
    cohort === undefined
      ? []
      : cohort.labels.map((name, code) => ({
          name,
          rows: everybody.filter((row) => cohort.codes[row] === code),
        }))
  return {
    table,
    scored: scoreTable(table, model),
    model,
    options,
    outcome: columnOf(table, 'outcome'),
    strata: [{ name: null, rows: everybody }, ...cohorts.filter(({ rows }) => rows.length > 0)],
    progress,
  }
}

export function groupNamed(table: StudyTable, name: string | null): GroupColumn | undefined {
  return table.groups.find((group) => group.name === name)
}

/** A column of the table; all missing where it has none. */
export function columnOf(table: StudyTable, variable: Variable): Float64Array {
  return table.columns[variable] ?? new Float64Array(table.rowCount).fill(Number.NaN)
}

/** Those of the rows in which every one of the columns has a value: the complete cases of one analysis. */
export function completeRows(rows: Int32Array, columns: readonly Float64Array[]): Int32Array {
  return rows.filter((row) => columns.every((column) => !Number.isNaN(column[row])))
}

export function valuesAt(column: Float64Array, rows: Int32Array): Float64Array {
  const result = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) result[i] = realAt(column, wholeAt(rows, i))
  return result
}

/** A 0/1 column at these rows; complete cases only. */
export function bitsAt(column: Float64Array, rows: Int32Array): Uint8Array {
  return Uint8Array.from(valuesAt(column, rows))
}

/** Binary fractions of a score of another model, as a share of the cut-off: its size is not known. */
const SAME_SHARE = 1e-11

/** 1 for each score at or above the cut-off, binary fractions aside: points by the rule of the bedside. */
export function highAt({ table }: Study, scores: Float64Array, cutoff: number): Float64Array {
  const least = cutoff - SAME_SHARE * Math.abs(cutoff)
  const isHigh =
    table.kind === 'scored' ? (score: number) => score >= least : (score: number) => reaches(score, cutoff)
  return scores.map((score) => (isHigh(score) ? 1 : 0))
}

/** More labels than this are broken down only where the column is named, as cohorts or as a subgroup. */
const MOST_LABELS = 12

export function isBrokenDown(
  { name, labels }: GroupColumn,
  { cohort, subgroups }: Pick<ReportOptions, 'cohort' | 'subgroups'>,
): boolean {
  return labels.length <= MOST_LABELS || name === cohort || subgroups.includes(name)
}
