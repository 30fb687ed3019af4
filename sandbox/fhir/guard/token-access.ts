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

/** How far a token reaches for one operation on one type: the only patient whose data may be touched; undefined for all patients. */
export interface Reach {
  readonly patient: string | undefined
}

/** The widest reach that the token's scopes give; undefined when none covers the operation. */
export function reachOf(access: Access, operation: ScopeOperation, type: string): Reach | undefined {
  const fitting = access.scopes.filter(
    (scope) => scope.operations.has(operation) && (scope.type === '*' || scope.type === type),
  )
  if (fitting.some(({ level }) => level === 'user')) return { patient: undefined }
  return access.patient === undefined || fitting.length === 0 ? undefined : { patient: access.patient }
}
