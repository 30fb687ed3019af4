import { absentVariables, neededVariables } from '../../validation/needed-variables.ts'
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
  /** What the main analysis rests on and has no column: inputs of the score, or a score, and the outcome. */
  readonly absent: readonly Variable[]
  /** Rows with all that the main analysis needs. */
  readonly completeRows: number
  /** Rows of the table without a value; only for its columns. */
  readonly missing: readonly (readonly [variable: Variable, rows: number])[]
  readonly gaps: readonly SourceGap[]
  /** Patients of the joined outcomes who are not among those of the table. */
  readonly notJoined: number
  readonly cellProblems: readonly CellProblem[]
  readonly groups: readonly { readonly name: string; readonly labels: readonly string[] }[]
  readonly suggested: ReportOptions
}

const LISTED_ROWS = 200

/** `cutoff`: the model's, in points. */
export function studySummary(table: StudyTable, cutoff: number): StudySummary {
  const needed = neededVariables(table.kind, table.columns)
  return {
    kind: table.kind,
    rowsFound: table.source.rowsFound,
    rowCount: table.rowCount,
    excludedCount: table.excluded.length,
    excluded: table.excluded.slice(0, LISTED_ROWS),
    absent: absentVariables(table.kind, table.columns),
    completeRows: completeRows(table, needed),
    missing: missingByVariable(table),
    gaps: table.source.gaps ?? [],
    notJoined: table.source.notJoined ?? 0,
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

/** Whether there is a value in the row; the ratio is formed of its two counts where it is missing. */
function isPresent({ columns }: StudyTable, variable: Variable, row: number): boolean {
  const there = (name: Variable) => {
    const column = columns[name]
    return column !== undefined && !Number.isNaN(column[row] ?? Number.NaN)
  }
  return there(variable) || (variable === 'nlr' && there('anc') && there('alc'))
}

function completeRows(table: StudyTable, needed: readonly Variable[]): number {
  let count = 0
  for (let row = 0; row < table.rowCount; row += 1) {
    if (needed.every((variable) => isPresent(table, variable, row))) count += 1
  }
  return count
}
