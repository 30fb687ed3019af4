import { expect, test } from 'vitest'
import { possibleTime } from './possible-time.ts'

const asOf = Date.parse('2026-11-23T12:00:00Z')
const DAY = 86_400_000
const span = (text: string | undefined) => possibleTime(text, 'UTC', asOf)

test('a month or a year lies within itself, and not after the day of reading', () => {
  expect(span('2026-03')).toEqual({
    earliest: Date.parse('2026-03-01T00:00:00Z'),
    latest: expect.toSatisfy((at: number) => Math.abs(at - Date.parse('2026-04-01T00:00:00Z')) <= 1000),
  })
  expect(span('2025').earliest).toBe(Date.parse('2025-01-01T00:00:00Z'))
  expect(Math.abs(span('2025').latest - Date.parse('2026-01-01T00:00:00Z'))).toBeLessThanOrEqual(1000)
  expect(span('2026').latest).toBe(asOf)
  expect(span('2026-11').latest).toBe(asOf)
})

test('a clock without a zone lies within a day of itself', () => {
  const { earliest, latest } = span('2026-03-05T09:00:00')
  expect(earliest).toBe(Date.parse('2026-03-05T00:00:00Z') - DAY)
  expect(Math.abs(latest - (Date.parse('2026-03-06T00:00:00Z') + DAY))).toBeLessThanOrEqual(1000)
})

test('what is no day of the calendar, and what is not told, lies anywhere before the day of reading', () => {
  for (const text of [undefined, '', 'last spring', '2026-13', '2026-02-30']) {
    expect(span(text), text).toEqual({ earliest: Number.NEGATIVE_INFINITY, latest: asOf })
  }
})
