import { expect, test } from 'vitest'
import { albumin } from '../test-support/two-patients.ts'
import type { AnyResource } from './resource.ts'
import { validate } from './validation.ts'

const valid: AnyResource = { ...albumin('a', 'ann', '2026-01-01', 40) }

function expressions(resource: AnyResource, at?: string): (string | undefined)[] | undefined {
  return validate(resource, at)?.body.issue.map((issue) => issue.expression?.[0])
}

test('a valid resource passes', () => {
  expect(validate(valid)).toBeUndefined()
})

test('each fault is named with the path of its element', () => {
  expect(expressions({ ...valid, status: undefined, foo: 1 })).toEqual(
    expect.arrayContaining(['Observation.status', 'Observation.foo']),
  )
  expect(validate({ ...valid, foo: 1 })?.status).toBe(422)
})

test('in a bundle the path starts at the entry', () => {
  expect(expressions({ ...valid, foo: 1 }, 'Bundle.entry[2].resource')).toEqual([
    'Bundle.entry[2].resource.foo',
  ])
})

test('two values of one choice, empty elements and broken invariants are faults', () => {
  expect(validate({ ...valid, valueString: 'x' })?.status).toBe(422)
  expect(expressions({ ...valid, note: [] })).toContain('Observation.note')
  expect(expressions({ ...valid, effectiveDateTime: '' })).toContain('Observation.effectiveDateTime')
  const risk = { resourceType: 'RiskAssessment', status: 'final', subject: { reference: 'Patient/ann' } }
  expect(
    validate({ ...risk, prediction: [{ probabilityDecimal: 200 }] })?.body.issue[0]?.details?.text,
  ).toContain('ras-2')
})

test('types that are not stored are refused', () => {
  expect(validate({ resourceType: 'Parameters' })?.status).toBe(422)
})

test('a code outside its required value set is a fault, at any depth', () => {
  expect(expressions({ ...valid, status: 'fin' })).toEqual(['Observation.status'])
  const component = [{ code: { text: 'x' }, valueQuantity: { value: 1, comparator: '~' } }]
  expect(expressions({ ...valid, component })).toEqual(['Observation.component[0].valueQuantity.comparator'])
  expect(expressions({ ...valid, language: 'zh-CN' })).toBeUndefined()
})
