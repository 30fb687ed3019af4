import type { FhirBackend, FhirResponse } from './backend.ts'
import type { BundleEntryInteraction, EntryInteraction, Interaction } from './fhir-interaction.ts'
import { refusal } from './fhir-refusal.ts'

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
    try {
      const response = await fetch(`${this.#upstream}${url}`, {
        method,
        headers: {
          accept: 'application/fhir+json',
          // A chart shows what was written a moment ago; HAPI answers a repeated search from a cache unless told this.
          'cache-control': 'no-cache',
          ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
          ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: this.#outward(JSON.stringify(body)) }),
        signal: AbortSignal.timeout(this.#timeout),
      })
      return await this.#translated(response)
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError'
        ? refusal(504, 'transient', 'The FHIR server behind this one did not answer in time')
        : refusal(502, 'transient', 'The FHIR server behind this one cannot be reached')
    }
  }

  async close(): Promise<void> {}

  async #translated(response: Response): Promise<FhirResponse> {
    const text = this.#inward(await response.text())
    const { headers, status } = response
    const location = headers.get('location') ?? headers.get('content-location')
    const body = parsed(text)
    if (text !== '' && body === undefined) {
      return refusal(502, 'transient', 'The FHIR server behind this one did not answer in JSON')
    }
    return {
      ...{ status, body, etag: headers.get('etag') ?? undefined },
      lastModified: headers.get('last-modified') ?? undefined,
      location: location === null ? undefined : this.#inward(location),
    }
  }

  #inward(text: string): string {
    return rebased(text, this.#upstream, this.#base)
  }

  #outward(text: string): string {
    return rebased(text, this.#base, this.#upstream)
  }
}

/** Replaces a base URL where it stands whole: `http://fhir.example` is no part of `http://fhir.example.org`. */
function rebased(text: string, from: string, to: string): string {
  const whole = new RegExp(`${from.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w.:~%-])`, 'g')
  return text.replaceAll(whole, () => to)
}

interface UpstreamRequest {
  readonly method: string
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
    case 'history':
      return { method: 'GET', url: `${url}/_history` }
    case 'create': {
      const { ifNoneExist, resource } = interaction
      const headers = ifNoneExist === undefined ? {} : { 'if-none-exist': ifNoneExist }
      return { method: 'POST', url, headers, body: resource }
    }
    case 'update':
      return { method: 'PUT', url, headers: ifMatch(interaction), body: interaction.resource }
    case 'delete':
      return { method: 'DELETE', url, headers: ifMatch(interaction) }
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

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
