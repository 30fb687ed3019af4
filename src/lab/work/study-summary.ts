import { type ReportOptions, suggestedOptions } from '../../validation/report/options.ts'
import type {
  CellProblem,
  ExcludedRow,
  SourceGap,
  StudyTable,
  Variable,
} from '../../validation/study-table.ts'

/** Of a study table what the page shows before anything is computed; the table itself stays in the worker. */
export interface StudySummary {
  readonly kind: StudyTable['kind']
  readonly rowsFound: number
  readonly rowCount: number
  readonly excludedCount: number
  /** The first of them, in the order of the file. */
  readonly excluded: readonly ExcludedRow[]
  /** Rows of the table without a value; only for its columns. */
  readonly missing: readonly (readonly [variable: Variable, rows: number])[]
  readonly gaps: readonly SourceGap[]
  readonly cellProblems: readonly CellProblem[]
  readonly groups: readonly { readonly name: string; readonly labels: readonly string[] }[]
  readonly suggested: ReportOptions
}

const LISTED_ROWS = 200

/** `cutoff`: the model's, in points. */
export function studySummary(table: StudyTable, cutoff: number): StudySummary {
  return {
    kind: table.kind,
    rowsFound: table.source.rowsFound,
    rowCount: table.rowCount,
    excludedCount: table.excluded.length,
    excluded: table.excluded.slice(0, LISTED_ROWS),
    missing: missingByVariable(table),
    gaps: table.source.gaps ?? [],
    cellProblems: table.cellProblems,
    groups: table.groups.map(({ name, labels }) => ({ name, labels })),
    suggested: suggestedOptions(table, cutoff),
  }
}

function missingByVariable({ columns }: StudyTable): StudySummary['missing'] {
  return (Object.entries(columns) as [Variable, Float64Array][])
    .map(([variable, values]) => [variable, values.filter(Number.isNaN).length] as const)
    .filter(([, rows]) => rows > 0)
}
