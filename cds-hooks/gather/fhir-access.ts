import type { Fetch } from '../../src/fhir-client/ask.ts'
import { type FhirClient, fhirClient } from '../../src/fhir-client/fhir-client.ts'
import { fail, ok, type Result } from '../../src/result.ts'
import { normalBase } from '../../src/site/same-base.ts'
import type { HookRequest } from '../request-schema.ts'
import type { CdsSettings } from '../site-settings.ts'

/** A FHIR server that may be asked, with the token for it. Lives as long as the request; the token is never stored or logged. */
export interface FhirAccess {
  /** Ends in a slash. */
  readonly base: string
  readonly token: string
  readonly scope: string
}

export type FhirAccessResult = Result<
  FhirAccess,
  'not-offered' | 'server-not-allowed' | 'other-patient' | 'token-expired'
>

/**
 * Whether a request's `fhirServer` may be asked: listed in the site file, with a token that is for this patient. Both
 * spellings are compared as WHATWG URLs, so that no other way of writing a host (user name, port, dots, decimal or mapped
 * IPv6 addresses) passes for a listed one; the site file's own is used.
 */
export function fhirAccess(
  {
    fhirServer,
    fhirAuthorization,
    context,
  }: Pick<HookRequest, 'fhirServer' | 'fhirAuthorization' | 'context'>,
  allowed: readonly string[],
): FhirAccessResult {
  if (fhirServer === undefined || fhirAuthorization === undefined) return fail('not-offered')
  const wanted = normalBase(fhirServer)
  const base = allowed.map(normalBase).find((listed) => listed === wanted)
  if (base === undefined) return fail('server-not-allowed')
  const { patient, expires_in, access_token: token, scope } = fhirAuthorization
  if (patient !== undefined && patient !== context.patientId) return fail('other-patient')
  return expires_in > 0 ? ok({ base, token, scope }) : fail('token-expired')
}

/**
 * The client for what is fetched for one answer: all of it within the time of `limits`, and together no larger than what could
 * have come with the call. Reading what arrived costs time that no timer can end. One answer may be half of that.
 */
export function clientFor(
  { base, token, scope }: FhirAccess,
  fetch: Fetch,
  { fetchMilliseconds, bodyMegabytes }: CdsSettings['limits'],
): FhirClient {
  const bytes = bodyMegabytes * 1024 * 1024
  return fhirClient({
    ...{ base, granted: scope, mostPages: 20, mostBytes: bytes / 2 },
    fetch: limited(fetch, bytes),
    authorization: async () => `Bearer ${token}`,
    endsAt: performance.now() + fetchMilliseconds,
  })
}

/** Breaks off the answer with which all of them together become too large. */
function limited(fetch: Fetch, mostBytes: number): Fetch {
  let left = mostBytes
  return async (url, init) => {
    const { body, status, headers } = await fetch(url, init)
    const counted = body?.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          left -= chunk.byteLength
          if (left < 0) controller.error(new Error('too large'))
          else controller.enqueue(chunk)
        },
      }),
    )
    return new Response(counted ?? null, { status, headers })
  }
}
