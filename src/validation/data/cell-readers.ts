import { roundTo } from '../../model/rounding.ts'
import type { CellProblemCode, Variable } from '../study-table.ts'
import { cellDay, type DateOrder, isSerialDay } from './cell-date.ts'
import { cellNumber, type DecimalMark } from './cell-number.ts'
import { codingKey } from './coding-key.ts'
import {
  type BinaryColumn,
  type ColumnMapping,
  mappedVariables,
  type QuantityColumn,
} from './column-mapping.ts'
import type { CsvHead } from './csv/csv-head.ts'
import { isQuantity, QUANTITY_RULES, type QuantityVariable } from './variable-units.ts'

/** Reads one variable from a row's cells. */
export interface CellReader {
  readonly variable: Variable
  /** Positions of the cells it reads. */
  readonly positions: readonly number[]
  /** The value in the study table's unit; NaN if the cell says that there is no value; otherwise the reason why it cannot be used. */
  readonly read: (cells: readonly string[]) => number | CellProblemCode
}

/** The readers of a mapping without problems (`mappingProblems`), in the study table's order. */
export function cellReaders(mapping: ColumnMapping, head: CsvHead): CellReader[] {
  const mark = head.decimal ?? '.'
  return mappedVariables(mapping).flatMap((variable): CellReader[] => {
    const column = mapping.columns[variable]
    if (column === undefined) return []
    const isMissing = missingRule(column.missing ?? mapping.missing, mark)
    if ('start' in column) {
      const positions = [column.start, column.end].map((heading) => head.headings.indexOf(heading))
      return [{ variable, positions, read: daysReader(positions, mapping.dates ?? 'ymd', isMissing) }]
    }
    const at = head.headings.indexOf(column.column)
    const read = isQuantity(variable)
      ? quantityReader(variable, column, mark, isMissing)
      : binaryReader(column as BinaryColumn, mark, isMissing)
    return [{ variable, positions: [at], read: (cells) => read((cells[at] ?? '').trim()) }]
  })
}

interface MissingRule {
  readonly text: (cell: string) => boolean
  readonly number: (value: number) => boolean
}

function missingRule(codes: readonly string[], mark: DecimalMark): MissingRule {
  const exact = new Set(codes)
  const keys = new Set(codes.map(codingKey))
  const numbers = new Set(
    codes.map((code) => cellNumber(code.trim(), mark)).filter((code) => typeof code === 'number'),
  )
  return {
    // Most cells are numbers: their spelling is not worth normalising.
    text: (cell) => cell === '' || exact.has(cell) || (!/^[\d.,]/.test(cell) && keys.has(codingKey(cell))),
    number: (value) => numbers.size > 0 && numbers.has(value),
  }
}

function quantityReader(
  variable: QuantityVariable,
  { unit }: QuantityColumn,
  mark: DecimalMark,
  isMissing: MissingRule,
): (cell: string) => number | CellProblemCode {
  const { factor, decimals, plausible } = QUANTITY_RULES[variable]
  const [low, high] = plausible
  const times = unit === undefined ? 1 : (factor(unit) ?? Number.NaN)
  const converted =
    decimals === undefined
      ? (number: number) => number * times
      : remembered((number) => roundTo(roundTo(number * times, 6), decimals))
  return (cell) => {
    if (isMissing.text(cell)) return Number.NaN
    const number = cellNumber(cell, mark)
    if (typeof number === 'string') return number
    if (isMissing.number(number)) return Number.NaN
    const value = times === 1 && isWithin(cell, mark, decimals) ? number : converted(number)
    return value >= low && value <= high ? value : 'implausible'
  }
}

/** Rounding is slow and results of one laboratory repeat: each number is worked out once, up to a number of them. */
function remembered(work: (number: number) => number): (number: number) => number {
  const known = new Map<number, number>()
  return (number) => {
    const before = known.get(number)
    if (before !== undefined) return before
    const result = work(number)
    if (known.size < MOST_REMEMBERED) known.set(number, result)
    return result
  }
}

const MOST_REMEMBERED = 20_000

/** Whether a number is written with no more decimals than are kept, so that rounding it (slow) would change nothing. */
function isWithin(cell: string, mark: DecimalMark, decimals: number | undefined): boolean {
  if (decimals === undefined) return true
  const at = cell.indexOf(mark)
  return (at < 0 || cell.length - at - 1 <= decimals) && !/e/i.test(cell)
}

function binaryReader(
  column: BinaryColumn,
  mark: DecimalMark,
  isMissing: MissingRule,
): (cell: string) => number | CellProblemCode {
  if ('atLeast' in column) {
    return (cell) => {
      if (isMissing.text(cell)) return Number.NaN
      const number = cellNumber(cell, mark)
      if (typeof number === 'string') return number
      if (isMissing.number(number)) return Number.NaN
      return number >= column.atLeast ? 1 : 0
    }
  }
  const coded = new Map<string, 0 | 1>()
  for (const text of column.ones) coded.set(codingKey(text), 1)
  for (const text of column.zeros) coded.set(codingKey(text), 0)
  return (cell) => {
    const known = coded.get(cell)
    if (known !== undefined) return known
    if (isMissing.text(cell) || isMissing.number(Number(cell))) return Number.NaN
    const value = coded.get(codingKey(cell))
    // Normalising is slow and few spellings occur: each is looked up once.
    if (value !== undefined) coded.set(cell, value)
    return value ?? 'not-in-coding'
  }
}

function daysReader(
  [from = -1, to = -1]: readonly number[],
  order: DateOrder,
  isMissing: MissingRule,
): CellReader['read'] {
  return (cells) => {
    const [start, end] = [(cells[from] ?? '').trim(), (cells[to] ?? '').trim()]
    if (isMissing.text(start) || isMissing.text(end)) return Number.NaN
    const [first, last] = [cellDay(start, order), cellDay(end, order)]
    if (first === undefined || last === undefined || isSerialDay(start) !== isSerialDay(end))
      return 'not-a-date'
    return last < first ? 'end-before-start' : last - first
  }
}
