import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loess } from './loess.ts'
import { lowess } from './lowess.ts'

test('a parabola is its own local regression, a line its own lowess', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 12, maxLength: 40 }),
      fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })),
      (places, [slope, bend]) => {
        const x = Float64Array.from(places)
        const parabola = x.map((value) => 1 + slope * value + bend * value * value)
        const curve = loess(x, parabola)
        if (!curve.ok) throw new Error(curve.problem.code)
        curve.value.fitted.forEach((value, i) => {
          expect(Math.abs(value - (parabola[i] ?? 0))).toBeLessThan(1e-6)
        })
        const sorted = x.slice().sort()
        lowess(
          sorted,
          sorted.map((value) => 2 + slope * value),
        ).forEach((value, i) => {
          expect(Math.abs(value - 2 - slope * (sorted[i] ?? 0))).toBeLessThan(1e-8)
        })
      },
    ),
    { numRuns: 30 },
  )
})

test('ties nearly everywhere still give a curve of finite values', () => {
  const x = Float64Array.from({ length: 100 }, (_, i) => (i < 90 ? 1 : i < 95 ? 2 : 3))
  const curve = loess(
    x,
    Float64Array.from({ length: 100 }, (_, i) => i % 2),
  )
  if (!curve.ok) throw new Error(curve.problem.code)
  expect(curve.value.fitted.every(Number.isFinite)).toBe(true)
  expect(
    lowess(
      x,
      x.map((_, i) => i % 2),
    ).every(Number.isFinite),
  ).toBe(true)
})

test('beyond the data there is no curve', () => {
  const x = Float64Array.from({ length: 20 }, (_, i) => i)
  const curve = loess(x, x)
  if (!curve.ok) throw new Error(curve.problem.code)
  expect(curve.value.at(-5)).toBeUndefined()
  expect(curve.value.at(7.5)?.value).toBeCloseTo(7.5, 8)
})

test('too few points, too few distinct x, or a span out of range are refused', () => {
  const x = Float64Array.of(1, 1, 1, 2, 2, 2)
  expect(loess(x, x)).toEqual({ ok: false, problem: { code: 'no-variation' } })
  expect(loess(x.subarray(0, 5), x.subarray(0, 5))).toEqual({
    ok: false,
    problem: { code: 'too-few-values' },
  })
  expect(loess(Float64Array.of(1, 2, 3, 4, 5, 6), x, { span: 2 })).toEqual({
    ok: false,
    problem: { code: 'out-of-range' },
  })
})
