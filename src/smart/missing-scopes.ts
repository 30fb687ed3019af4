import { isGranted, type Permission } from '../fhir/resources/granted-scopes.ts'

/** What the app was to be allowed; each lack has its consequence in the texts. */
export type ScopeNeed =
  | 'read-patient'
  | 'read-observations'
  | 'read-reports'
  | 'read-conditions'
  | 'read-procedures'
  | 'read-orders'
  | 'read-administrations'
  | 'read-statements'
  | 'read-dispenses'
  | 'read-care-plans'
  | 'read-request-groups'
  | 'read-service-requests'
  | 'read-lesions'
  | 'read-drugs'
  | 'read-assessments'
  | 'create-assessments'
  | 'update-assessments'
  | 'create-observations'
  | 'update-observations'
  | 'create-provenance'
  | 'read-documents'
  | 'create-documents'
  | 'update-documents'
  | 'know-user'

/** A right that was asked for and not granted. */
export interface MissingScope {
  readonly need: ScopeNeed
  /** What to grant, in SMART v2 spelling: `patient/Condition.rs`. */
  readonly scope: string
}

interface Needed extends MissingScope {
  readonly type: string
  readonly permission: Permission
}

const needed = (need: ScopeNeed, type: string, permission: Permission, letters: string): Needed => ({
  ...{ need, type, permission },
  scope: `patient/${type}.${letters}`,
})

/** The order is that of weight for the score: what is read, then what is stored. */
const NEEDS: readonly Needed[] = [
  needed('read-patient', 'Patient', 'read', 'r'),
  needed('read-observations', 'Observation', 'search', 'rs'),
  needed('read-reports', 'DiagnosticReport', 'search', 'rs'),
  needed('read-conditions', 'Condition', 'search', 'rs'),
  needed('read-procedures', 'Procedure', 'search', 'rs'),
  needed('read-administrations', 'MedicationAdministration', 'search', 'rs'),
  needed('read-orders', 'MedicationRequest', 'search', 'rs'),
  needed('read-statements', 'MedicationStatement', 'search', 'rs'),
  needed('read-dispenses', 'MedicationDispense', 'search', 'rs'),
  needed('read-care-plans', 'CarePlan', 'search', 'rs'),
  needed('read-request-groups', 'RequestGroup', 'search', 'rs'),
  needed('read-service-requests', 'ServiceRequest', 'search', 'rs'),
  needed('read-drugs', 'Medication', 'read', 'rs'),
  needed('read-lesions', 'BodyStructure', 'search', 'rs'),
  needed('read-assessments', 'RiskAssessment', 'search', 'rs'),
  needed('create-assessments', 'RiskAssessment', 'create', 'c'),
  needed('update-assessments', 'RiskAssessment', 'update', 'u'),
  needed('create-observations', 'Observation', 'create', 'c'),
  needed('update-observations', 'Observation', 'update', 'u'),
  needed('create-provenance', 'Provenance', 'create', 'c'),
]

const DOCUMENT_NEEDS: readonly Needed[] = [
  needed('read-documents', 'DocumentReference', 'search', 'rs'),
  needed('create-documents', 'DocumentReference', 'create', 'c'),
  needed('update-documents', 'DocumentReference', 'update', 'u'),
]

/**
 * What is missing of the rights the app asks for, from the `scope` of the token response, v1 or v2. Empty where the
 * EHR does not say what it granted (RFC 6749, 5.1: then it is what was asked). Granted is not yet permitted: each
 * request can still be refused.
 */
export function missingScopes(
  granted: string | undefined,
  options: { readonly documents?: boolean; readonly userKnown?: boolean } = {},
): readonly MissingScope[] {
  if (granted === undefined || granted.trim() === '') return []
  const needs = options.documents ? [...NEEDS, ...DOCUMENT_NEEDS] : NEEDS
  const missing: MissingScope[] = needs
    .filter(({ type, permission }) => !isGranted(granted, type, permission))
    .map(({ need, scope }) => ({ need, scope }))
  // An EHR may name the user without listing the scopes for it.
  return options.userKnown === false ? [...missing, { need: 'know-user', scope: 'openid fhirUser' }] : missing
}
