import { expect, test } from 'vitest'
import { orderable } from './orderable.ts'

const named = (text: string) => ({ text })

test('a drug that can be ordered is what it is called, coded and made of', () => {
  expect(
    orderable({
      resourceType: 'MedicationKnowledge',
      code: named('Kit'),
      synonym: ['Lenvima', 3],
      ingredient: [{ itemCodeableConcept: named('lenvatinib') }, { itemReference: { reference: 'x' } }],
    }),
  ).toEqual({ code: named('Kit'), concepts: [named('Kit'), named('Lenvima'), named('lenvatinib')] })
  expect(orderable({ resourceType: 'Medication' })).toEqual({ code: undefined, concepts: [] })
})

test('another resource, and what is none, is no drug that can be ordered', () => {
  for (const other of [{ resourceType: 'Patient' }, {}, null, undefined, 'Medication']) {
    expect(orderable(other)).toBeUndefined()
  }
})
