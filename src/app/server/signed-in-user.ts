import { userName } from '../../fhir/resources/human-name.ts'
import type { SignedInUser } from '../session/id-token.ts'
import type { Session } from '../session/session.ts'
import { clientOf } from './session-client.ts'

/**
 * Who is signed in, by name: as the token says, else as the EHR's own record does, which the scope `fhirUser` allows to read (SMART
 * App Launch 2.2, "Scopes for requesting identity data"). Where it does not, or does not answer, the reference alone.
 */
export async function signedInUser(session: Session): Promise<SignedInUser | undefined> {
  const { user } = session
  if (user === undefined || user.display !== undefined) return user
  const answer = await clientOf(session).request({ method: 'GET', url: user.reference })
  if (!answer.ok || answer.value.status !== 200) return user
  const display = userName(answer.value.json)
  return display === '' ? user : { ...user, display }
}
