import { expect, test } from 'vitest'
import { bodyWeight } from './body-weight.ts'

const weight = (change: Partial<fhir4.Observation> = {}): fhir4.Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  effectiveDateTime: '2026-11-01',
  valueQuantity: { value: 58, unit: 'kg', code: 'kg' },
  ...change,
})

test('the latest weight counts', () => {
  const later = weight({ effectiveDateTime: '2026-11-20', valueQuantity: { value: 61, unit: 'kg' } })
  expect(bodyWeight([weight(), later])).toEqual({ kilograms: 61, time: '2026-11-20' })
})

test.each([
  ['no weight at all', { code: { text: 'Height' } }],
  ['withdrawn', { status: 'entered-in-error' as const }],
  ['in pounds', { valueQuantity: { value: 128, unit: 'lb', code: '[lb_av]' } }],
  ['not exact', { valueQuantity: { value: 58, code: 'kg', comparator: '>' as const } }],
  ['nothing', { valueQuantity: { value: 0, code: 'kg' } }],
])('a weight that is %s is not used', (_, change) => {
  expect(bodyWeight([weight(change)])).toBeUndefined()
})
