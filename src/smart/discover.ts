import { baseWithSlash } from './same-base.ts'
import { fromMetadata, fromWellKnown, type SmartServerResult } from './smart-server.ts'

/**
 * `unreachable`: neither place gave an answer that could be read, whatever the reason. `faulty`: the server failed.
 * `url` is the first place.
 */
export type Discovery =
  | SmartServerResult
  | { readonly ok: false; readonly code: 'unreachable'; readonly url: string }
  | { readonly ok: false; readonly code: 'faulty'; readonly url: string; readonly status: number }

/** Where an EHR describes its sign-in; `iss` with or without a trailing slash. */
export function wellKnownUrl(iss: string): string {
  return `${baseWithSlash(iss)}.well-known/smart-configuration`
}

/**
 * Asks `.well-known/smart-configuration` and, where it is absent or names no endpoints, the CapabilityStatement.
 * Endpoints that are unsafe end it: a second place must not make up for them.
 */
export async function discover(iss: string): Promise<Discovery> {
  const signal = AbortSignal.timeout(20_000)
  const url = wellKnownUrl(iss)
  const wellKnown = await readJson(url, 'application/json', signal)
  if (wellKnown.kind === 'json') {
    const described = fromWellKnown(wellKnown.json, iss)
    if (described.ok || described.code === 'unsafe-endpoint') return described
  }
  const metadata = await readJson(`${baseWithSlash(iss)}metadata`, 'application/fhir+json', signal)
  if (metadata.kind === 'json') {
    const described = fromMetadata(metadata.json, iss)
    if (described.ok || described.code === 'unsafe-endpoint') return described
  }
  if (wellKnown.kind === 'silent' && metadata.kind === 'silent') {
    return { ok: false, code: 'unreachable', url }
  }
  return wellKnown.kind === 'status' && wellKnown.status >= 500
    ? { ok: false, code: 'faulty', url, status: wellKnown.status }
    : { ok: false, code: 'no-endpoints' }
}

type Read =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'silent' }

async function readJson(url: string, accept: string, signal: AbortSignal): Promise<Read> {
  let response: Response
  try {
    response = await fetch(url, { headers: { accept }, credentials: 'omit', signal })
  } catch {
    return { kind: 'silent' }
  }
  if (!response.ok) return { kind: 'status', status: response.status }
  try {
    return { kind: 'json', json: await response.json() }
  } catch {
    // A page instead of JSON: some servers answer every address with their portal.
    return { kind: 'json', json: undefined }
  }
}
