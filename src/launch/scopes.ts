import type { Issuer } from '../site/site-schema.ts'
import type { OfferedScope } from './smart-configuration.ts'

/** BodyStructure tells lesions apart; Medication names the drug of an order that only refers to it. */
const READ = [
  'Observation',
  'DiagnosticReport',
  'Condition',
  'Procedure',
  'MedicationRequest',
  'MedicationAdministration',
  'MedicationStatement',
  'RiskAssessment',
  'BodyStructure',
  'Medication',
] as const

const WRITTEN_AND_CORRECTED: readonly string[] = ['Observation', 'RiskAssessment']

/** The least scopes that read what TIPM needs and write what it stores (SMART App Launch 2.2, "Scopes"), spelled for the EHR. */
export function scopes(
  spelling: Issuer['scopes'],
  launch: 'ehr' | 'standalone',
  offered: readonly OfferedScope[],
): string {
  return [
    launch === 'ehr' ? 'launch' : 'launch/patient',
    'openid',
    'fhirUser',
    ...offered,
    ...(spelling === 'v2' ? v2() : v1()),
  ].join(' ')
}

function v2(): string[] {
  const types = READ.map((type) => `patient/${type}.${WRITTEN_AND_CORRECTED.includes(type) ? 'crus' : 'rs'}`)
  return ['patient/Patient.r', ...types, 'patient/Provenance.c']
}

function v1(): string[] {
  return [
    'patient/Patient.read',
    ...READ.map((type) => `patient/${type}.read`),
    ...WRITTEN_AND_CORRECTED.map((type) => `patient/${type}.write`),
    'patient/Provenance.write',
  ]
}
