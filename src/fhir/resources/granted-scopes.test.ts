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

test('assumes everything where the EHR does not say what it granted', () => {
  expect(isGranted(undefined, 'RiskAssessment', 'create')).toBe(true)
  expect(isGranted('  ', 'RiskAssessment', 'create')).toBe(true)
})
