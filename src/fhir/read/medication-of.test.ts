import { expect, test } from 'vitest'
import { medicationOf } from './medication-of.ts'

type Holder = Parameters<typeof medicationOf>[0]
const medication = (id: string, text: string, more: object = {}) => ({
  ...{ resourceType: 'Medication' as const, id, code: { text } },
  ...more,
})
const bundled = [medication('m1', 'Lenvima'), medication('m2', 'AiRuiKa')]
const namesOf = (holder: Holder, medications: Parameters<typeof medicationOf>[1] = bundled) =>
  medicationOf(holder, medications).map(({ text, coding }) => text ?? coding?.[0]?.code)

test('of two medications the one that is pointed to is told, contained or delivered, and then what the record calls it', () => {
  const contained = [medication('c1', 'Lenvatinib 4 mg'), medication('c2', 'Camrelizumab 200 mg')]
  const at = (reference: string, display?: string) => ({
    contained,
    medicationReference: { reference, ...(display === undefined ? {} : { display }) },
  })
  expect(namesOf(at('#c2'))).toEqual(['Camrelizumab 200 mg'])
  expect(namesOf(at('Medication/m2'))).toEqual(['AiRuiKa'])
  expect(namesOf(at('https://ehr.example/fhir/Medication/m1/_history/3', 'as ordered'))).toEqual([
    'Lenvima',
    'as ordered',
  ])
  // What was not delivered is known by its display alone; a contained one is none of the chart's.
  expect(namesOf(at('Medication/m9', 'Lenvatinib'))).toEqual(['Lenvatinib'])
  expect(namesOf(at('#m1'))).toEqual([])
  expect(namesOf(at('Medication/c1'))).toEqual([])
  expect(namesOf({ medicationReference: { display: 'Lenvatinib' } })).toEqual(['Lenvatinib'])
  expect(namesOf({})).toEqual([])
})

test('a medication is also what it is made of, by name, by another medication, or by what that one is called', () => {
  const kit = medication('kit', 'Kit', {
    ingredient: [
      { itemCodeableConcept: { text: 'lenvatinib' } },
      { itemReference: { reference: 'Medication/m2', display: 'vial' } },
      { itemReference: { reference: 'Medication/m9' } },
    ],
  })
  expect(namesOf({ medicationReference: { reference: 'Medication/kit' } }, [...bundled, kit])).toEqual([
    ...['Kit', 'lenvatinib', 'AiRuiKa', 'vial'],
  ])
})

test('a concept in the record itself is the medication, in the form of R4 or of R5, and one that says nothing tells none', () => {
  const elsewhere = { medicationReference: { reference: 'Medication/m2' } }
  expect(namesOf({ medicationCodeableConcept: { text: 'Lenvatinib' }, ...elsewhere })).toEqual(['Lenvatinib'])
  expect(namesOf({ medication: { concept: { text: 'Lenvatinib' } }, ...elsewhere })).toEqual(['Lenvatinib'])
  expect(namesOf({ medication: { reference: { reference: 'Medication/m1' } } })).toEqual(['Lenvima'])
  for (const empty of [{}, { text: '' }, { coding: [] }, { coding: [{ system: 'urn:house' }, { code: '' }] }])
    expect(namesOf({ medicationCodeableConcept: empty, ...elsewhere })).toEqual([])
  for (const coding of [{ code: 'L01EX08' }, { display: 'Lenvatinib' }])
    expect(medicationOf({ medicationCodeableConcept: { coding: [{}, coding] } }, [])).toHaveLength(1)
})
