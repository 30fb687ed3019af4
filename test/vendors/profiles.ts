import type { VendorProfile } from './fake-ehr.ts'

const READ = {
  Patient: {},
  Observation: {},
  DiagnosticReport: {},
  Condition: {},
  Procedure: {},
  MedicationRequest: {},
  BodyStructure: {},
} as const
const ALL = { create: true, update: true } as const
const CONDITIONAL = { create: true, update: true, conditionalCreate: true } as const

/** R4 metadata of the sandbox: no RiskAssessment at all, Observation and DocumentReference create and update, Provenance read only. Each site maps which Observations it takes. */
export const EPIC: VendorProfile = {
  name: 'Epic',
  types: { ...READ, Observation: ALL, BodyStructure: ALL, DocumentReference: ALL, Provenance: {} },
  transaction: false,
  ifNoneExist: 'ignored',
  echoes: false,
  pageSize: 1000,
}

export const EPIC_UNMAPPED: VendorProfile = {
  ...EPIC,
  name: 'Epic, Observation not mapped',
  refuses: (type) => (type === 'Observation' ? 403 : undefined),
}

/** Millennium's R4 metadata: no RiskAssessment; Observation create and update with If-Match, DocumentReference, Provenance create. */
export const ORACLE_HEALTH: VendorProfile = {
  name: 'Oracle Health',
  types: {
    ...READ,
    Observation: ALL,
    DocumentReference: ALL,
    Provenance: { create: true },
    MedicationAdministration: {},
  },
  transaction: false,
  ifNoneExist: 'ignored',
  echoes: false,
  pageSize: 50,
}

/** HAPI JPA: every type, transactions, conditional create. */
export const HAPI: VendorProfile = {
  name: 'HAPI',
  types: {
    ...READ,
    MedicationAdministration: {},
    MedicationStatement: {},
    MedicationDispense: {},
    Observation: CONDITIONAL,
    RiskAssessment: CONDITIONAL,
    DocumentReference: CONDITIONAL,
    Provenance: CONDITIONAL,
  },
  transaction: true,
  ifNoneExist: 'any',
  echoes: true,
  pageSize: 20,
}

export const MEDPLUM: VendorProfile = { ...HAPI, name: 'Medplum', pageSize: 100 }

/** HealthLake: RiskAssessment create and update; conditional create is not documented (an idempotency header of its own is). */
export const HEALTHLAKE: VendorProfile = {
  ...HAPI,
  name: 'AWS HealthLake',
  types: { ...READ, Observation: ALL, RiskAssessment: ALL, DocumentReference: ALL, Provenance: ALL },
  transaction: false,
  ifNoneExist: 'ignored',
}

/** Google: If-None-Exist only with an identifier; a transaction that uses another search is refused. */
export const GOOGLE: VendorProfile = { ...HAPI, name: 'Google Cloud Healthcare', ifNoneExist: 'identifier' }
