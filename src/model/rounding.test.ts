import { expect, test } from 'vitest'
import { roundTo, withoutTail } from './rounding.ts'

test.each([
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [1.005, 2, 1.01],
  [1.00499, 2, 1],
  [35.99999999999999, 1, 36],
  [0.1 + 0.2, 1, 0.3],
  [123_456.789, 2, 123_456.79],
  [1e7 + 0.5, 0, 10_000_001],
  [0, 3, 0],
])('%d at %i decimals is %d, a half away from zero', (value, decimals, rounded) => {
  expect(roundTo(value, decimals)).toBe(rounded)
})

test('what is no number, or without end, stays so', () => {
  expect([roundTo(Number.NaN, 1), roundTo(Number.POSITIVE_INFINITY, 1)]).toEqual([
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])
  expect([withoutTail(Number.NEGATIVE_INFINITY), withoutTail(Number.NaN)]).toEqual([
    Number.NEGATIVE_INFINITY,
    Number.NaN,
  ])
})

test('a number without its tail is otherwise as exact as it was', () => {
  expect(withoutTail(4.2 / 1.4)).toBe(3)
  expect(withoutTail(4.2 / 1.398)).toBeCloseTo(3.004291845494, 11)
  expect(withoutTail(4.2 / 1.398)).toBeGreaterThan(3)
})
