import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proportion } from './proportion.ts'

test('holds its estimate, stays within 0..1 and touches the ends only at the ends', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (total, share) => {
        const count = Math.round(total * share)
        const result = proportion(count, total)
        if (!result.ok) throw new Error(result.problem.code)
        const { estimate, lower, upper } = result.value
        expect(lower <= estimate && estimate <= upper).toBe(true)
        expect(lower === 0).toBe(count === 0)
        expect(upper === 1).toBe(count === total)
      },
    ),
  )
})

test('nobody gives no proportion, and more than everybody is refused', () => {
  expect(proportion(0, 0)).toEqual({ ok: false, problem: { code: 'no-values' } })
  expect(proportion(3, 2)).toEqual({ ok: false, problem: { code: 'out-of-range' } })
})
