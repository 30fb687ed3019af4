import { expect, test } from 'vitest'
import { defaultReadingRules } from '../../site/load-site.ts'
import { drugsNamed } from './drugs-named.ts'

const rules = { ...defaultReadingRules() }
const named = (resource: object) => {
  const { drugs, isUntold } = drugsNamed(resource, rules) ?? {}
  return drugs === undefined ? undefined : [...drugs, ...(isUntold ? ['untold'] : [])]
}
const order = (more: object) => ({
  ...{ resourceType: 'MedicationRequest', id: 'o', status: 'active', intent: 'order' },
  subject: { reference: 'https://ehr.example/fhir/Patient/p1/_history/2' },
  ...more,
})

test('a drug is named by code, text, display, contained Medication, ingredient or note, in any state of an order', () => {
  const atc = { coding: [{ system: 'http://www.whocc.no/atc', code: 'L01EX08' }] }
  expect(named(order({ medicationCodeableConcept: atc }))).toEqual(['lenvatinib'])
  expect(named(order({ status: 'draft', medicationCodeableConcept: { text: '卡瑞利珠单抗' } }))).toEqual([
    'camrelizumab',
  ])
  expect(
    named(order({ medicationReference: { reference: 'Medication/m', display: 'Lenvima 4 mg' } })),
  ).toEqual(['lenvatinib'])
  const contained = [{ resourceType: 'Medication', id: 'm', code: { text: 'Camrelizumab' } }]
  expect(named(order({ contained, medicationReference: { reference: '#m' } }))).toEqual(['camrelizumab'])
  expect(named(order({ note: [{ text: 'lenvatinib with camrelizumab' }] }))).toEqual([
    'lenvatinib',
    'camrelizumab',
  ])
  expect(
    named({ resourceType: 'Medication', ingredient: [{ itemCodeableConcept: { text: 'lenvatinib' } }] }),
  ).toEqual(['lenvatinib'])
})

test('a plan names both, also where each stands in an activity of its own', () => {
  const detail = (text: string) => ({ detail: { productCodeableConcept: { text } } })
  expect(
    named({
      resourceType: 'CarePlan',
      status: 'active',
      activity: [detail('Lenvatinib'), detail('SHR-1210')],
    }),
  ).toEqual(['lenvatinib', 'camrelizumab'])
})

test('what is denied, cancelled or of another drug names none', () => {
  expect(
    named(order({ status: 'cancelled', medicationCodeableConcept: { text: 'Lenvatinib' } })),
  ).toBeUndefined()
  expect(
    named(order({ doNotPerform: true, medicationCodeableConcept: { text: 'Lenvatinib' } })),
  ).toBeUndefined()
  expect(
    named(order({ medicationCodeableConcept: { text: 'Sorafenib, switched from lenvatinib' } })),
  ).toEqual([])
  expect(named({ resourceType: 'Observation', code: { text: 'Lenvatinib level' } })).toBeUndefined()
})

test('a record that does not tell its drug says so, with the Medication that would', () => {
  expect(drugsNamed(order({ medicationReference: { reference: 'Medication/m9' } }), rules)).toEqual({
    ...{ patientId: 'p1', drugs: [], isUntold: true, medicationId: 'm9' },
  })
  expect(named({ resourceType: 'Procedure', status: 'completed', code: { text: 'Immunotherapy' } })).toEqual([
    'untold',
  ])
  expect(
    named({ resourceType: 'ServiceRequest', status: 'active', code: { text: 'Immunotherapy teaching' } }),
  ).toEqual([])
})
