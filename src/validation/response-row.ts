import type { Finding, Lesion } from '../response/course.ts'
import {
  type Cell,
  dateCell,
  dayCell,
  nodeCell,
  organName,
  roleCell,
  sizeCell,
  statusCell,
  yesNoCell,
} from './response-cells.ts'
import type { ResponseColumn, ResponseLayout } from './response-columns.ts'

export const ROW_PROBLEMS = [
  'wrong-number-of-cells',
  'cell-missing',
  'cell-not-readable',
  'size-implausible',
] as const

/** What is wrong with a row: the line of the file and the column. */
export interface RowProblem {
  readonly code: (typeof ROW_PROBLEMS)[number]
  readonly row: number
  readonly column: ResponseColumn | undefined
}

/** One row of a response file; without `content` where a cell cannot be used. */
export interface ResponseRow {
  readonly line: number
  readonly patient: string | undefined
  readonly problems: readonly RowProblem[]
  readonly content:
    | {
        readonly day: number | undefined
        readonly date: number | undefined
        readonly start: number | undefined
        readonly lesion: Lesion
        readonly finding: Finding
      }
    | undefined
}

/** Reads one row; `width` is the number of headings. */
export function responseRow(
  cells: readonly string[],
  width: number,
  line: number,
  { at, unit }: ResponseLayout,
): ResponseRow {
  const problems: RowProblem[] = []
  const note = (code: RowProblem['code'], column?: ResponseColumn) => {
    problems.push({ code, row: line, column })
  }
  if (cells.length !== width) note('wrong-number-of-cells')
  const cell = (column: ResponseColumn) => cells[at[column] ?? -1]?.trim() ?? ''
  const value = <T>(column: ResponseColumn, read: (text: string) => Cell<T>) => {
    const result = read(cell(column))
    if (result.ok) return result.value
    note(result.problem, column)
    return undefined
  }
  const needed = (column: ResponseColumn, text: string) => {
    if (text === '') note('cell-missing', column)
    return text
  }
  const patient = needed('patient', cell('patient'))
  const id = needed('lesion', cell('lesion'))
  const organ = needed('organ', organName(cell('organ')))
  const role = value('role', roleCell)
  if (role === undefined && cell('role') === '') note('cell-missing', 'role')
  const day = value('day', dayCell)
  const date = day === undefined ? value('date', dateCell) : undefined
  if (
    day === undefined &&
    date === undefined &&
    problems.every(({ column }) => column !== 'day' && column !== 'date')
  ) {
    note('cell-missing', at.day === undefined ? 'date' : 'day')
  }
  const start = day === undefined ? value('start', dateCell) : undefined
  const node = value('node', nodeCell) ?? 'none'
  const finding = {
    longest: value('longest', (text) => sizeCell(text, unit.longest)),
    viable: value('viable', (text) => sizeCell(text, unit.viable)),
    status: value('status', statusCell),
    typical: value('typical', yesNoCell),
  }
  if (finding.longest !== undefined && finding.viable !== undefined && finding.viable > finding.longest) {
    note('size-implausible', 'viable')
  }
  return {
    line,
    patient: patient === '' ? undefined : patient,
    problems,
    content:
      problems.length > 0 || role === undefined
        ? undefined
        : { day, date, start, lesion: { id, role, organ, node }, finding },
  }
}
