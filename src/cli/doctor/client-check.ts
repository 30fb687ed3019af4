import { causeOf } from './cause.ts'
import { type Check, fail, pass, skipped, warn } from './check.ts'
import { type Probe, probe, statusText } from './probe.ts'

/**
 * Asks the token endpoint with a code that cannot be right, as the app would from its origin: the refusal tells
 * whether the client is known as a public one (RFC 6749, 5.2), and its headers whether the origin may read it.
 */
export function askToken(
  tokenEndpoint: string,
  clientId: string,
  origin: string | undefined,
): Promise<Probe> {
  return probe(tokenEndpoint, {
    method: 'POST',
    headers: { accept: 'application/json', ...(origin === undefined ? {} : { origin }) },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'tipm-doctor',
      client_id: clientId,
      redirect_uri: `${origin ?? 'https://tipm-doctor.invalid'}/index.html`,
      code_verifier: 'tipm-doctor-tipm-doctor-tipm-doctor-tipm-doctor',
    }),
  })
}

/** An id that nobody has: what is answered to it, too, says nothing of the client. */
export const NO_CLIENT = 'tipm-doctor-no-such-client'

/** What the answer to the client id says beside the answer to one that cannot exist. */
export function clientCheck(answer: Probe | undefined, control: Probe | undefined, clientId: string): Check {
  if (answer === undefined) return skipped('client', 'no token endpoint is known')
  if (!answer.ok) {
    const { found, advice } = causeOf(answer.problem)
    return fail('client', `the token endpoint does not answer: ${found}`, advice)
  }
  const error = errorOf(answer.value.json)
  const said = error ?? statusText(answer)
  const toNobody = control?.ok ? (errorOf(control.value.json) ?? statusText(control)) : undefined
  if (toNobody === undefined || toNobody === said) {
    return warn(
      'client',
      `cannot be told: the token endpoint answers ${said} to a made-up code, ${toNobody === undefined ? 'and nothing' : 'and the same'} to a client that cannot exist`,
      'Check clientId at the EHR, and that it is a public client (no secret) for the authorization code grant with PKCE; the first launch tells.',
    )
  }
  switch (error) {
    case 'invalid_grant':
    case 'invalid_request':
      return pass(
        'client',
        `the token endpoint takes ${clientId} for a public client (${error} for a made-up code; ${toNobody} for a client that cannot exist)`,
      )
    case 'invalid_client':
    case 'unauthorized_client':
      return fail(
        'client',
        `the token endpoint refuses ${clientId}: ${error} (${toNobody} for a client that cannot exist)`,
        'Check clientId, and that it is registered as a public client (no secret) for the authorization code grant with PKCE.',
      )
    default:
      return warn(
        'client',
        `cannot be told: the token endpoint answers a made-up code with ${said}`,
        'Check at the first launch.',
      )
  }
}

function errorOf(json: unknown): string | undefined {
  if (json === null || typeof json !== 'object' || !('error' in json)) return undefined
  return typeof json.error === 'string' && /^[\w.-]{1,60}$/.test(json.error) ? json.error : undefined
}
