import type { Issuer } from '../site/site-schema.ts'
import type { SmartServer } from './smart-server.ts'

/** `v2`: patient/Observation.rs. `v1`: patient/Observation.read. */
export type Spelling = 'v1' | 'v2'

/** `online_access`: a refresh token while the user is online. `profile`: the clinician's name for the record. */
export type OfferedScope = 'online_access' | 'profile'

/** From the chart, by itself for a patient that the EHR lets the user choose, or by itself for the list of a department. */
export type LaunchKind = 'ehr' | 'standalone' | 'list'

/** What may order a protocol as a whole. Not every EHR knows these types. */
export const PLAN_TYPES = ['CarePlan', 'RequestGroup', 'ServiceRequest'] as const

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
  ...PLAN_TYPES,
] as const

const WRITTEN_AND_CORRECTED: readonly string[] = ['Observation', 'RiskAssessment', 'DocumentReference']

/** What a site asks for beyond the least, and what it leaves out. */
type Asked = Pick<Issuer, 'documents' | 'audit' | 'tasks' | 'leaveOut'>

/**
 * The least scopes that read what TIPM needs and write what it stores (SMART App Launch 2.2, "Scopes"); for the list of a department,
 * reading alone, of every patient that the user may see. `documents`: also those for storing an assessment as a document, `audit`: for
 * telling the EHR who saw it, `tasks`: for writing the department's list and ending its tasks, where the site says so.
 */
export function scopes(
  spelling: Spelling,
  launch: LaunchKind,
  offered: readonly OfferedScope[],
  { documents, audit, tasks, leaveOut = [] }: Partial<Asked> = {},
): string {
  const ofList = launch === 'list'
  const types = documents && !ofList ? [...READ_TYPES, 'DocumentReference'] : READ_TYPES
  const rights = [
    ['Patient', ofList ? 'rs' : 'r'],
    ...types.map((type) => [type, !ofList && WRITTEN_AND_CORRECTED.includes(type) ? 'crus' : 'rs']),
    ...(ofList ? [] : [['Provenance', 'cu']]),
    ...(audit ? [['AuditEvent', 'c']] : []),
    ...(tasks ? [['Task', ofList ? 'crus' : 'rus']] : []),
    ...(tasks && ofList ? [['List', 'crus']] : []),
  ].flatMap(([type = '', letters = '']) => {
    const asked = leaveOut.includes('write') ? letters.replace(/[cu]/g, '') : letters
    const words = spelling === 'v2' ? [asked] : [/[rs]/.test(asked) && 'read', /[cu]/.test(asked) && 'write']
    return isLeftOut(type)
      ? []
      : words.flatMap((word) => (word ? `${ofList ? 'user' : 'patient'}/${type}.${word}` : []))
  })
  const signIn = [...(ofList ? [] : [launch === 'ehr' ? 'launch' : 'launch/patient']), 'openid', 'fhirUser']
  return [...[...signIn, ...offered].filter((scope) => !isLeftOut(scope)), ...rights].join(' ')

  function isLeftOut(name: string): boolean {
    return leaveOut.some((left) => left === name)
  }
}

/** What the app asks an EHR for, by what that announces and the site file says; scopes that an EHR does not know make some refuse the whole launch. */
export function askedScopes(issuer: Issuer, server: SmartServer, launch: LaunchKind): string {
  const { onlineAccess } = issuer
  const { scopesSupported, capabilities } = server
  const announced = scopesSupported.includes('online_access') || capabilities.includes('permission-online')
  const offered: OfferedScope[] = [
    ...((onlineAccess ?? announced) ? (['online_access'] as const) : []),
    ...(scopesSupported.includes('profile') ? (['profile'] as const) : []),
  ]
  const listed = scopesSupported.filter((scope) => /^(?:patient|user|system)\//.test(scope))
  const unlisted = PLAN_TYPES.filter(
    (type) =>
      listed.length > 0 && !listed.some((scope) => scope.includes(`/${type}.`) || scope.includes('/*.')),
  )
  const leaveOut = [...issuer.leaveOut, ...unlisted]
  return scopes(spellingFor(issuer.scopes, server), launch, offered, { ...issuer, leaveOut })
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
