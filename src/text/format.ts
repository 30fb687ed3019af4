import { type ChartTime, calendarDay } from '../fhir/resources/chart-time.ts'
import { roundTo } from '../model/rounding.ts'
import { displayUnit } from './display-unit.ts'

/** Numbers, dates and units as one language and time zone write them. */
export interface Format {
  /** At most so many decimals, trailing zeros left out. */
  number(value: number, decimals: number): string
  /** Exactly so many decimals, for columns. */
  fixed(value: number, decimals: number): string
  /** Points in whole numbers, with decimals where rounding would reach or cross the cut-off. */
  points(points: number, cutoff: number): string
  /** At most so many decimals, more where rounding would reach or cross a limit: 3.0043 beside 3. */
  apart(value: number, limit: number, decimals: number): string
  /** A probability (0..1) in whole percent; never 0 or 100. */
  percent(probability: number): string
  /** Two probabilities, or one where both read the same. */
  percentRange(low: number, high: number): string
  /** A number as printed, with its UCUM unit in print. */
  measure(shown: string, unit: string): string
  /** A value with its UCUM unit in print. */
  quantity(value: number, unit: string, decimals?: number): string
  /** A FHIR date or dateTime as written in a resource; a date alone never shifts by time zone. */
  date(fhir: string): string
  /** The same with the time of day and the name of the time zone where it has one: "27 Nov 2026, 01:41 UTC+8". */
  dateTime(fhir: string): string
  /** The calendar day of a time in the site's time zone. */
  day(time: ChartTime): string
  list(items: readonly string[]): string
  /** How a day, and a time of day, is typed into a field: the same digits in every language. */
  readonly dayForm: string
  readonly clockForm: string
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
/** Beyond this, two values are equal for the model itself. */
const MOST_DECIMALS = 9

const made = new Map<string, Format>()

/** `timeZone` is the site's (IANA); that of the machine when undefined. Made once: a formatter of Intl costs far more to make than to use. */
export function createFormat(language: string, timeZone: string | undefined): Format {
  const key = `${language} ${timeZone}`
  const format = made.get(key) ?? newFormat(language, timeZone)
  made.set(key, format)
  return format
}

function newFormat(language: string, timeZone: string | undefined): Format {
  const locale = language === 'en' ? 'en-GB' : language
  const known: Intl.NumberFormat[] = []
  const numbers = (minimumFractionDigits: number, maximumFractionDigits: number) => {
    const place = 100 * minimumFractionDigits + maximumFractionDigits
    known[place] ??= new Intl.NumberFormat(locale, {
      minimumFractionDigits,
      maximumFractionDigits,
      useGrouping: false,
    })
    return known[place]
  }
  // Adding 0 takes the sign off a value that rounds to zero.
  const number = (value: number, decimals: number) =>
    numbers(0, decimals).format(roundTo(value, decimals) + 0)
  const fixed = (value: number, decimals: number) =>
    numbers(decimals, decimals).format(roundTo(value, decimals) + 0)
  const percent = (probability: number) => {
    const whole = roundTo(probability * 100, 0)
    if (whole < 1) return `<${number(1, 0)}%`
    return whole > 99 ? `>${number(99, 0)}%` : `${number(whole, 0)}%`
  }
  const formatOf = (parts: Intl.DateTimeFormatOptions) => lazily(() => new Intl.DateTimeFormat(locale, parts))
  const inZone = (fhir: string, format: () => Intl.DateTimeFormat) => {
    const at = Date.parse(fhir)
    return Number.isNaN(at) ? fhir : format().format(at)
  }
  const calendar = {
    year: formatOf({ timeZone: 'UTC', year: 'numeric' }),
    month: formatOf({ timeZone: 'UTC', year: 'numeric', month: 'short' }),
    day: formatOf({ timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' }),
  }
  /** A date without time, at the precision it is written in; undefined for a dateTime. */
  const calendarDate = (fhir: string) => {
    const match = DATE.exec(fhir)
    if (!match) return undefined
    const [, year, month, date] = match
    const written = date !== undefined ? calendar.day : month !== undefined ? calendar.month : calendar.year
    return written().format(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(date ?? 1)))
  }
  const day = { timeZone, day: 'numeric', month: 'short', year: 'numeric' } as const
  const ofDay = formatOf(day)
  const ofMinute = formatOf({ ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const inOffset = lazily(() => new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' }))
  /** " UTC+8", after a time: an offset is understood where a zone's own letters are not. Nothing where there is no time to name it for. */
  const zoneName = (fhir: string) => {
    const at = Date.parse(fhir)
    if (Number.isNaN(at)) return ''
    const name = inOffset()
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')
    return ` ${(name?.value ?? '').replace(/^GMT(\+0)?/, 'UTC')}`
  }
  const lists = lazily(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const date = (fhir: string) => calendarDate(fhir) ?? inZone(fhir, ofDay)
  const measure = (shown: string, unit: string) => {
    const printed = displayUnit(unit)
    if (printed === '') return shown
    return `${shown}\u00a0${printed.startsWith('10') ? '×\u00a0' : ''}${printed}`
  }
  return {
    number,
    fixed,
    points: (points, cutoff) => fixed(points, decimalsApart(points, cutoff, 0)),
    apart: (value, limit, decimals) => number(value, decimalsApart(value, limit, decimals)),
    percent,
    percentRange: (low, high) => percentRange(percent(low), percent(high)),
    measure,
    quantity: (value, unit, decimals = 2) => measure(number(value, decimals), unit),
    date,
    dateTime: (fhir) => calendarDate(fhir) ?? inZone(fhir, ofMinute) + zoneName(fhir),
    day: (time) => date(calendarDay(time, timeZone)),
    dayForm: language === 'zh-CN' ? '年-月-日（YYYY-MM-DD）' : 'YYYY-MM-DD',
    clockForm: language === 'zh-CN' ? '24 小时制，HH:MM' : '24-hour, HH:MM',
    list: (items) => lists().format(items),
  }
}

/** "4–67%", with room where a bound is open: "59% – >99%". */
function percentRange(low: string, high: string): string {
  if (low === high) return low
  return /[<>]/.test(low + high) ? `${low} – ${high}` : `${low.replace('%', '')}–${high}`
}

function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The fewest decimals, `least` or more, at which a value stays visibly on its side of a limit. */
function decimalsApart(value: number, limit: number, least: number): number {
  if (Math.abs(value - limit) < 10 ** -MOST_DECIMALS) return least
  for (let decimals = least; decimals < MOST_DECIMALS; decimals += 1) {
    if (Math.sign(roundTo(value, decimals) - limit) === Math.sign(value - limit)) return decimals
  }
  return MOST_DECIMALS
}
