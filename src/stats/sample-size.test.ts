import { expect, test } from 'vitest'
import { expectedPrecision, sampleSizeWarnings } from './sample-size.ts'

test('a hundred of either are asked for, two hundred for a curve, ten events for each coefficient', () => {
  expect(sampleSizeWarnings(88, 239)).toEqual([
    'fewer-than-100-events',
    'fewer-than-200-for-calibration-curve',
  ])
  expect(sampleSizeWarnings(300, 300)).toEqual([])
  expect(sampleSizeWarnings(39, 300, 4)).toContain('fewer-than-10-events-per-coefficient')
  expect(sampleSizeWarnings(0, 5)).toContain('fewer-than-100-non-events')
})

test('precision improves with the root of the numbers and is unknown without one class', () => {
  const [some, more] = [expectedPrecision(100, 300, 0.9), expectedPrecision(400, 1200, 0.9)]
  expect((some.auc ?? 0) / (more.auc ?? 1)).toBeCloseTo(2, 1)
  expect(expectedPrecision(0, 10, 0.9)).toEqual({ observedExpected: undefined, auc: undefined })
})
