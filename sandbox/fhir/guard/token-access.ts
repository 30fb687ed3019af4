import type { ScopeOperation, SmartScope } from '../../auth/smart-scopes.ts'

/** What a valid access token stands for. */
export interface Access {
  readonly clientId: string
  /** The signed-in practitioner, as `Practitioner/1`. */
  readonly user: string
  /** Whether the token may read the record of `user` (scope `fhirUser`). */
  readonly readsUser?: boolean
  /** The patient in context: patient/ scopes mean this one only. */
  readonly patient: string | undefined
  readonly scopes: readonly SmartScope[]
}

/** How far a token reaches for one operation on one type. */
export interface Reach {
  /** The only patient whose data may be touched; undefined for all patients. */
  readonly patient: string | undefined
  /** Alternatives of granular scopes; empty when there is no such limit. */
  readonly filters: readonly URLSearchParams[]
}

/** The widest reach that the token's scopes give; undefined when none covers the operation. */
export function reachOf(access: Access, operation: ScopeOperation, type: string): Reach | undefined {
  const fitting = access.scopes.filter(
    (scope) => scope.operations.has(operation) && (scope.type === '*' || scope.type === type),
  )
  const ofUser = fitting.filter((scope) => scope.level === 'user')
  const ofPatient = access.patient === undefined ? [] : fitting.filter((scope) => scope.level === 'patient')
  const unlimited = (scopes: readonly SmartScope[]): boolean => scopes.some((s) => s.filter === undefined)
  if (unlimited(ofUser)) return { patient: undefined, filters: [] }
  if (unlimited(ofPatient)) return { patient: access.patient, filters: [] }
  if (ofUser.length > 0) return { patient: undefined, filters: filtersOf(ofUser) }
  if (ofPatient.length > 0) return { patient: access.patient, filters: filtersOf(ofPatient) }
  return undefined
}

function filtersOf(scopes: readonly SmartScope[]): URLSearchParams[] {
  return scopes.map((scope) => scope.filter).filter((filter) => filter !== undefined)
}
