import { expect, test } from 'vitest'
import { lastTime, stepValueAt } from './step-value.ts'

// Five patients: events on days 2 and 4, censored on days 2, 3 and 6.
const curve = {
  n: 5,
  times: [2, 3, 4, 6],
  survival: [0.8, 0.8, 0.4, 0.4],
  lower: [0.5, 0.5, 0.1, null],
  upper: [1, 1, 1, null],
  censoredAt: [1, 1, 0, 1],
  table: [],
}

test('the curve holds its value from one step to the next', () => {
  expect(stepValueAt(curve, curve.survival, 1)).toBe(1)
  expect(stepValueAt(curve, curve.survival, 4)).toBe(0.4)
  expect(stepValueAt(curve, curve.survival, 5)).toBe(0.4)
  expect(stepValueAt(curve, curve.lower, 6)).toBeUndefined()
  expect(lastTime(curve)).toBe(6)
})
