import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shotSummary } from './shot-summary.ts'

test('five measurements: the third is the median, the fourth less the second the IQR', () => {
  // By hand: sorted 9 10 11 14 30; IQR 14 - 10 = 4; 4 / 11 = 0.3636.
  expect(shotSummary([9, 14, 11, 10, 30])).toEqual({
    median: 11,
    iqr: 4,
    ratio: expect.closeTo(0.3636, 4),
    reliable: false,
  })
})

test('quartiles as R gives them: quantile(c(1, 2, 4, 8), c(.25, .75)) is 1.75 and 5', () => {
  expect(shotSummary([8, 1, 4, 2])).toMatchObject({ median: 3, iqr: 3.25 })
})

test('a spread of just 30 % is reliable, and more is not', () => {
  expect(shotSummary([10, 8.5, 11.5, 8, 12])).toMatchObject({
    ratio: expect.closeTo(0.3, 12),
    reliable: true,
  })
  expect(shotSummary([10, 8.5, 11.51, 8, 12])?.reliable).toBe(false)
})

test('nothing measured has no summary, and one measurement no spread', () => {
  expect(shotSummary([])).toBeUndefined()
  expect(shotSummary([12])).toEqual({ median: 12, iqr: 0, ratio: 0, reliable: true })
})

test('the order of measurements does not matter, and the IQR lies within their range', () => {
  const values = fc.array(fc.integer({ min: 3, max: 3000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(values, (tenths) => {
      const shots = tenths.map((value) => value / 10)
      const summary = shotSummary(shots)
      expect(shotSummary(shots.toReversed())).toEqual(summary)
      expect(summary?.iqr).toBeGreaterThanOrEqual(0)
      expect(summary?.iqr).toBeLessThanOrEqual(Math.max(...shots) - Math.min(...shots) + 1e-9)
    }),
  )
})
