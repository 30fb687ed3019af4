import { expect, it } from 'vitest'
import { underBase } from './under-base.ts'

const base = 'https://ehr.example/fhir/'

it('makes relative URLs absolute', () => {
  expect(underBase('Patient/1', base)?.href).toBe('https://ehr.example/fhir/Patient/1')
  expect(underBase('https://ehr.example/fhir', base)?.href).toBe('https://ehr.example/fhir')
  expect(underBase('https://ehr.example/fhir?page=2', base)?.href).toBe('https://ehr.example/fhir?page=2')
})

it.each([
  'https://ehr.example/fhir/..%2f..%2ft2/fhir/Observation',
  'https://ehr.example/fhir/..%5cadmin',
  'https://ehr.example/fhir/%2e%2e/admin',
  'https://evil.example/fhir/Patient/1',
  '//evil.example/fhir/Patient',
  'http://ehr.example/fhir/Patient/1',
  'https://ehr.example:8443/fhir/Patient',
  'https://ehr.example/fhir-evil/Patient',
  'https://ehr.example/admin',
  '../admin',
  'https://user:secret@ehr.example/fhir/Patient',
  'javascript:alert(1)',
  'https://ehr.example/fhir/../admin',
])('refuses %s', (url) => {
  expect(underBase(url, base)).toBeUndefined()
})
