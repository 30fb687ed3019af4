import { expect, test } from 'vitest'
import { stiffnessOfSpeed } from './wave-speed.ts'

test('one metre a second is 3 kPa, and the stiffness grows with the square', () => {
  expect(stiffnessOfSpeed(1)).toBe(3)
  expect(stiffnessOfSpeed(2)).toBe(12)
  // 3 x 2.1 x 2.1
  expect(stiffnessOfSpeed(2.1)).toBeCloseTo(13.23, 10)
})
