/** A cell of a table to be written: a number as JavaScript writes it; undefined and NaN become empty. */
export type CsvCell = string | number | undefined

/** What a spreadsheet takes for the beginning of a formula, full-width forms included (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/**
 * A table as CSV (RFC 4180: commas, CRLF). A text that a spreadsheet would run as a formula gets an apostrophe before it; a number
 * keeps its sign. `mark`: begin with a byte order mark, by which Excel knows UTF-8.
 */
export function csvText(
  rows: readonly (readonly CsvCell[])[],
  { mark = false }: { readonly mark?: boolean } = {},
): string {
  const lines = rows.map((row) => `${row.map(cellText).join(',')}\r\n`)
  return `${mark ? '\ufeff' : ''}${lines.join('')}`
}

function cellText(cell: CsvCell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell)
  const safe = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
