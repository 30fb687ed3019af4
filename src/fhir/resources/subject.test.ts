import { expect, test } from 'vitest'
import { isSubject, localReference, referencedId } from './subject.ts'

test.each([
  'Patient/p1',
  'Patient/p1/_history/3',
  'https://ehr.example/fhir/Patient/p1',
  'https://ehr.example/fhir/Patient/p1/_history/3',
])('takes %s as patient p1', (reference) => {
  expect(isSubject({ reference }, 'p1')).toBe(true)
})

test.each([
  'Patient/p2',
  'Patient/P1',
  'Patient/p10',
  'Group/p1',
  'Practitioner/p1',
  'p1',
  '#p1',
  'urn:uuid:p1',
  'Patient?identifier=p1',
  'Patient/p1/Observation/o1',
  '',
])('does not take %s as patient p1', (reference) => {
  expect(isSubject({ reference }, 'p1')).toBe(false)
})

test('takes nothing without a literal reference as the patient', () => {
  expect(isSubject(undefined, 'p1')).toBe(false)
  expect(isSubject({ display: 'p1' }, 'p1')).toBe(false)
})

test('finds the id of a reference only under the type asked for', () => {
  expect(referencedId('Medication/m1', 'Medication')).toBe('m1')
  expect(referencedId('Medication/m1', 'Patient')).toBeUndefined()
  expect(referencedId(undefined, 'Patient')).toBeUndefined()
})

test('strips base and version from a reference', () => {
  expect(localReference('https://ehr.example/fhir/Observation/o1/_history/2')).toBe('Observation/o1')
  expect(localReference('Observation/o1')).toBe('Observation/o1')
  expect(localReference('#o1')).toBe('#o1')
})
