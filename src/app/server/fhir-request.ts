import type { Session } from '../session/session.ts'
import { underBase } from './under-base.ts'

export interface FhirRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Absolute, or relative to the FHIR base. */
  readonly url: string
  readonly body?: unknown
  /** Conditional headers of a write, e.g. If-Match. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/** The server's answer whatever its status, or why there is none. */
export type FhirAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: unknown
      readonly location?: string | undefined
    }
  | { readonly kind: 'expired' }
  | { readonly kind: 'network' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'cancelled' }
  /** The URL does not belong to the FHIR server; nothing was sent. */
  | { readonly kind: 'foreign-url' }

const TIMEOUT_MS = 20_000

/** Sessions whose EHR does not let pages of this origin send X-Request-Id: a preflight then refuses every request. */
const withoutRequestId = new WeakSet<Session>()

/**
 * One FHIR request with the session's token, at most 20 s; a 401 is tried once more with a new token where there is
 * one. A reading request that got no answer is tried once more without X-Request-Id, and if that helps, so are all later ones.
 */
export async function fhirRequest(session: Session, request: FhirRequest): Promise<FhirAnswer> {
  const url = underBase(request.url, session.fhirBase)
  if (url === undefined) return { kind: 'foreign-url' }
  const first = await reach(session, request, url)
  if (first.kind !== 'expired') return first
  return (await session.renew()) ? reach(session, request, url) : first
}

async function reach(session: Session, request: FhirRequest, url: URL): Promise<FhirAnswer> {
  const named = !withoutRequestId.has(session)
  const answer = await send(session, request, url, named)
  // A write whose answer was lost must not go out again by itself.
  if (answer.kind !== 'network' || !named || request.method !== 'GET') return answer
  const again = await send(session, request, url, false)
  if (again.kind !== 'network') withoutRequestId.add(session)
  return again
}

async function send(session: Session, request: FhirRequest, url: URL, named: boolean): Promise<FhirAnswer> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal])
  try {
    const authorization = await session.authorization()
    const response = await fetch(url, {
      method: request.method,
      headers: {
        accept: 'application/fhir+json',
        ...(named ? { 'x-request-id': crypto.randomUUID() } : {}),
        ...request.headers,
        ...(authorization === undefined ? {} : { authorization }),
        ...(request.body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      cache: 'no-store',
      credentials: 'omit',
      // A redirect could lead elsewhere, token and all.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    })
    if (response.status === 401) return { kind: 'expired' }
    return {
      kind: 'answer',
      status: response.status,
      body: await bodyOf(response),
      location: response.headers.get('location') ?? undefined,
    }
  } catch {
    if (request.signal?.aborted) return { kind: 'cancelled' }
    return { kind: timeout.aborted ? 'timeout' : 'network' }
  }
}

/** The JSON of an answer; undefined for an empty one or one that is not JSON (a proxy's error page). */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
