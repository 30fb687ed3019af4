import type { Session } from '../session/session.ts'

/** A session for tests, with a token that can be renewed as often as `renewals` says. */
export function testSession(renewals = 0): Session {
  let token = 0
  return {
    fhirBase: 'https://ehr.example/fhir/',
    patientId: 'p1',
    encounter: undefined,
    user: undefined,
    needsBanner: true,
    granted: undefined,
    authorization: async () => `Bearer ${token}`,
    renew: async () => {
      if (token >= renewals) return false
      token += 1
      return true
    },
  }
}
