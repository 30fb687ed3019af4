import { expect, test } from 'vitest'
import { resourceIdentity } from './resource-identity.ts'

test('a resource is of the patient that its subject, or else its patient, refers to', () => {
  expect(
    resourceIdentity({ resourceType: 'Observation', id: 'o', subject: { reference: 'Patient/p1' } }),
  ).toEqual({ resourceType: 'Observation', id: 'o', subjectId: 'p1', medication: undefined })
  expect(
    resourceIdentity({
      resourceType: 'BodyStructure',
      subject: { reference: 'Patient/p1' },
      patient: { reference: 'Patient/p2' },
    }),
  ).toMatchObject({ subjectId: 'p1' })
  expect(
    resourceIdentity({ resourceType: 'BodyStructure', patient: { reference: 'Patient/p2' } }),
  ).toMatchObject({
    subjectId: 'p2',
  })
})

test('an order names its Medication; what cannot be read of a reference is not there', () => {
  const order = { resourceType: 'MedicationRequest', medicationReference: { reference: 'Medication/m' } }
  expect(resourceIdentity({ ...order, subject: 'Patient/p1' })).toMatchObject({
    medication: 'Medication/m',
    subjectId: undefined,
  })
})

test('what has no resourceType is no resource', () => {
  for (const value of [{ id: 'x' }, null, 'Observation', 7]) expect(resourceIdentity(value)).toBeUndefined()
})
