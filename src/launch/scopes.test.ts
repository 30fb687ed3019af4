import { expect, it } from 'vitest'
import { scopes } from './scopes.ts'

it('asks in SMART v2 for reading what is read and writing what is written, no more', () => {
  expect(scopes('v2', 'ehr', []).split(' ')).toEqual([
    'launch',
    'openid',
    'fhirUser',
    'patient/Patient.r',
    'patient/Observation.crus',
    'patient/DiagnosticReport.rs',
    'patient/Condition.rs',
    'patient/Procedure.rs',
    'patient/MedicationRequest.rs',
    'patient/MedicationAdministration.rs',
    'patient/MedicationStatement.rs',
    'patient/RiskAssessment.crus',
    'patient/BodyStructure.rs',
    'patient/Medication.rs',
    'patient/Provenance.c',
  ])
})

it('spells the same in SMART v1 where the EHR knows no other', () => {
  const v1 = scopes('v1', 'ehr', []).split(' ')
  expect(v1).toContain('patient/Patient.read')
  expect(v1).toContain('patient/RiskAssessment.write')
  expect(v1).not.toContain('patient/Condition.write')
  expect(v1.filter((scope) => /\.[crus]+$/.test(scope))).toEqual([])
})

it('asks for a patient when launched standalone, and for online access only where it is offered', () => {
  expect(scopes('v2', 'standalone', ['online_access'])).toMatch(
    /^launch\/patient openid fhirUser online_access /,
  )
  expect(scopes('v2', 'standalone', [])).not.toContain('online_access')
})
