import { expect, test } from 'vitest'
import { isGranted } from './granted-scopes.ts'

test('reads v2 letters, v1 words and wildcards', () => {
  const create = (granted: string | undefined) => isGranted(granted, 'RiskAssessment', 'create')
  expect(create('launch patient/RiskAssessment.crus')).toBe(true)
  expect(create('patient/*.cruds')).toBe(true)
  expect(create('user/RiskAssessment.write')).toBe(true)
  expect(create('patient/*.*')).toBe(true)
  expect(create('patient/RiskAssessment.rs patient/Observation.crus')).toBe(false)
  expect(create('patient/RiskAssessment.read')).toBe(false)
})

test('tells reading from searching in v2, and takes both from v1 read', () => {
  expect(isGranted('patient/Patient.r', 'Patient', 'read')).toBe(true)
  expect(isGranted('patient/Patient.r', 'Patient', 'search')).toBe(false)
  expect(isGranted('patient/Observation.read', 'Observation', 'search')).toBe(true)
})

test('counts a scope narrowed by search parameters', () => {
  expect(isGranted('patient/Observation.rs?category=laboratory', 'Observation', 'search')).toBe(true)
})

test('does not count a narrowed scope for a search of drug records', () => {
  const search = (granted: string, type: string) => isGranted(granted, type, 'search')
  expect(search('patient/MedicationRequest.rs?category=community', 'MedicationRequest')).toBe(false)
  expect(search('patient/*.rs?status=active', 'MedicationDispense')).toBe(false)
  expect(search('patient/*.rs?status=active', 'Medication')).toBe(true)
  expect(isGranted('patient/MedicationRequest.rs?status=active', 'MedicationRequest', 'read')).toBe(true)
  expect(
    search('patient/MedicationRequest.rs?status=active patient/MedicationRequest.rs', 'MedicationRequest'),
  ).toBe(true)
})

test('is right of what it names alone, at any of the three levels and no other', () => {
  const read = (granted: string) => isGranted(granted, 'Patient', 'read')
  expect(['patient/Patient.r', 'user/Patient.r', 'system/Patient.r', 'patient/*.r'].map(read)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(
    ['launch/patient', 'openid', 'patient/Observation.r', 'patient/Patient.cus', 'x/Patient.r'].map(read),
  ).toEqual([false, false, false, false, false])
  const update = (granted: string) => isGranted(granted, 'Observation', 'update')
  expect(
    ['patient/Observation.write', 'patient/Observation.u', 'patient/Observation.read'].map(update),
  ).toEqual([true, true, false])
  expect(isGranted('patient/Observation.write', 'Observation', 'search')).toBe(false)
})

test('assumes everything where the EHR does not say what it granted', () => {
  expect(isGranted(undefined, 'RiskAssessment', 'create')).toBe(true)
  expect(isGranted('  ', 'RiskAssessment', 'create')).toBe(true)
})
