import type { SiteConfig } from '../../site/site-schema.ts'
import { failed, type Outcome, succeeded } from '../setup/problem.ts'
import { type Arrival, arrival, toRemember } from './arrival.ts'
import { userOf } from './id-token.ts'
import type { Session } from './session.ts'
import { smart } from './smart-client.ts'

type SmartClient = Awaited<ReturnType<typeof smart.ready>>

/** Reads how the page was reached and takes `code` and `state` out of its URL, before anything else happens. */
export function arrive(page: Location, history: History): Arrival {
  const came = arrival(new URLSearchParams(page.search), history.state)
  if (came.kind === 'signed-in') history.replaceState(toRemember(came.stateKey), '', page.pathname)
  if (came.kind === 'refused') history.replaceState(null, '', page.pathname)
  return came
}

/** Completes the sign-in (SMART App Launch 2.2, "Obtain access token") or, after a reload of the tab, finds the same session again. */
export async function openSession(site: SiteConfig, came: Arrival): Promise<Outcome<Session>> {
  switch (came.kind) {
    case 'none':
      return failed('no-session')
    case 'refused':
      return failed('authorization-refused', { detail: came.error })
    case 'signed-in':
      return connect(site, came.stateKey, came.code)
    case 'reload':
      return connect(site, came.stateKey, undefined)
  }
}

async function connect(
  site: SiteConfig,
  stateKey: string,
  code: string | undefined,
): Promise<Outcome<Session>> {
  try {
    if (sessionStorage.getItem(stateKey) === null) return failed('session-lost')
    const client = await smart.ready({
      stateKey,
      // fhirclient puts the code into a form body as it is.
      ...(code === undefined ? {} : { code: encodeURIComponent(code) }),
    })
    return sessionOf(client, site)
  } catch {
    // The error's text may quote the token endpoint's answer; it is not shown.
    return failed(code === undefined ? 'session-lost' : 'token-refused')
  }
}

function sessionOf(client: SmartClient, site: SiteConfig): Outcome<Session> {
  const { serverUrl, tokenResponse } = client.state
  const base = `${serverUrl.replace(/\/+$/, '')}/`
  const known = site.smart.issuers.some(({ iss }) => `${iss.replace(/\/+$/, '')}/` === base)
  if (!known || tokenResponse?.access_token === undefined) return failed('session-lost')
  const { patient, encounter } = tokenResponse
  if (typeof patient !== 'string' || patient === '') return failed('no-patient')
  return succeeded({
    fhirBase: base,
    patientId: patient,
    encounter: typeof encounter === 'string' && encounter !== '' ? `Encounter/${encounter}` : undefined,
    user: userOf(tokenResponse.id_token),
    needsBanner: tokenResponse.need_patient_banner !== false,
    granted: tokenResponse.scope,
    authorization: async () => {
      // A refresh that fails leaves the old token: the server's 401 then says that the session is over.
      await settled(() => client.refreshIfNeeded())
      return client.getAuthorizationHeader() ?? undefined
    },
    renew: () => settled(() => client.refresh()),
  })
}

/** Whether it went well. fhirclient's refresh throws at once, not as a promise, where there is no refresh token. */
async function settled(refresh: () => Promise<unknown>): Promise<boolean> {
  try {
    await refresh()
    return true
  } catch {
    return false
  }
}
