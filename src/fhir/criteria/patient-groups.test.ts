import { expect, test } from 'vitest'
import { patientGroups } from './patient-groups.ts'

const of = (patient: string, id: string, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  subject: { reference: `Patient/${patient}` },
  ...more,
})
const patient = (id: string) => ({ resourceType: 'Patient', id })
const given = (patientId: string, id: string, medication: string) => ({
  ...of(patientId, id),
  resourceType: 'MedicationAdministration',
  medicationReference: { reference: medication },
})
const idsOf = (resources: readonly unknown[]) => resources.map((item) => (item as { id: string }).id)

function grouped(...resources: readonly unknown[]) {
  const groups = patientGroups()
  const added = resources.map((resource) => groups.add(resource))
  const sorted = [...groups.patients()].map(([id, theirs]) => [id, idsOf(theirs)])
  return { added, sorted, size: groups.size }
}

test('sorts resources of two patients, in whatever order they come', () => {
  const { sorted, size } = grouped(of('b', 'b1'), patient('a'), of('a', 'a1'), patient('b'), of('b', 'b2'))
  expect(sorted).toEqual([
    ['b', ['b1', 'b', 'b2']],
    ['a', ['a', 'a1']],
  ])
  expect(size).toBe(2)
})

test('gives each patient the medications that their records refer to, and no others', () => {
  const medication = (id: string) => ({ resourceType: 'Medication', id })
  const { sorted } = grouped(
    medication('m1'),
    given('a', 'a1', 'Medication/m1'),
    given('a', 'a2', 'https://ehr.example/fhir/Medication/m2/_history/1'),
    given('b', 'b1', 'Medication/m2'),
    given('b', 'b2', 'Medication/none'),
    medication('m2'),
    medication('m3'),
  )
  expect(sorted).toEqual([
    ['a', ['a1', 'a2', 'm1', 'm2']],
    ['b', ['b1', 'b2', 'm2']],
  ])
})

test('keeps nothing of types that are not read, of nobody, and without id; what is no resource is told', () => {
  const { added, sorted } = grouped(
    { ...of('a', 'x'), resourceType: 'Claim' },
    { resourceType: 'Observation', id: 'y' },
    { resourceType: 'Medication' },
    { resourceType: 'Patient' },
    { id: 'z' },
    'text',
  )
  expect(added).toEqual([true, true, true, true, false, false])
  expect(sorted).toEqual([])
})
