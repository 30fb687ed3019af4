import { expect, test } from 'vitest'
import { chartTime } from './chart-time.ts'
import { clockOf, dateTimeOf } from './clock-time.ts'

test('a day and a clock time of a zone make an instant, and the same clock time is read back', () => {
  expect(dateTimeOf('2026-11-21', '08:05', 'Asia/Shanghai')).toBe('2026-11-21T00:05:00Z')
  expect(dateTimeOf('2026-03-29', '03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00Z')
  const read = chartTime('2026-11-21T00:05:00Z', 'Asia/Shanghai')
  expect(read.ok && clockOf(read.time, 'Asia/Shanghai')).toBe('08:05')
})

test('a day without a time stays a day; what is no day, no time or was skipped by the clocks is none', () => {
  expect(dateTimeOf('2026-11-21', '', 'UTC')).toBe('2026-11-21')
  expect(dateTimeOf('2026-02-30', '', 'UTC')).toBeUndefined()
  expect(dateTimeOf('2026-11-21', '24:00', 'UTC')).toBeUndefined()
  expect(dateTimeOf('2026-03-29', '02:30', 'Europe/Berlin')).toBeUndefined()
})
