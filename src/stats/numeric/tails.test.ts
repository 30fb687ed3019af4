import { expect, test } from 'vitest'
import { chiSquareUpperTail } from './chi-square.ts'
import { normalQuantile, normalTwoSided } from './normal.ts'
import { tCritical, tTwoSided } from './student-t.ts'

/** Within a relative 1e-12 of a figure by R 4.2. */
function near(value: number, byR: number): void {
  expect(Math.abs(value / byR - 1)).toBeLessThan(1e-12)
}

test('upper tails keep their digits where 1 - cdf would be 0', () => {
  near(chiSquareUpperTail(183.2, 1), 2 * 4.84991019535067e-42)
  near(chiSquareUpperTail(700, 10), 6.28014669923595e-144)
  near(tTwoSided(-8, 100), 2.27286480772808e-12)
  near(normalTwoSided(20 * Math.SQRT2), 5.39586561160774e-176)
})

test('the t tail is right for a million degrees of freedom and at 0', () => {
  expect(tTwoSided(2, 1e6)).toBeCloseTo(0.04550053385131918, 11)
  expect(tTwoSided(0, 3)).toBe(1)
})

test('quantiles undo the tails', () => {
  near(normalQuantile(0.975), 1.959963984540054)
  near(tCritical(0.05, 10), 2.228138851986274)
  for (const z of [0.5, 1, 8]) expect(normalQuantile(normalTwoSided(z) / 2)).toBeCloseTo(-z, 10)
  for (const df of [1, 2.5, 300]) expect(tTwoSided(tCritical(0.01, df), df)).toBeCloseTo(0.01, 12)
})

test('a chi-square of 0 leaves everything above it', () => {
  expect(chiSquareUpperTail(0, 3)).toBe(1)
})
