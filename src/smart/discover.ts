import { fetchJson } from '../fhir-client/fetch-json.ts'
import { fail, type Result } from '../result.ts'
import { baseWithSlash } from '../site/same-base.ts'
import { type EndpointProblem, fromMetadata, fromWellKnown, type SmartServer } from './smart-server.ts'

/**
 * `unreachable`: neither place gave an answer that could be read, whatever the reason. `faulty`: the server failed.
 * `url` is the first place.
 */
export type DiscoveryProblem =
  | EndpointProblem
  | { readonly code: 'unreachable'; readonly url: string }
  | { readonly code: 'faulty'; readonly url: string; readonly status: number }

export type Discovery = Result<SmartServer, DiscoveryProblem>

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
  const read = (url: string, accept: string) =>
    fetchJson(url, { headers: { accept }, redirect: 'follow', signal })
  const url = wellKnownUrl(iss)
  const wellKnown = await read(url, 'application/json')
  if (wellKnown.ok) {
    const described = fromWellKnown(wellKnown.value, iss)
    if (described.ok || described.problem.code === 'unsafe-endpoint') return described
  }
  const metadata = await read(`${baseWithSlash(iss)}metadata`, 'application/fhir+json')
  if (metadata.ok) {
    const described = fromMetadata(metadata.value, iss)
    if (described.ok || described.problem.code === 'unsafe-endpoint') return described
  }
  if (isSilent(wellKnown) && isSilent(metadata)) return fail({ code: 'unreachable', url })
  return !wellKnown.ok && wellKnown.problem.code === 'http' && wellKnown.problem.status >= 500
    ? fail({ code: 'faulty', url, status: wellKnown.problem.status })
    : fail({ code: 'no-endpoints' })
}

function isSilent(read: Awaited<ReturnType<typeof fetchJson>>): boolean {
  return !read.ok && ['network', 'timeout', 'cancelled'].includes(read.problem.code)
}
