import type { CellProblemCode } from '../study-table.ts'

/** What stands between a number's whole and its decimals. */
export type DecimalMark = '.' | ','

const PLAIN = {
  '.': /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/,
  ',': /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/,
}
/** Groups of three that cannot be decimals: several, or with decimals after them. */
const GROUPED = {
  '.': /^[+-]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/,
  ',': /^[+-]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/,
}
const EITHER = { '.': /^[+-]?\d+,\d+$/, ',': /^[+-]?\d+\.\d+$/ }

/**
 * The number a cell holds (trimmed, not empty), or why none. The other mark alone ("1,234" where decimals have points) could be
 * thousands or decimals and is not guessed; "<20" is a bound, not a value.
 */
export function cellNumber(cell: string, mark: DecimalMark): number | CellProblemCode {
  if (PLAIN[mark].test(cell)) return Number(mark === ',' ? cell.replace(',', '.') : cell)
  const text = plainText(cell)
  if (text !== cell) return cellNumber(text, mark)
  if (GROUPED[mark].test(text)) {
    const ungrouped = text.replaceAll(mark === '.' ? ',' : '.', '')
    return Number(ungrouped.replace(',', '.'))
  }
  if (EITHER[mark].test(text)) return 'ambiguous-number'
  if (/^[<>≤≥＜＞]=?\s*[+-]?[\d.,]+$/.test(text)) return 'comparator'
  return 'not-a-number'
}

/** Full-width digits and signs as Chinese input methods write them, and the typographic minus, in their plain form. */
export function plainText(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .trim()
}

/**
 * The decimal mark of a table's cells: a comma where some cell can only be read so and none only with a point; undefined where they
 * contradict each other or cannot tell ("1,234" and no other).
 */
export function decimalMarkOf(cells: Iterable<string>): DecimalMark | undefined {
  let [point, comma, open] = [0, 0, 0]
  for (const cell of cells) {
    const text = cell.trim()
    if (/^[+-]?\d+\.\d+$/.test(text) || GROUPED['.'].test(text)) point += 1
    else if (/^[+-]?(?:0|\d+),\d+$/.test(text) && !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) comma += 1
    else if (GROUPED[','].test(text)) comma += 1
    else if (EITHER['.'].test(text)) open += 1
  }
  if (point > 0 && comma > 0) return undefined
  if (comma > 0) return ','
  return open > 0 && point === 0 ? undefined : '.'
}
