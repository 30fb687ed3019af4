import { halfWidth } from './half-width.ts'

/**
 * A day as typed, year first, as YYYY-MM-DD: "20261108", "2026/11/08", "2026年11月8日". Everything else stays as it was typed, and
 * the check of its day names the fault: of 11/08/2026 nobody can tell which is the month.
 */
export function typedDay(text: string): string {
  const digits = halfWidth(text)
    .trim()
    .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const [, year = '', month = '', day = ''] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(digits) ?? []
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** The time of day as typed, as HH:MM of 24 hours: "0930", "9:30", "9.30". Everything else stays as it was typed. */
export function typedClock(text: string): string {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(halfWidth(text).trim()) ?? []
  return hours === '' ? text : `${hours.padStart(2, '0')}:${minutes}`
}
