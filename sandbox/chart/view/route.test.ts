import { expect, test } from 'vitest'
import { parseRoute } from './route.ts'

test('a patient address opens that chart, anything else the list', () => {
  expect(parseRoute('#/patient/pt-1001')).toEqual({ page: 'patient', id: 'pt-1001' })
  expect(parseRoute('#/patient/..%2Fadmin')).toEqual({ page: 'patients' })
  expect(parseRoute('')).toEqual({ page: 'patients' })
})
