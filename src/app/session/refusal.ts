import type { Problem } from '../../page/setup/problem.ts'
import type { ProblemCode } from '../../text/problem-codes.ts'
import type { Arrival } from './arrival.ts'
import { saidBy } from './said-by.ts'
import type { SessionNote } from './stored-session.ts'

/** What each code of an authorization server means (RFC 6749, 4.1.2.1; `invalid_client` is the token endpoint's, and some send it here). */
const MEANINGS: Readonly<Record<string, ProblemCode>> = {
  access_denied: 'sign-in-cancelled',
  temporarily_unavailable: 'sign-in-unavailable',
  server_error: 'sign-in-failed',
  invalid_request: 'request-refused',
  invalid_client: 'client-refused',
  unauthorized_client: 'client-not-allowed',
  unsupported_response_type: 'code-flow-refused',
  invalid_scope: 'scopes-refused',
}

const WORTH_TRYING_AGAIN: readonly ProblemCode[] = [
  'sign-in-cancelled',
  'sign-in-unavailable',
  'sign-in-failed',
]

/** An error answer to a sign-in that this tab has asked for: what it means, and the EHR's own words. */
export function refusal(came: Extract<Arrival, { kind: 'refused' }>, note: SessionNote): Problem {
  const code = MEANINGS[came.error] ?? 'authorization-refused'
  return {
    code,
    detail: came.error,
    ...saidBy(came.description),
    ...(WORTH_TRYING_AGAIN.includes(code) ? { again: { iss: note.aud, ...launchOf(note) } } : {}),
  }
}

function launchOf({ launchToken }: SessionNote): { launch?: string } {
  return launchToken === undefined ? {} : { launch: launchToken }
}
