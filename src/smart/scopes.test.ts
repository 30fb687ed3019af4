import { expect, it } from 'vitest'
import { loadSite } from '../site/load-site.ts'
import { askedScopes, scopes, spellingFor } from './scopes.ts'
import type { SmartServer } from './smart-server.ts'

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
    'patient/MedicationDispense.rs',
    'patient/RiskAssessment.crus',
    'patient/BodyStructure.rs',
    'patient/Medication.rs',
    'patient/CarePlan.rs',
    'patient/RequestGroup.rs',
    'patient/ServiceRequest.rs',
    'patient/Provenance.cu',
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

it('asks for documents only where the site allows an assessment to be stored as one', () => {
  expect(scopes('v2', 'ehr', [])).not.toContain('DocumentReference')
  expect(scopes('v2', 'ehr', [], { documents: true })).toContain('patient/DocumentReference.crus')
  expect(scopes('v1', 'ehr', [], { documents: true })).toContain('patient/DocumentReference.read')
  expect(scopes('v1', 'ehr', [], { documents: true })).toContain('patient/DocumentReference.write')
})

it('asks for AuditEvent only where the site wants the EHR told, and not where it leaves all writing out', () => {
  expect(scopes('v2', 'ehr', [])).not.toContain('AuditEvent')
  const site = loadSite({
    name: 'H',
    smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'a', audit: true }] },
  })
  if (!site.ok) throw new Error('site')
  const [issuer] = site.value.smart.issuers
  if (issuer === undefined) throw new Error('issuer')
  const asked = (more: object, told = {}) => askedScopes({ ...issuer, ...more }, ehr(told), 'ehr').split(' ')
  expect(asked({})).toContain('patient/AuditEvent.c')
  expect(asked({ scopes: 'v1' })).toContain('patient/AuditEvent.write')
  expect(asked({ leaveOut: ['write'] }).filter((scope) => scope.includes('AuditEvent'))).toEqual([])
})

function ehr(told: Partial<SmartServer>): SmartServer {
  return {
    source: 'well-known',
    authorizationEndpoint: 'https://ehr.example/auth',
    tokenEndpoint: 'https://ehr.example/token',
    relativeEndpoints: false,
    issuer: undefined,
    namesIssuer: false,
    capabilities: [],
    scopesSupported: [],
    challengeMethods: ['S256'],
    tokenAuthMethods: [],
    ...told,
  }
}

it('spells scopes as the EHR announces, v2 before v1', () => {
  expect(spellingFor('auto', ehr({ capabilities: ['permission-v1', 'permission-v2'] }))).toBe('v2')
  expect(spellingFor('auto', ehr({ capabilities: ['permission-v1'] }))).toBe('v1')
  expect(spellingFor('auto', ehr({ scopesSupported: ['openid', 'patient/*.read', 'user/*.*'] }))).toBe('v1')
  expect(spellingFor('auto', ehr({ scopesSupported: ['patient/*.read', 'patient/*.rs'] }))).toBe('v2')
  expect(spellingFor('auto', ehr({ scopesSupported: ['openid', 'launch'] }))).toBe('v2')
  expect(spellingFor('auto', ehr({ source: 'metadata' }))).toBe('v1')
})

it('obeys the site where it sets the spelling', () => {
  expect(spellingFor('v1', ehr({ capabilities: ['permission-v2'] }))).toBe('v1')
  expect(spellingFor('v2', ehr({ capabilities: ['permission-v1'] }))).toBe('v2')
})

function issuerWith(settings: object) {
  const file = { name: 'X', smart: { issuers: [{ iss: 'https://ehr.example', clientId: 'a', ...settings }] } }
  const loaded = loadSite(file)
  const [issuer] = loaded.ok ? loaded.value.smart.issuers : []
  if (issuer === undefined) throw new Error('a valid site file')
  return issuer
}
const asked = (settings: object, told: Partial<SmartServer> = {}) =>
  askedScopes(issuerWith(settings), ehr(told), 'ehr').split(' ')

it('asks for online access and the name where they are offered, and for online access as the site says', () => {
  const announced = { scopesSupported: ['online_access', 'profile'] }
  expect(asked({}, announced).slice(0, 5)).toEqual([
    'launch',
    'openid',
    'fhirUser',
    'online_access',
    'profile',
  ])
  expect(asked({}, { capabilities: ['permission-online'] })).toContain('online_access')
  expect(asked({})).not.toContain('online_access')
  expect(asked({ onlineAccess: true })).toContain('online_access')
  expect(asked({ onlineAccess: false }, announced)).not.toContain('online_access')
})

it('leaves out what the site wants left out, and nothing else', () => {
  const leaveOut = ['profile', 'Medication', 'BodyStructure']
  const all = asked({}, { scopesSupported: ['profile'] })
  expect(asked({ leaveOut }, { scopesSupported: ['profile'] })).toEqual(
    all.filter((scope) => !['profile', 'patient/Medication.rs', 'patient/BodyStructure.rs'].includes(scope)),
  )
  expect(asked({ leaveOut: ['MedicationRequest'], scopes: 'v1' })).not.toContain(
    'patient/MedicationRequest.read',
  )
  for (const scopes of ['v1', 'v2']) {
    const reading = asked({ leaveOut: ['write'], scopes, documents: true })
    expect(reading.filter((scope) => /\.(write|c\w*)$/.test(scope))).toEqual([])
    expect(reading.filter((scope) => scope.includes('/RiskAssessment.'))).toHaveLength(1)
  }
})

it('plans are not asked for where the EHR lists the scopes of types without them', () => {
  const plansFor = (...scopesSupported: string[]) =>
    asked({}, { scopesSupported }).filter((scope) => /CarePlan|RequestGroup|ServiceRequest/.test(scope))
  const all = ['patient/CarePlan.rs', 'patient/RequestGroup.rs', 'patient/ServiceRequest.rs']
  expect(plansFor()).toEqual(all)
  expect(plansFor('launch', 'openid')).toEqual(all)
  expect(plansFor('user/*.rs')).toEqual(all)
  expect(plansFor('patient/Observation.rs')).toEqual([])
  expect(plansFor('patient/Observation.rs', 'user/CarePlan.rs', 'patient/ServiceRequest.s')).toEqual([
    'patient/CarePlan.rs',
    'patient/ServiceRequest.rs',
  ])
  expect(asked({ leaveOut: ['RequestGroup'] })).not.toContain('patient/RequestGroup.rs')
})

it('Patient and Observation cannot be left out: there would be no score', () => {
  expect(() => issuerWith({ leaveOut: ['Observation'] })).toThrow()
})
