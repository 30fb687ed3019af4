import { expect, test } from 'vitest'
import { niceStep, niceTicks } from './nice-ticks.ts'

test.each([
  [0.18, 0.2],
  [0.5, 0.5],
  [3, 5],
  [7, 10],
  [10, 10],
])('the round step not below %f is %f', (least, step) => {
  expect(niceStep(least)).toBe(step)
})

test('ticks are round, rise, and stay within the axis', () => {
  expect(niceTicks(25, 50, 5)).toEqual([25, 30, 35, 40, 45, 50])
  expect(niceTicks(4, 13, 9)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  expect(niceTicks(0, 296, 7)).toEqual([0, 50, 100, 150, 200, 250])
  expect(niceTicks(0.05, 0.31, 3)).toEqual([0.1, 0.2, 0.3])
})

test('an axis of no width has one tick', () => {
  expect(niceTicks(3, 3, 5)).toEqual([3])
})
