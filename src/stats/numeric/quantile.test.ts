import { expect, test } from 'vitest'
import { percentileInterval, quantile } from './quantile.ts'

const values = Float64Array.of(1, 2, 4, 8, 16)

test('quantiles interpolate between neighbours and end at the extremes', () => {
  expect([0, 0.25, 0.5, 0.6, 1].map((p) => quantile(values, p))).toEqual([
    1,
    2,
    4,
    expect.closeTo(5.6, 12),
    16,
  ])
})

test('a quantile that falls on a value is that value exactly, whatever rounding makes of its index', () => {
  const many = Float64Array.from({ length: 11 }, (_, i) => i / 3)
  for (let i = 0; i <= 10; i += 1) expect(quantile(many, i * 0.1)).toBe(i / 3)
})

test('one value is all its quantiles', () => {
  expect(quantile(Float64Array.of(3), 0.9)).toBe(3)
})

test('a percentile interval leaves its argument as it was', () => {
  const shuffled = Float64Array.of(8, 1, 16, 2, 4)
  const { lower, upper } = percentileInterval(shuffled)
  // Between the outermost two: 1 + 0.1 * 1 and 8 + 0.9 * 8.
  expect(lower).toBeCloseTo(1.1, 12)
  expect(upper).toBeCloseTo(15.2, 12)
  expect([...shuffled]).toEqual([8, 1, 16, 2, 4])
})
