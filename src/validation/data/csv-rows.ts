import Papa from 'papaparse'
import { type DataProblem, refuse } from './data-problem.ts'
import type { TextPiece } from './text-pieces.ts'

export const DELIMITERS = [',', ';', '\t', '|'] as const

export type Delimiter = (typeof DELIMITERS)[number]

/** Some rows of a CSV file. `firstRow`: the number of the first one as a spreadsheet counts, from 1; a line break in a cell adds none. */
export interface RowBatch {
  readonly ok: true
  readonly rows: readonly (readonly string[])[]
  readonly firstRow: number
  /** Positions in `rows` whose quotes are not closed as they should be: where their cells end is not known. */
  readonly misquoted: ReadonlySet<number>
}

/** No row of a table is this long; a quote that is never closed would otherwise take the rest of the file for one cell. */
const LONGEST_ROW = 4 << 20

/** What Papa Parse answers, whose own types leave it open. */
interface Parsed {
  readonly data: string[][]
  readonly errors: readonly { readonly row?: number }[]
  readonly meta: { readonly cursor: number }
}

/** The rows of a CSV text given in pieces (RFC 4180), as they come, with the problem that ends them, if any. */
export async function* csvRows(
  pieces: AsyncIterable<TextPiece>,
  delimiter: Delimiter,
): AsyncGenerator<RowBatch | { readonly ok: false; readonly problem: DataProblem }> {
  let carried = ''
  let firstRow = 1
  for await (const piece of pieces) {
    if (!piece.ok) return yield piece
    carried += piece.text
    const { rows, misquoted, cursor } = parseRows(carried, delimiter, true)
    carried = carried.slice(cursor)
    if (carried.length > LONGEST_ROW) return yield refuse('row-too-long', { row: firstRow + rows.length })
    if (rows.length > 0) yield { ok: true, rows, firstRow, misquoted }
    firstRow += rows.length
  }
  if (carried === '') return
  const { rows, misquoted } = parseRows(carried, delimiter, false)
  yield { ok: true, rows, firstRow, misquoted }
}

/** The rows of a text; `open`: its last row may go on, so it is left for the next piece. Lines end with `\n`. */
export function parseRows(
  text: string,
  delimiter: Delimiter,
  open: boolean,
): { rows: string[][]; misquoted: Set<number>; cursor: number } {
  const { data, errors, meta }: Parsed = new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, open)
  // What is found amiss in a row left open may be set right by the next piece.
  const misquoted = new Set(errors.flatMap(({ row = data.length }) => (row < data.length ? [row] : [])))
  return { rows: data, misquoted, cursor: meta.cursor }
}
