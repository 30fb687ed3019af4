/** A FHIR date, dateTime or instant as an interval: a value given by its day alone covers that whole day. */
export interface ChartTime {
  /** As written in the resource. */
  readonly text: string
  /** Milliseconds since the epoch, first and last instant covered. */
  readonly from: number
  readonly to: number
  readonly precision: 'day' | 'instant'
}

export type ChartTimeResult =
  | { readonly ok: true; readonly time: ChartTime }
  | { readonly ok: false; readonly code: 'date-missing' | 'date-imprecise' | 'date-invalid' }

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/
/** The first and last days that programs can count, which they leave where there is no date. */
const NO_DATE = /^(0001-01-01|1601-01-01|1753-01-01|1899-12-3[01]|1900-01-01|1970-01-01|9999-12-31)/
const DAY_MS = 86_400_000

/** Reads a FHIR date/dateTime/instant (R4 datatypes). Year or month alone is `date-imprecise`: too coarse to order laboratory values by. */
export function chartTime(text: string | undefined, timeZone: string | undefined): ChartTimeResult {
  if (text === undefined || text === '') return { ok: false, code: 'date-missing' }
  const clock = DATE_TIME.exec(text)
  const date = clock ?? DATE.exec(text)
  if (!date || NO_DATE.test(text)) return { ok: false, code: 'date-invalid' }
  const [, year, month, day] = date
  if (month === undefined || day === undefined) return { ok: false, code: 'date-imprecise' }
  if (!isDayOf(Number(year), Number(month), Number(day))) return { ok: false, code: 'date-invalid' }
  if (clock) {
    // Of a day that is none Date.parse makes another: of 30 February 2 March.
    const at = Date.parse(text)
    return Number.isNaN(at)
      ? { ok: false, code: 'date-invalid' }
      : { ok: true, time: { text, from: at, to: at, precision: 'instant' } }
  }
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const from = startOfDay(utc, timeZone)
  return { ok: true, time: { text, from, to: startOfDay(utc + DAY_MS, timeZone) - 1, precision: 'day' } }
}

/** A moment as written, milliseconds; NaN where it is none that is the same on every machine: a clock without a zone, a day. */
export function momentOf(text: string | undefined): number {
  return DATE_TIME.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN
}

/** The instant of a clock reading, e.g. now. */
export function instant(at: Date): ChartTime {
  return { text: at.toISOString(), from: at.getTime(), to: at.getTime(), precision: 'instant' }
}

/** Whether `a` lies at or before `b`; a day covers its whole length, so a draw on the index day itself counts as at it. */
export function atOrBefore(a: ChartTime, b: ChartTime): boolean {
  return a.from <= b.to
}

/** Whether a date as written lies after a moment, a year or month only if it begins after it; one that cannot be read does not. */
export function liesAfter(text: string | undefined, moment: Date, timeZone: string | undefined): boolean {
  const coarse = /^\d{4}(-\d{2})?$/.test(text ?? '') ? `${text}-01-01`.slice(0, 10) : text
  const time = chartTime(coarse, timeZone)
  return time.ok && time.time.from > moment.getTime()
}

/** The last moment of the day of an instant: clocks of one day may differ. */
export function endOfDay(at: Date, timeZone: string | undefined): Date {
  const day = chartTime(dayOf(at.getTime(), timeZone), timeZone)
  return day.ok ? new Date(day.time.to) : at
}

/** Calendar days from `earlier` to `later` in the time zone; negative when `earlier` is the later one. */
export function daysBetween(earlier: ChartTime, later: ChartTime, timeZone: string | undefined): number {
  const days = Date.parse(calendarDay(later, timeZone)) - Date.parse(calendarDay(earlier, timeZone))
  return Math.round(days / DAY_MS)
}

/** The day (YYYY-MM-DD) on which a time falls in the time zone. */
export function calendarDay(time: ChartTime, timeZone: string | undefined): string {
  if (time.precision === 'day') return time.text
  return dayOf(time.from, timeZone)
}

/** Days added to a time's calendar day, as YYYY-MM-DD. */
export function addDays(time: ChartTime, days: number, timeZone: string | undefined): string {
  const day = Date.parse(calendarDay(time, timeZone))
  return new Date(day + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isCalendarDay(day: string): boolean {
  const [, year, month, date] = DATE.exec(day) ?? []
  return date !== undefined && isDayOf(Number(year), Number(month), Number(date))
}

function isDayOf(year: number, month: number, date: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 ? (isLeap ? 29 : 28) : SHORT_MONTHS.includes(month) ? 30 : 31
  return month >= 1 && month <= 12 && date >= 1 && date <= days
}

const SHORT_MONTHS = [4, 6, 9, 11]

/** The day (YYYY-MM-DD) on which an instant, milliseconds, falls in the time zone. */
export function dayOf(at: number, timeZone: string | undefined): string {
  return formats(timeZone).day.format(at)
}

/** First instant of a calendar day (given as its UTC midnight) in the time zone. */
function startOfDay(utcMidnight: number, timeZone: string | undefined): number {
  const { starts } = formats(timeZone)
  const known = starts.get(utcMidnight)
  if (known !== undefined) return known
  const start = computedStart(utcMidnight, timeZone)
  if (starts.size > 20_000) starts.clear()
  starts.set(utcMidnight, start)
  return start
}

function computedStart(utcMidnight: number, timeZone: string | undefined): number {
  const wanted = new Date(utcMidnight).toISOString().slice(0, 10)
  let at = utcMidnight - offsetAt(utcMidnight, timeZone)
  // A clock change between UTC midnight and local midnight moves the offset; correct once.
  at = utcMidnight - offsetAt(at, timeZone)
  return dayOf(at, timeZone) < wanted ? at + 3_600_000 : at
}

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
export function offsetAt(at: number, timeZone: string | undefined): number {
  const parts = formats(timeZone).clock.formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((item) => item.type === type)?.value ?? 0)
  const asUtc = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return asUtc - Math.floor(at / 1000) * 1000
}

interface ZoneFormats {
  readonly day: Intl.DateTimeFormat
  readonly clock: Intl.DateTimeFormat
  /** First instants of the days asked before, by their UTC midnight. */
  readonly starts: Map<number, number>
}

/** Making a format costs a hundred times its use, and a chart uses it for every date. */
const cache = new Map<string | undefined, ZoneFormats>()

function formats(timeZone: string | undefined): ZoneFormats {
  const known = cache.get(timeZone)
  if (known !== undefined) return known
  const date = { timeZone, year: 'numeric' } as const
  const made: ZoneFormats = {
    starts: new Map(),
    // en-CA writes ISO dates.
    day: new Intl.DateTimeFormat('en-CA', { ...date, month: '2-digit', day: '2-digit' }),
    clock: new Intl.DateTimeFormat('en-US', {
      ...date,
      hourCycle: 'h23',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }),
  }
  cache.set(timeZone, made)
  return made
}
