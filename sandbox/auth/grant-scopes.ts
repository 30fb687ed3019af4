import type { SandboxClient } from './clients.ts'
import { parseSmartScope, splitScopes } from './smart-scopes.ts'

/** Which spelling of resource scopes the server knows; both when not set. */
export type ScopeSyntax = 'v1' | 'v2'

const contextScopes = new Set([
  ...['openid', 'fhirUser', 'profile', 'launch', 'launch/patient', 'launch/encounter'],
  ...['online_access', 'offline_access'],
])

/** The scopes granted out of those asked for, in their order; unknown and withheld ones are left out silently. */
export function grantScopes(
  asked: string,
  client: Pick<SandboxClient, 'grantableScopes'>,
  syntax: ScopeSyntax | undefined,
): string[] {
  const grantable = client.grantableScopes && new Set(client.grantableScopes)
  return splitScopes(asked).filter(
    (scope) =>
      (contextScopes.has(scope) || knownResourceScope(scope, syntax)) && (grantable?.has(scope) ?? true),
  )
}

function knownResourceScope(scope: string, syntax: ScopeSyntax | undefined): boolean {
  if (parseSmartScope(scope) === undefined) return false
  const isVersion1 = /\.(read|write|\*)$/.test(scope)
  return syntax === undefined || (syntax === 'v1') === isVersion1
}
