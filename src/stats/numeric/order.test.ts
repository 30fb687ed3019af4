import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ascendingOrder } from './order.ts'

test('few and many values are ordered alike, equal ones in input order', () => {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 40 }), (few) => {
      const expected = few.map((_, i) => i).sort((a, b) => (few[a] ?? 0) - (few[b] ?? 0) || a - b)
      expect([...ascendingOrder(Float64Array.from(few))]).toEqual(expected)
    }),
  )
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (few) => {
      // Repeated until the radix sort takes over.
      const many = Float64Array.from({ length: 3000 }, (_, i) => few[(i * 7) % few.length] ?? 0)
      const order = ascendingOrder(many)
      for (let i = 1; i < order.length; i += 1) {
        const [a = -1, b = -1] = [order[i - 1], order[i]]
        const [before = 0, after = 0] = [many[a], many[b]]
        expect(before < after || (before === after && a < b)).toBe(true)
      }
    }),
    { numRuns: 20 },
  )
})

test('minus zero and zero are one value, also among many', () => {
  const values = Float64Array.from({ length: 4000 }, (_, i) => (i % 2 === 0 ? 0 : -0))
  expect([...ascendingOrder(values).subarray(0, 5)]).toEqual([0, 1, 2, 3, 4])
})
