import { expect, test } from 'vitest'
import { patientIn } from './route.ts'

test('a patient address opens that chart, anything else the list', () => {
  expect(patientIn('#/patient/pt-1001')).toBe('pt-1001')
  expect(patientIn('#/patient/..%2Fadmin')).toBeUndefined()
  expect(patientIn('')).toBeUndefined()
})
