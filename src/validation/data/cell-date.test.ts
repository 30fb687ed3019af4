import { expect, test } from 'vitest'
import { cellDay } from './cell-date.ts'

/** 2024-03-01 is 19,783 days after 1970-01-01 (54 years of 365, 14 leap days up to 29 February 2024, 59 days of 2024 without it). */
const FIRST_OF_MARCH = 54 * 365 + 13 + 31 + 29

test.each([
  '2024-03-01',
  '2024/3/1',
  '2024.03.01',
  '20240301',
  '2024年3月1日',
  '2024-03-01 08:15',
  '2024-03-01T08:15:00Z',
])('reads %s, the year being first', (cell) => {
  expect(cellDay(cell, 'ymd')).toBe(FIRST_OF_MARCH)
})

test('reads a year at the end only in an order that was chosen', () => {
  expect(cellDay('01/03/2024', 'ymd')).toBeUndefined()
  expect(cellDay('01/03/2024', 'dmy')).toBe(FIRST_OF_MARCH)
  expect(cellDay('3/1/2024', 'mdy')).toBe(FIRST_OF_MARCH)
})

test('knows no day that the calendar has not', () => {
  for (const cell of ['2023-02-29', '2024-13-01', '9999', '2024-03', '1 Foo 2024']) {
    expect(cellDay(cell, 'ymd')).toBeUndefined()
  }
})

test("reads Excel's day numbers, and its dates with the month's name; two digits of a year only in an order that was chosen", () => {
  // Excel shows 45352 as 1 March 2024.
  expect(cellDay('45352', 'ymd')).toBe(FIRST_OF_MARCH)
  expect(cellDay('45352.75', 'ymd')).toBe(FIRST_OF_MARCH)
  expect(cellDay('01-Mar-2024', 'ymd')).toBe(FIRST_OF_MARCH)
  expect(cellDay('1-Mar-24', 'ymd')).toBeUndefined()
  expect(cellDay('1-Mar-24', 'dmy')).toBe(FIRST_OF_MARCH)
  expect(cellDay('1-Foo-2024', 'dmy')).toBeUndefined()
})
