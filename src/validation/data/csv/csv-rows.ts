import Papa from 'papaparse'
import { ok } from '../../../result.ts'
import { type DataResult, refuse } from '../data-problem.ts'
import type { TextPiece } from './text-pieces.ts'

export const DELIMITERS = [',', ';', '\t', '|'] as const

export type Delimiter = (typeof DELIMITERS)[number]

/** Some rows of a CSV file. `firstRow`: the number of the first one as a spreadsheet counts, from 1; a line break in a cell adds none. */
export interface RowBatch {
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

/** A file with more misquoted rows than this is written by other rules than RFC 4180. */
const MOST_MISQUOTED = 500

/** The rows of a CSV text given in pieces (RFC 4180), as they come, with the problem that ends them, if any. */
export async function* csvRows(
  pieces: AsyncIterable<TextPiece>,
  delimiter: Delimiter,
): AsyncGenerator<DataResult<RowBatch>> {
  let carried = ''
  let firstRow = 1
  let misquotedSoFar = 0
  for await (const piece of pieces) {
    if (!piece.ok) return yield piece
    carried += piece.value
    const { rows, misquoted, cursor } = parseRows(carried, delimiter, true)
    carried = carried.slice(cursor)
    if (carried.length > LONGEST_ROW) return yield refuse('row-too-long', { row: firstRow + rows.length })
    if (rows.length > 0) yield ok({ rows, firstRow, misquoted })
    firstRow += rows.length
    misquotedSoFar += misquoted.size
    if (misquotedSoFar > MOST_MISQUOTED) return yield refuse('misquoted', { row: firstRow - 1 })
  }
  if (carried === '') return
  const { rows, misquoted } = parseRows(carried, delimiter, false)
  yield ok({ rows, firstRow, misquoted })
}

/**
 * The rows of a text whose lines end with `\n`; `open`: its last row may go on, so it is left for the next piece. Where quotes are
 * not closed as they should be, the line alone is given up, as a row of one cell: a stray quote must not swallow the rows after it.
 */
export function parseRows(
  text: string,
  delimiter: Delimiter,
  open: boolean,
): { rows: string[][]; misquoted: Set<number>; cursor: number } {
  const whole = open || text.endsWith('\n') ? text : `${text}\n`
  const rows: string[][] = []
  const misquoted = new Set<number>()
  let from = 0
  for (;;) {
    const rest = from === 0 ? whole : whole.slice(from)
    const { data, errors, meta } = papa(rest, delimiter)
    // What is found amiss in a row left over may be set right by the next piece.
    const bad = errors.map(({ row = data.length }) => row).find((row) => row < data.length)
    for (const row of bad === undefined ? data : data.slice(0, bad)) rows.push(row)
    const goodEnd = bad === undefined ? meta.cursor : bad === 0 ? 0 : papa(rest, delimiter, bad).meta.cursor
    const done = from + goodEnd
    if (bad === undefined && (open || done >= whole.length)) return { rows, misquoted, cursor: done }
    if (misquoted.size > MOST_MISQUOTED) return { rows, misquoted, cursor: done }
    const lineEnd = whole.indexOf('\n', done)
    misquoted.add(rows.length)
    rows.push([whole.slice(done, lineEnd)])
    from = lineEnd + 1
  }
}

/** The whole rows at the beginning of a text, `preview` of them or all. */
function papa(text: string, delimiter: Delimiter, preview = 0): Parsed {
  return new Papa.Parser({ delimiter, newline: '\n', preview }).parse(text, 0, true)
}
