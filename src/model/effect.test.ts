import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { shareOf, stackedShares } from './effect.ts'

const model = await tipmModel()

test('the share of a value is one number, of a range its ends, of an unknown input its whole axis', () => {
  // 4 points a g/L below 50 g/L; dT -DT counts 62.52, as the paper's nomogram has them.
  expect(shareOf(model, 'albumin', 38).low).toBeCloseTo(48, 9)
  expect(shareOf(model, 'albumin', 38).high).toBeCloseTo(48, 9)
  const range = shareOf(model, 'albumin', { low: 30, high: 45 })
  expect(range.low).toBeCloseTo(20, 9)
  expect(range.high).toBeCloseTo(80, 9)
  expect(shareOf(model, 'deltaT', undefined).low).toBe(0)
  expect(shareOf(model, 'deltaT', undefined).high).toBeCloseTo(62.52, 2)
})

test('laid end to end the shares begin where the one before ends, and add up to the least and the most', () => {
  // NLR above 3 34.89; dT open 0 to 62.52; albumin 38 g/L 48; diameter 8 cm four times 10.959.
  const { joints, low, high } = stackedShares(model, { nlr: 4, deltaT: undefined, albumin: 38, diameter: 8 })
  expect(joints.map((points) => points.toFixed(1))).toEqual(['34.9', '34.9', '82.9'])
  expect(low).toBeCloseTo(126.72, 1)
  expect(high).toBeCloseTo(189.25, 1)
})
