import { expect, it } from 'vitest'
import { baseWithSlash, normalBase, sameBase } from './same-base.ts'

it.each([
  ['https://EHR.example/fhir', 'https://ehr.example/fhir'],
  ['https://ehr.example:443/fhir', 'https://ehr.example/fhir/'],
  ['HTTP://ehr.example:80/api/FHIR/R4/', 'http://ehr.example/api/FHIR/R4'],
  ['https://ehr.example', 'https://ehr.example/'],
])('takes %s and %s for one base', (a, b) => {
  expect(sameBase(a, b)).toBe(true)
})

it.each([
  ['https://ehr.example/fhir', 'https://ehr.example/FHIR'],
  ['https://ehr.example/fhir', 'https://ehr.example/fhir//'],
  ['https://ehr.example/fhir', 'http://ehr.example/fhir'],
  ['https://ehr.example/fhir', 'https://ehr.example:8443/fhir'],
  ['https://ehr.example/fhir', 'https://ehr.example/fhir/evil'],
  ['nonsense', 'nonsense'],
])('keeps %s and %s apart', (a, b) => {
  expect(sameBase(a, b)).toBe(false)
})

it.each(['https://user@ehr.example/fhir', 'https://ehr.example/fhir?a=1', 'ftp://ehr.example', ''])(
  'knows no base in %s',
  (url) => {
    expect(normalBase(url)).toBeUndefined()
  },
)

it('ends a base in one slash without changing its spelling', () => {
  expect(baseWithSlash('https://EHR.example/fhir')).toBe('https://EHR.example/fhir/')
  expect(baseWithSlash('https://EHR.example/fhir/')).toBe('https://EHR.example/fhir/')
})
