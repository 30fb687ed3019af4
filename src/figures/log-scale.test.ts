import { expect, test } from 'vitest'
import { logScale, logTicks } from './log-scale.ts'

test('a ratio and its inverse lie equally far from 1', () => {
  const x = logScale([0.1, 10], [0, 200])
  expect([0.1, 1, 10].map(x).map(Math.round)).toEqual([0, 100, 200])
  expect(x(4) - x(1)).toBeCloseTo(x(1) - x(0.25), 9)
})

test('ticks are 1, 2 and 5 times powers of ten, over a wide axis the powers alone', () => {
  expect(logTicks(0.2, 5)).toEqual([0.2, 0.5, 1, 2, 5])
  expect(logTicks(0.01, 100)).toEqual([0.01, 0.1, 1, 10, 100])
})

test('an axis of no width does not fail', () => {
  expect(logScale([1, 1], [0, 100])(1)).toBe(0)
  expect(logTicks(1, 1)).toEqual([1])
})
