import { ask, type Fetch, runtimeFetch } from '../../src/fhir-client/ask.ts'
import type { FhirBackend, FhirResponse } from './backend.ts'
import type { BundleEntryInteraction, EntryInteraction, Interaction } from './fhir-interaction.ts'
import { refusal } from './fhir-refusal.ts'
import { isRecord } from './resource.ts'

const TIMEOUT_MS = 60_000

/** Forwards interactions to an external FHIR R4 server and translates its URLs into ours and back. */
export class ProxyBackend implements FhirBackend {
  readonly #upstream: string
  readonly #base: string
  readonly #timeout: number

  /** `upstream` is the external base URL, `base` the one under which clients see it, `timeout` in ms. */
  constructor(upstream: string, base: string, timeout = TIMEOUT_MS) {
    this.#upstream = upstream.replace(/\/+$/, '')
    this.#base = base
    this.#timeout = timeout
  }

  async handle(interaction: Interaction, requestId?: string): Promise<FhirResponse> {
    const { method, url, headers, body } = toHttp(interaction)
    const answer = await ask(this.#fetch, `${this.#upstream}${url}`, {
      ...{ method, body, timeoutMs: this.#timeout, redirect: 'follow' },
      headers: {
        accept: 'application/fhir+json',
        // A chart shows what was written a moment ago; HAPI answers a repeated search from a cache unless told this.
        'cache-control': 'no-cache',
        ...(body && { 'content-type': 'application/fhir+json' }),
        ...(requestId && { 'x-request-id': requestId }),
        ...headers,
      },
    })
    if (!answer.ok) {
      return answer.problem.code === 'timeout'
        ? refusal(504, 'transient', 'The FHIR server behind this one did not answer in time')
        : refusal(502, 'transient', 'The FHIR server behind this one cannot be reached')
    }
    const { status, json, unread, headers: got } = answer.value
    if (unread !== undefined && unread.code !== 'empty-body') {
      return refusal(502, 'transient', 'The FHIR server behind this one did not answer in JSON')
    }
    const location = got.get('location') ?? got.get('content-location')
    return {
      ...{ status, body: isRecord(json) ? json : undefined, etag: got.get('etag') ?? undefined },
      lastModified: got.get('last-modified') ?? undefined,
      location: location === null ? undefined : rebased(location, this.#upstream, this.#base),
    }
  }

  async close(): Promise<void> {}

  /** Addresses are those of the other server on the way there, and ours on the way back. */
  readonly #fetch: Fetch = async (url, init) => {
    const { body } = init
    const sent = typeof body === 'string' ? rebased(body, this.#base, this.#upstream) : null
    const response = await runtimeFetch(url, { ...init, body: sent })
    const text = rebased(await response.text(), this.#upstream, this.#base)
    return new Response(text === '' ? null : text, response)
  }
}

/** Replaces a base URL where it stands whole: `http://fhir.example` is no part of `http://fhir.example.org`. */
function rebased(text: string, from: string, to: string): string {
  const whole = new RegExp(`${from.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w.:~%-])`, 'g')
  return text.replaceAll(whole, () => to)
}

interface UpstreamRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  readonly headers?: Record<string, string>
  readonly body?: object
}

function toHttp(interaction: Interaction): UpstreamRequest {
  switch (interaction.kind) {
    case 'capabilities':
      return { method: 'GET', url: '/metadata' }
    case 'page':
      return { method: 'GET', url: `?${interaction.query}` }
    case 'batch':
    case 'transaction':
      return {
        method: 'POST',
        url: '',
        body: { resourceType: 'Bundle', type: interaction.kind, entry: interaction.entries.map(toEntry) },
      }
    default:
      return entryToHttp(interaction)
  }
}

function entryToHttp(interaction: EntryInteraction): UpstreamRequest {
  const onType = `/${interaction.type}`
  const url = 'id' in interaction ? `${onType}/${interaction.id}` : onType
  switch (interaction.kind) {
    case 'search': {
      const query = interaction.query.toString()
      const headers = interaction.strict ? { prefer: 'handling=strict' } : {}
      return { method: 'GET', url: query === '' ? url : `${url}?${query}`, headers }
    }
    case 'read':
      return { method: 'GET', url }
    case 'vread':
      return { method: 'GET', url: `${url}/_history/${interaction.version}` }
    case 'create': {
      const { ifNoneExist, resource } = interaction
      const headers = ifNoneExist === undefined ? {} : { 'if-none-exist': ifNoneExist }
      return { method: 'POST', url, headers, body: resource }
    }
    case 'update':
      return { method: 'PUT', url, headers: ifMatch(interaction), body: interaction.resource }
  }
}

function toEntry({ fullUrl, interaction }: BundleEntryInteraction): object {
  const { method, url, headers = {}, body } = entryToHttp(interaction)
  return {
    ...{ fullUrl, resource: body },
    request: {
      ...{ method, url: url.slice(1) },
      ifMatch: headers['if-match'],
      ifNoneExist: headers['if-none-exist'],
    },
  }
}

function ifMatch({ ifMatch: version }: { readonly ifMatch?: string | undefined }): Record<string, string> {
  return version === undefined ? {} : { 'if-match': `W/"${version}"` }
}
