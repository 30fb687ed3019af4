import { expect, test } from 'vitest'
import { hull, intervalOf, isPoint } from './interval.ts'

test('a number is the range from itself to itself', () => {
  expect(intervalOf(3)).toEqual({ low: 3, high: 3 })
  expect(intervalOf({ low: 1, high: 2, above: true })).toEqual({ low: 1, high: 2, above: true })
  expect([isPoint({ low: 3, high: 3 }), isPoint({ low: 3, high: 4 })]).toEqual([true, false])
})

test('ranges together reach from the lowest to the highest end', () => {
  expect(hull([])).toBeUndefined()
  expect(
    hull([
      { low: 2, high: 5 },
      { low: 1, high: 3 },
    ]),
  ).toEqual({ low: 1, high: 5 })
})

test('an end is left out only where no range holds it', () => {
  const open = { low: 1, high: 5, above: true, below: true } as const
  expect(hull([open, open])).toEqual(open)
  // The second holds both ends.
  expect(hull([open, { low: 1, high: 5 }])).toEqual({ low: 1, high: 5 })
  // The second lies within and does not reach them.
  expect(hull([open, { low: 2, high: 4 }])).toEqual(open)
})
