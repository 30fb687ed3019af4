import { expect, test } from 'vitest'
import { choosePatient } from './choose-patient.ts'

const patient = (id: string) => ({ resourceType: 'Patient', id })
const observationOf = (id: string) => ({
  resourceType: 'Observation',
  subject: { reference: `Patient/${id}` },
})
const chosen = (resources: unknown[], wanted?: string) => {
  const result = choosePatient(resources, wanted)
  return result.ok
    ? [result.value.patientId, ...result.value.warnings.map(({ code }) => code)]
    : result.problem.code
}

test('takes the only patient, also beside results of another', () => {
  expect(chosen([patient('a'), patient('a'), observationOf('b')])).toEqual(['a'])
})

test('chooses none of several by itself', () => {
  expect(chosen([patient('a'), patient('b')])).toBe('several-patients')
  expect(chosen([observationOf('a'), observationOf('b')])).toBe('several-patients')
  expect(chosen([patient('a'), patient('b')], 'b')).toEqual(['b'])
  expect(chosen([patient('a'), patient('b')], 'Patient/b')).toEqual(['b'])
})

test('without a Patient takes the only one referred to, and says so', () => {
  expect(
    chosen([observationOf('a'), { resourceType: 'BodyStructure', patient: { reference: 'Patient/a' } }]),
  ).toEqual(['a', 'patient-not-in-file'])
})

test('takes nobody from a file without patients, nor one that is not in it', () => {
  expect(chosen([])).toBe('no-patient')
  expect(chosen([{ resourceType: 'Patient' }, { resourceType: 'Observation', subject: 'x' }])).toBe(
    'no-patient',
  )
  expect(chosen([patient('a')], 'z')).toBe('patient-not-found')
})
