import { plainText } from './cell-number.ts'

/** The order in which a file writes year, month and day. Year first is unmistakable; the others are only read when chosen. */
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const

export type DateOrder = (typeof DATE_ORDERS)[number]

const TIME = '(?:[T ]\\d{1,2}:\\d{2}.*)?'
const YEAR_FIRST = new RegExp(
  `^(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))\\s*${TIME}$`,
)
const YEAR_LAST = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})${TIME}$`)
const NAMED_MONTH = new RegExp(`^(\\d{1,2})[- ]([a-z]{3})[a-z]*[- ](\\d{2}|\\d{4})${TIME}$`, 'i')
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Day numbers of Excel from 1982 to 2118 (day 1 is 1900-01-01, with a 29 February 1900 that never was). */
const SERIAL = /^[3-7]\d{4}(?:\.\d+)?$/
const SERIAL_ZERO = -25_569
const DAY_MS = 86_400_000

/** The day a cell (trimmed, not empty) names, in days since 1970-01-01, without its time of day; undefined where it names none. */
export function cellDay(cell: string, order: DateOrder): number | undefined {
  const text = plainText(cell)
  const first = YEAR_FIRST.exec(text)
  if (first !== null) {
    const [, year, month, day, packedMonth, packedDay] = first
    return dayNumber(year, month ?? packedMonth, day ?? packedDay)
  }
  if (SERIAL.test(text)) return Math.floor(Number(text)) + SERIAL_ZERO
  const named = NAMED_MONTH.exec(text)
  if (named !== null && (order === 'dmy' || named[3]?.length === 4)) {
    const [, day, month = '', year = ''] = named
    // Two digits as Excel takes them: 00 to 29 are of this century.
    const century = year.length === 4 ? '' : year < '30' ? '20' : '19'
    return dayNumber(`${century}${year}`, String(MONTHS.indexOf(month.toLowerCase()) + 1), day)
  }
  const last = order === 'ymd' ? null : YEAR_LAST.exec(text)
  if (last === null) return undefined
  const [, one, two, year] = last
  return order === 'dmy' ? dayNumber(year, two, one) : dayNumber(year, one, two)
}

/** The quarter or year of a day: 2024 Q1, 2024. */
export function periodOf(day: number, by: 'quarter' | 'year'): string {
  const date = new Date(day * DAY_MS)
  const year = String(date.getUTCFullYear())
  return by === 'year' ? year : `${year} Q${Math.floor(date.getUTCMonth() / 3) + 1}`
}

/** Whether a cell is a day as Excel numbers it. Files of old Macs begin in 1904, so it may only be compared with another such number. */
export function isSerialDay(cell: string): boolean {
  return SERIAL.test(plainText(cell))
}

/** Whether a cell looks like a date of any order, for guessing. */
export function looksLikeDate(cell: string): 'year-first' | 'year-last' | undefined {
  if (cellDay(cell, 'ymd') !== undefined) return 'year-first'
  const dated = cellDay(cell, 'dmy') ?? cellDay(cell, 'mdy')
  return dated === undefined ? undefined : 'year-last'
}

function dayNumber(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): number | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (y < 1900 || y > 2200) return undefined
  const at = new Date(Date.UTC(y, m - 1, d))
  // 30 February would become 2 March.
  return at.getUTCMonth() === m - 1 && at.getUTCDate() === d ? at.getTime() / DAY_MS : undefined
}
