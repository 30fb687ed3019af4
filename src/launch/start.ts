import { clearSessions } from '../app/session/clear-sessions.ts'
import { smart } from '../app/session/smart-client.ts'
import { newStateKey } from '../app/session/state-key.ts'
import { noteSession, pointToTokenEndpoint } from '../app/session/stored-session.ts'
import type { Problem } from '../page/setup/problem.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Issuer } from '../site/site-schema.ts'
import { audience } from '../smart/audience.ts'
import { askedScopes } from '../smart/scopes.ts'
import { type AuthorizationRequest, authorizationRequest } from './authorization-request.ts'
import { discoverEhr } from './discover-ehr.ts'
import type { EhrLaunch } from './launch-request.ts'

/**
 * Prepares the way to the EHR's sign-in and notes in the tab what was asked. fhirclient makes the request (state, PKCE)
 * and keeps the session; endpoints are those of our own discovery, resolved and checked. Without a launch token it starts standalone. `page`: where the
 * EHR sends the browser back to.
 */
export async function start(
  issuer: Issuer,
  launch: EhrLaunch,
  page: 'index.html' | 'worklist.html' = 'index.html',
): Promise<Result<AuthorizationRequest, Problem>> {
  const discovered = await discoverEhr(issuer.iss)
  if (!discovered.ok) return discovered
  const server = discovered.value
  const kind = launch.token === undefined ? 'standalone' : 'ehr'
  const aud = audience(issuer.iss, server, launch.aud)
  const stateKey = newStateKey()
  const scope = askedScopes(issuer, server, page === 'worklist.html' ? 'list' : kind)
  try {
    clearSessions(sessionStorage)
    const url = await smart.authorize({
      iss: aud,
      clientId: issuer.clientId,
      ...(launch.token === undefined ? {} : { launch: launch.token }),
      scope,
      redirectUri: new URL(page, location.href).href,
      stateKey,
      // PKCE always; this mode leaves it to discoverEhr to refuse servers that name their methods without S256.
      pkceMode: 'unsafeV1',
      completeInTarget: true,
      noRedirect: true,
    })
    if (typeof url !== 'string') return fail({ code: 'authorization-not-started', detail: issuer.iss })
    pointToTokenEndpoint(sessionStorage, stateKey, server.tokenEndpoint)
    noteSession(sessionStorage, stateKey, {
      ...{ iss: issuer.iss, clientId: issuer.clientId, aud, scope },
      ...{ launch: kind, launchToken: launch.token },
      ...{ tokenEndpoint: server.tokenEndpoint, issuer: server.issuer, namesIssuer: server.namesIssuer },
    })
    return ok(authorizationRequest(server.authorizationEndpoint, issuer.authorization, url))
  } catch {
    return fail({ code: 'authorization-not-started', detail: issuer.iss })
  }
}
