import { runtimeFetch } from '../../fhir-client/ask.ts'
import { type FhirClient, fhirClient } from '../../fhir-client/fhir-client.ts'
import type { UserSession } from '../session/session.ts'

export const MOST_PAGES = 50

const clients = new WeakMap<UserSession, FhirClient>()

/** The FHIR client of a session: its token is renewed where that is possible. */
export function clientOf(session: UserSession): FhirClient {
  const known = clients.get(session)
  if (known !== undefined) return known
  const client = fhirClient({
    base: session.fhirBase,
    fetch: runtimeFetch,
    authorization: () => session.authorization(),
    renew: () => session.renew(),
    granted: session.granted,
    mostPages: MOST_PAGES,
    namesRequests: true,
  })
  clients.set(session, client)
  return client
}
