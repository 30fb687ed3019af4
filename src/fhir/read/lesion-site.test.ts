import { expect, test } from 'vitest'
import { lab } from '../../../test/support/chart-builders.ts'
import type { Concept, Observation } from '../resources/resource-schemas.ts'
import { isOutsideLiver, lesionOf } from './lesion-site.ts'

const SNOMED = 'http://snomed.info/sct'
const observation = (overrides: Partial<Observation>): Observation => ({
  ...(lab('t', '33728-7', 8, 'cm') as Observation),
  ...overrides,
})
const outside = (bodySite: Concept) => isOutsideLiver(observation({ bodySite }), [])

test.each([
  { coding: [{ system: SNOMED, code: '10200004' }] },
  { coding: [{ system: SNOMED, code: '277962002' }] },
  { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C22.0' }] },
  { text: 'Right lobe of liver' },
  { text: 'Hepatic segment VIII' },
  { text: '肝右叶' },
  { coding: [{ system: SNOMED, code: '181268008', display: 'Entire liver' }] },
])('takes %j as liver', (site) => {
  expect(outside(site)).toBe(false)
})

test.each([
  { coding: [{ system: SNOMED, code: '39607008', display: 'Lung' }] },
  { coding: [{ system: SNOMED, code: '39607008' }] },
  { text: 'Left breast' },
  { text: 'Hepatic flexure of colon' },
  { text: 'Hepatic lymph node' },
  { text: 'Extrahepatic bile duct' },
  { text: 'Lymph node of liver hilum' },
  { text: '肝门淋巴结' },
  { text: '结肠肝曲' },
])('takes %j as another organ', (site) => {
  expect(outside(site)).toBe(true)
})

test('does not take silence for another organ', () => {
  expect(isOutsideLiver(observation({}), [])).toBe(false)
  expect(outside({})).toBe(false)
  expect(outside({ coding: [{}] })).toBe(false)
})

test('follows the focus to the lesion it is about', () => {
  const focus = [
    { reference: 'Condition/c' },
    { reference: 'https://ehr.example/fhir/BodyStructure/b/_history/1' },
  ]
  expect(lesionOf(observation({ focus }))).toBe('BodyStructure/b')
  expect(lesionOf(observation({}))).toBeUndefined()
  const structure = { resourceType: 'BodyStructure' as const, id: 'b', location: { text: 'Lung' } }
  expect(isOutsideLiver(observation({ focus }), [structure])).toBe(true)
  expect(isOutsideLiver(observation({ focus }), [{ ...structure, id: 'other' }])).toBe(false)
})
