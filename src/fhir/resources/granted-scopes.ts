/** What a scope permits on a type of resource: SMART v2 letters, or v1's words. */
export type Permission = 'create' | 'read' | 'update' | 'search'

/**
 * Whether the granted scopes permit it, in v2 (`patient/Observation.crus`) or v1 spelling (`.read`, `.write`, `.*`), at any
 * of the three levels of SMART App Launch 2.2 (`patient/`, `user/`, `system/`: each is a right of this token); yes where
 * the EHR does not say what it granted (no `scope`, or an empty one, which OAuth does not know): the server then decides.
 * A scope narrowed by search parameters counts, though only the server knows what it leaves out; not for a search of drug records, of
 * which it would leave out silently that therapy has begun.
 */
export function isGranted(granted: string | undefined, type: string, permission: Permission): boolean {
  if (granted === undefined || granted.trim() === '') return true
  return granted.split(/\s+/).some((scope) => {
    const match = /^(?:patient|user|system)\/(\w+|\*)\.(read|write|\*|c?r?u?d?s?)(\?.*)?$/.exec(scope)
    if (match === null || (match[1] !== type && match[1] !== '*')) return false
    if (match[3] !== undefined && permission === 'search' && DRUG_RECORD.test(type)) return false
    return permits(match[2] ?? '', permission)
  })
}

const DRUG_RECORD = /^Medication(Request|Administration|Statement|Dispense)$/

function permits(spelled: string, permission: Permission): boolean {
  switch (spelled) {
    case '*':
      return true
    case 'read':
      return permission === 'read' || permission === 'search'
    case 'write':
      return permission === 'create' || permission === 'update'
    default:
      return spelled.includes(permission === 'search' ? 's' : permission.charAt(0))
  }
}
