import { expect, test } from 'vitest'
import { typedClock, typedDay } from './typed-time.ts'

test.each([
  ['2026-11-08', '2026-11-08'],
  ['20261108', '2026-11-08'],
  ['2026/11/8', '2026-11-08'],
  ['2026.1.8', '2026-01-08'],
  [' 2026 - 1 - 18 ', '2026-01-18'],
  ['2026年11月8日', '2026-11-08'],
  ['２０２６－１１－０８', '2026-11-08'],
])('the day %s is %s', (typed, day) => expect(typedDay(typed)).toBe(day))

test.each([
  '',
  '2026',
  '2026-11',
  '202611',
  '2026118',
  '11/08/2026',
  '8 Nov 2026',
  '2026-11-08T10:00',
  '2026-11-088',
])('of "%s" nothing is made', (typed) => expect(typedDay(typed)).toBe(typed))

test.each([
  ['9:30', '09:30'],
  ['0930', '09:30'],
  ['930', '09:30'],
  ['21.05', '21:05'],
  ['９：３０', '09:30'],
])('the time %s is %s', (typed, time) => expect(typedClock(typed)).toBe(time))

test.each(['', '9', '9 am', '9:3', '09:30:00'])('of "%s" no time is made', (typed) =>
  expect(typedClock(typed)).toBe(typed),
)
