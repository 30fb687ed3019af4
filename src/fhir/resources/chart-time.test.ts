import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  atOrBefore,
  type ChartTime,
  calendarDay,
  chartTime,
  daysBetween,
  endOfDay,
  instant,
  isCalendarDay,
  liesAfter,
} from './chart-time.ts'

function timeOf(text: string, zone = 'UTC'): ChartTime {
  const result = chartTime(text, zone)
  if (!result.ok) throw new Error(result.code)
  return result.time
}

const HOUR = 3_600_000
/** Zones with whole, half and changing offsets; Cairo, Beirut, Havana and Sao Paulo (till 2019) change the clock at midnight. */
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'America/St_Johns',
]

test('reads an instant with its offset', () => {
  const time = timeOf('2026-03-04T23:30:00-05:00')
  expect(time.from).toBe(Date.parse('2026-03-05T04:30:00Z'))
  expect(time).toMatchObject({ to: time.from, precision: 'instant', text: '2026-03-04T23:30:00-05:00' })
})

test("reads a day as the whole of it in the site's zone", () => {
  expect(timeOf('2026-03-04', 'Asia/Shanghai')).toMatchObject({
    from: Date.parse('2026-03-03T16:00:00Z'),
    to: Date.parse('2026-03-04T16:00:00Z') - 1,
    precision: 'day',
  })
})

test('reads the short and the long day of a clock change', () => {
  const length = ({ from, to }: ChartTime) => (to + 1 - from) / HOUR
  expect(length(timeOf('2026-03-29', 'Europe/Berlin'))).toBe(23)
  expect(length(timeOf('2026-10-25', 'Europe/Berlin'))).toBe(25)
  expect(length(timeOf('2026-04-24', 'Africa/Cairo'))).toBe(23)
})

test.each([
  [undefined, 'date-missing'],
  ['', 'date-missing'],
  ['2026', 'date-imprecise'],
  ['2026-03', 'date-imprecise'],
  ['2026-02-30', 'date-invalid'],
  ['2026-13-01', 'date-invalid'],
  ['2026-02-30T08:00:00Z', 'date-invalid'],
  ['2026-03-04T25:00:00Z', 'date-invalid'],
  ['2026-03-04T08:00:00', 'date-invalid'],
  ['2026-03-04T08:00:00+99:00', 'date-invalid'],
  ['04.03.2026', 'date-invalid'],
  ['yesterday', 'date-invalid'],
])('refuses %s as %s', (text, code) => {
  expect(chartTime(text, 'UTC')).toEqual({ ok: false, code })
})

test('counts a draw on the index day as at or before it, and one of the next day as after', () => {
  expect(atOrBefore(timeOf('2026-03-04T23:00:00Z'), timeOf('2026-03-04'))).toBe(true)
  expect(atOrBefore(timeOf('2026-03-04'), timeOf('2026-03-04T00:00:00Z'))).toBe(true)
  expect(atOrBefore(timeOf('2026-03-05'), timeOf('2026-03-04T23:59:59Z'))).toBe(false)
  expect(atOrBefore(timeOf('2026-03-04T08:00:01Z'), timeOf('2026-03-04T08:00:00Z'))).toBe(false)
})

test("counts days by the calendar of the site's zone", () => {
  const evening = timeOf('2026-03-04T15:30:00Z')
  const night = timeOf('2026-03-04T16:30:00Z')
  expect(daysBetween(evening, night, 'UTC')).toBe(0)
  expect(daysBetween(evening, night, 'Asia/Shanghai')).toBe(1)
  expect(daysBetween(night, evening, 'Asia/Shanghai')).toBe(-1)
  expect(calendarDay(night, 'Asia/Shanghai')).toBe('2026-03-05')
})

test('adds days across a clock change and a leap day', () => {
  expect(addDays(timeOf('2026-03-28'), 2, 'Europe/Berlin')).toBe('2026-03-30')
  expect(addDays(timeOf('2028-02-28'), 2, 'UTC')).toBe('2028-03-01')
  expect(addDays(timeOf('2026-03-04T16:30:00Z'), 0, 'Asia/Shanghai')).toBe('2026-03-05')
})

test('takes a clock reading as an instant', () => {
  expect(instant(new Date('2026-03-04T08:00:00Z'))).toEqual(timeOf('2026-03-04T08:00:00.000Z'))
})

// From 1996 on: on Kiritimati 31 December 1994 was left out, for the sake of the date line.
const anyDay = fc
  .date({ min: new Date('1996-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('makes days that follow each other without gap or overlap in every zone', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...ZONES), (day, zone) => {
      const time = timeOf(day, zone)
      const next = timeOf(addDays(time, 1, zone), zone)
      expect(next.from).toBe(time.to + 1)
      expect(calendarDay(instant(new Date(time.from)), zone)).toBe(day)
      expect(calendarDay(instant(new Date(time.to)), zone)).toBe(day)
      expect(daysBetween(time, next, zone)).toBe(1)
    }),
    { numRuns: 1500 },
  )
})

test('tells what lies after a moment, also where only its month or year is known', () => {
  const moment = new Date('2026-11-23T12:00:00Z')
  const after = (text: string | undefined) => liesAfter(text, moment, 'UTC')
  expect(['2026-11-24', '2026-12', '2027', '2026-11-23T12:00:01Z'].map(after)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['2026-11-23', '2026-11', '2026', '2026-11-23T12:00:00Z', '', 'soon', undefined].some(after)).toBe(
    false,
  )
})

test.each([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2026-02-28', true],
  ['2026-04-31', false],
  ['2026-12-31', true],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-05-00', false],
  ['2026-5-1', false],
  ['2026-05', false],
  ['2026-05-01T00:00:00Z', false],
])('%s is a day of the calendar: %s', (day, expected) => {
  expect(isCalendarDay(day)).toBe(expected)
})

test('a day keeps its own text in every time zone; an instant falls on the day of the zone', () => {
  expect(calendarDay(timeOf('2026-05-01', 'Pacific/Kiritimati'), 'Pacific/Pago_Pago')).toBe('2026-05-01')
  expect(calendarDay(timeOf('2026-05-01T23:30:00Z'), 'Asia/Shanghai')).toBe('2026-05-02')
})

test('the last moment of a day is that of its time zone', () => {
  expect(endOfDay(new Date('2026-06-01T12:00:00Z'), 'UTC').toISOString()).toBe('2026-06-01T23:59:59.999Z')
  expect(endOfDay(new Date('2026-06-01T17:00:00Z'), 'Asia/Shanghai').toISOString()).toBe(
    '2026-06-02T15:59:59.999Z',
  )
})
