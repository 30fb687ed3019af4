import { expect, test } from 'vitest'
import { LOINC, RXNORM, sameSystem } from './canonical.ts'

test.each(['http://loinc.org', 'https://loinc.org', 'http://www.loinc.org/', ' http://LOINC.org '])(
  'takes %s as LOINC',
  (system) => {
    expect(sameSystem(system, LOINC)).toBe(true)
  },
)

test.each([
  undefined,
  '',
  'http://loinc.org.evil.example',
  'http://snomed.info/sct',
  'urn:oid:2.16.840.1.113883.6.1',
])('does not take %s as LOINC', (system) => {
  expect(sameSystem(system, LOINC)).toBe(false)
})

test('takes the https and www spellings some EHRs print for RxNorm', () => {
  expect(sameSystem('https://www.nlm.nih.gov/research/umls/rxnorm', RXNORM)).toBe(true)
  expect(sameSystem('http://nlm.nih.gov/research/umls/rxnorm/', RXNORM)).toBe(true)
})
