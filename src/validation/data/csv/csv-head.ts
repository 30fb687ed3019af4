import { ok } from '../../../result.ts'
import { cellNumber, type DecimalMark, decimalMarkOf } from '../cell-number.ts'
import { type DataResult, refuse } from '../data-problem.ts'
import { type ByteSource, firstBytes } from './byte-source.ts'
import { DELIMITERS, type Delimiter, parseRows } from './csv-rows.ts'
import { type Encoding, pieceDecoder } from './text-decoder.ts'
import { lineEnds, notText } from './text-pieces.ts'

/** How a CSV file is written, and its beginning: what a mapping is chosen from. */
export interface CsvHead {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  /** Undefined where its cells do not tell: then a mapping has to. */
  readonly decimal: DecimalMark | undefined
  readonly headings: readonly string[]
  /** The first rows under the headings that hold anything, with their spreadsheet numbers. */
  readonly sample: readonly SampleRow[]
}

export interface SampleRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** How a CSV file is written, where it is known: overrules detection. */
export interface CsvWriting {
  readonly encoding?: Encoding | undefined
  readonly delimiter?: Delimiter | undefined
  readonly decimal?: DecimalMark | undefined
}

const HEAD_BYTES = 256 << 10
const SAMPLE_ROWS = 200

/** Reads the beginning of a CSV file: the first row that holds anything are its headings. */
export async function readCsvHead(
  source: ByteSource,
  writing: CsvWriting = {},
): Promise<DataResult<CsvHead>> {
  const begun = await beginning(source, writing)
  if (!begun.ok) return begun
  const { text, encoding, whole } = begun.value
  const delimiter = writing.delimiter ?? delimiterOf(text, !whole)
  const rows = numbered(text, delimiter, !whole)
  const [first, ...rest] = rows
  if (first === undefined) return whole ? refuse('empty-file') : refuse('row-too-long', { row: 1 })
  const sample = rest.slice(0, SAMPLE_ROWS)
  const headings = first.cells.map((cell) => cell.trim())
  if (isNoTable(headings, sample)) return refuse('not-a-table')
  return ok({
    encoding,
    delimiter,
    decimal: writing.decimal ?? decimalMarkOf(sample.flatMap(({ cells }) => cells)),
    headings,
    sample,
  })
}

/** Text that is no table: one column, markup, headings that are all numbers, or rows none of which has as many cells as the headings. */
function isNoTable(headings: readonly string[], sample: readonly SampleRow[]): boolean {
  const named = headings.filter((heading) => heading !== '')
  const width = headings.findLastIndex((heading) => heading !== '') + 1
  return (
    named.length < 2 ||
    named.every((heading) => typeof cellNumber(heading, '.') === 'number') ||
    named[0]?.startsWith('<') === true ||
    (sample.length > 0 &&
      sample.every(({ cells }) => cells.length < width || cells.length > headings.length + 1))
  )
}

interface Beginning {
  readonly text: string
  readonly encoding: Encoding
  /** Whether this is all of the file. */
  readonly whole: boolean
}

async function beginning(source: ByteSource, { encoding }: CsvWriting): Promise<DataResult<Beginning>> {
  let bytes: Uint8Array
  try {
    bytes = await firstBytes(source, HEAD_BYTES)
  } catch {
    return refuse('unreadable')
  }
  const foreign = notText(bytes)
  if (foreign !== undefined) return refuse(foreign)
  const whole = bytes.length < HEAD_BYTES
  const decoder = pieceDecoder(encoding)
  const text = decoder.push(bytes)
  // The cut may fall within a character, so only a whole file is asked for its end.
  const rest = whole ? decoder.end() : ''
  if (text === undefined || rest === undefined) return refuse('undecodable')
  return ok({ text: lineEnds(text + rest), encoding: decoder.encoding(), whole })
}

function numbered(text: string, delimiter: Delimiter, open: boolean): SampleRow[] {
  return parseRows(text, delimiter, open)
    .rows.map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

/** The delimiter by which most of the first rows have as many cells as the headings, of several the one that makes more cells. */
function delimiterOf(text: string, open: boolean): Delimiter {
  const fits = DELIMITERS.map((delimiter) => {
    const [headings, ...rows] = numbered(text, delimiter, open).slice(0, SAMPLE_ROWS)
    const width = headings?.cells.length ?? 0
    const alike = rows.filter(({ cells }) => cells.length === width).length
    return { delimiter, width, share: rows.length === 0 ? 1 : alike / rows.length }
  }).filter(({ width }) => width > 1)
  fits.sort((a, b) => b.share - a.share || b.width - a.width)
  return fits[0]?.delimiter ?? ','
}
