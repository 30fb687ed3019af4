import { clearSessions } from '../app/session/clear-sessions.ts'
import { smart } from '../app/session/smart-client.ts'
import { newStateKey } from '../app/session/state-key.ts'
import { failed, type Outcome, succeeded } from '../app/setup/problem.ts'
import type { Issuer } from '../site/site-schema.ts'
import { scopes } from './scopes.ts'
import { smartConfiguration } from './smart-configuration.ts'

/** Prepares the way to the EHR's sign-in: the URL to go to. `launch` is the EHR's launch token; undefined starts standalone. */
export async function start(issuer: Issuer, launch: string | undefined): Promise<Outcome<string>> {
  const configuration = await smartConfiguration(issuer.iss)
  if (!configuration.ok) return configuration
  try {
    clearSessions(sessionStorage)
    const url = await smart.authorize({
      iss: issuer.iss,
      clientId: issuer.clientId,
      ...(launch === undefined ? {} : { launch }),
      scope: scopes(issuer.scopes, launch === undefined ? 'standalone' : 'ehr', configuration.value.offered),
      redirectUri: new URL('index.html', location.href).href,
      stateKey: newStateKey(),
      pkceMode: 'required',
      completeInTarget: true,
      noRedirect: true,
    })
    return typeof url === 'string' ? succeeded(url) : failed('authorization-not-started')
  } catch {
    return failed('authorization-not-started', { detail: issuer.iss })
  }
}
