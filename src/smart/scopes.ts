import type { Issuer } from '../site/site-schema.ts'
import type { SmartServer } from './smart-server.ts'

/** `v2`: patient/Observation.rs. `v1`: patient/Observation.read. */
export type Spelling = 'v1' | 'v2'

/** `online_access`: a refresh token while the user is online. `profile`: the clinician's name for the record. */
export type OfferedScope = 'online_access' | 'profile'

/** From the chart, by itself for a patient that the EHR lets the user choose, or by itself for the list of a department. */
export type LaunchKind = 'ehr' | 'standalone' | 'list'

/** BodyStructure tells lesions apart; Medication names the drug of an order that only refers to it. */
export const READ_TYPES = [
  'Observation',
  'DiagnosticReport',
  'Condition',
  'Procedure',
  'MedicationRequest',
  'MedicationAdministration',
  'MedicationStatement',
  'MedicationDispense',
  'RiskAssessment',
  'BodyStructure',
  'Medication',
] as const

const WRITTEN_AND_CORRECTED: readonly string[] = ['Observation', 'RiskAssessment', 'DocumentReference']

/**
 * The least scopes that read what TIPM needs and write what it stores (SMART App Launch 2.2, "Scopes"). `documents`:
 * also those for storing an assessment as a document, `audit`: for telling the EHR who saw it, where the site says so.
 */
export function scopes(
  spelling: Spelling,
  launch: LaunchKind,
  offered: readonly OfferedScope[],
  documents = false,
  audit = false,
): string {
  const types = documents ? [...READ_TYPES, 'DocumentReference'] : READ_TYPES
  const ofList = launch === 'list'
  const told = `${ofList ? 'user' : 'patient'}/AuditEvent.${spelling === 'v2' ? 'c' : 'write'}`
  return [
    ...(ofList ? [] : [launch === 'ehr' ? 'launch' : 'launch/patient']),
    'openid',
    'fhirUser',
    ...offered,
    ...(ofList ? ofManyPatients(spelling) : spelling === 'v2' ? v2(types) : v1(types)),
    ...(audit ? [told] : []),
  ].join(' ')
}

/** What the department's list reads: the same of every patient that the user may see. */
function ofManyPatients(spelling: Spelling): string[] {
  return ['Patient', ...READ_TYPES].map((type) => `user/${type}.${spelling === 'v2' ? 'rs' : 'read'}`)
}

function v2(types: readonly string[]): string[] {
  const read = types.map((type) => `patient/${type}.${WRITTEN_AND_CORRECTED.includes(type) ? 'crus' : 'rs'}`)
  return ['patient/Patient.r', ...read, 'patient/Provenance.cu']
}

function v1(types: readonly string[]): string[] {
  return [
    'patient/Patient.read',
    ...types.map((type) => `patient/${type}.read`),
    ...types.filter((type) => WRITTEN_AND_CORRECTED.includes(type)).map((type) => `patient/${type}.write`),
    'patient/Provenance.write',
  ]
}

/** What the app asks an EHR for, by what that announces and the site file says. */
export function askedScopes(issuer: Issuer, server: SmartServer, launch: LaunchKind): string {
  const { leaveOut, onlineAccess } = issuer
  const announced = offeredScopes(server)
  const online = onlineAccess ?? announced.includes('online_access')
  const offered = [
    ...(online ? (['online_access'] as const) : []),
    ...announced.filter((scope) => scope !== 'online_access'),
  ]
  return scopes(spellingFor(issuer.scopes, server), launch, offered, issuer.documents, issuer.audit)
    .split(' ')
    .filter(
      (scope) =>
        !leaveOut.some(
          (name) => scope === name || scope.replace(/^(patient|user)\//, '').startsWith(`${name}.`),
        ),
    )
    .flatMap((scope) => (leaveOut.includes('write') ? readingPart(scope) : [scope]))
    .join(' ')
}

function readingPart(scope: string): string[] {
  return /\.(write|cu?)$/.test(scope) ? [] : [scope.replace(/\.crus$/, '.rs')]
}

/** Scopes worth asking for beyond the least: unknown ones make some EHRs refuse the whole launch. */
function offeredScopes({ scopesSupported, capabilities }: SmartServer): OfferedScope[] {
  const online = scopesSupported.includes('online_access') || capabilities.includes('permission-online')
  return [
    ...(online ? (['online_access'] as const) : []),
    ...(scopesSupported.includes('profile') ? (['profile'] as const) : []),
  ]
}

/**
 * The spelling for an EHR: the site's, or by what the EHR announces (`permission-v2`, `permission-v1`, else the
 * spelling of its `scopes_supported`). An EHR that describes itself in SMART 1.0's way alone gets v1; else v2.
 */
export function spellingFor(setting: Issuer['scopes'], server: SmartServer): Spelling {
  if (setting !== 'auto') return setting
  const { capabilities, scopesSupported, source } = server
  if (capabilities.includes('permission-v2')) return 'v2'
  if (capabilities.includes('permission-v1') || source === 'metadata') return 'v1'
  const resource = scopesSupported.filter((scope) => /^(?:patient|user)\//.test(scope))
  const isV2 = (scope: string) => /\.(?=[cruds])c?r?u?d?s?(?:\?.*)?$/.test(scope)
  return resource.length > 0 && !resource.some(isV2) ? 'v1' : 'v2'
}
