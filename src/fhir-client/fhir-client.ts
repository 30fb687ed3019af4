import type { ReadFailure } from '../fhir/chart-inputs.ts'
import { isGranted } from '../fhir/resources/granted-scopes.ts'
import { outcomeTexts } from '../fhir/resources/outcome-texts.ts'
import {
  failedPage,
  type SourceFailure,
  type SourcePage,
  type SourceRead,
  sourceFailure,
  sourcePage,
  sourceRead,
} from '../fhir/resources/source-gaps.ts'
import { fail, ok, type Result } from '../result.ts'
import { type Answer, ask, type Fetch, type NoAnswer } from './ask.ts'
import { underBase } from './under-base.ts'

/** One FHIR server as one client may use it, and how patiently. */
export interface FhirServer {
  /** Ends in a slash. */
  readonly base: string
  readonly fetch: Fetch
  /** The header to send, `Bearer ...`; undefined when there is no token any more. */
  readonly authorization: () => Promise<string | undefined>
  /** Asks for a new token after a 401; false, or absent, where there is no way to. */
  readonly renew?: () => Promise<boolean>
  /** The token's scopes: a search that they do not permit is not sent. Undefined where the server does not say. */
  readonly granted?: string | undefined
  /** When everything ends, by `performance.now()`; without it, each request has 20 s. */
  readonly endsAt?: number
  readonly mostBytes?: number
  /** More pages than this are not a chart but a loop. */
  readonly mostPages: number
  /** Sends an X-Request-Id with each request, for the server's log. */
  readonly namesRequests?: boolean
}

export interface FhirRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Absolute, or relative to the FHIR base. */
  readonly url: string
  readonly body?: unknown
  /** Conditional headers of a write, e.g. If-Match. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
  /** Takes the body of a success (`Question`). */
  readonly into?: ((response: Response) => Promise<void>) | undefined
  /** Of this request, where the server has no end of its own. */
  readonly timeoutMs?: number
}

/** The server's answer whatever its status, or why there is none. `foreign-url`: not under the FHIR base, so nothing was sent. */
export type FhirAnswer = Result<Answer, NoAnswer | { readonly code: 'expired' | 'foreign-url' }>

export interface SearchOptions {
  readonly signal?: AbortSignal
  readonly onPage?: (pages: number) => void
  /** The first page, where it is there already. */
  readonly first?: SourcePage
}

export interface FhirClient {
  /** One request; a 401 is tried once more with a new token. */
  request(request: FhirRequest): Promise<FhirAnswer>
  /** A search to its last page (R4 3.1.1.7), or the read of one resource. */
  search(
    url: string,
    options?: SearchOptions,
  ): Promise<Result<SourceRead, { readonly code: 'expired' | 'cancelled' }>>
}

/** The one way to ask a FHIR server. The token goes to URLs under its base only. */
export function fhirClient(server: FhirServer): FhirClient {
  // An EHR whose CORS does not allow X-Request-Id refuses every request that has one.
  let namesRequests = server.namesRequests ?? false

  async function send(url: URL, request: FhirRequest, isNamed: boolean): Promise<FhirAnswer> {
    const authorization = await server.authorization().catch(() => undefined)
    const answer = await ask(server.fetch, url.href, {
      method: request.method,
      headers: {
        accept: 'application/fhir+json',
        ...(isNamed ? { 'x-request-id': crypto.randomUUID() } : {}),
        ...(request.body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
        ...request.headers,
        ...(authorization === undefined ? {} : { authorization }),
      },
      ...{ body: request.body, signal: request.signal, mostBytes: server.mostBytes, into: request.into },
      ...(request.timeoutMs === undefined ? {} : { timeoutMs: request.timeoutMs }),
      ...(server.endsAt === undefined ? {} : { timeoutMs: server.endsAt - performance.now() }),
    })
    return answer.ok && answer.value.status === 401 ? fail({ code: 'expired' }) : answer
  }

  async function reach(url: URL, request: FhirRequest): Promise<FhirAnswer> {
    const isNamed = namesRequests
    const answer = await send(url, request, isNamed)
    // A write whose answer was lost must not go out again by itself.
    if (!isNamed || request.method !== 'GET' || answer.ok || answer.problem.code !== 'network') return answer
    const again = await send(url, request, false)
    if (again.ok || again.problem.code !== 'network') namesRequests = false
    return again
  }

  async function request(request: FhirRequest): Promise<FhirAnswer> {
    const url = underBase(request.url, server.base)
    if (url === undefined) return fail({ code: 'foreign-url' })
    const first = await reach(url, request)
    const isExpired = !first.ok && first.problem.code === 'expired'
    return isExpired && (await server.renew?.()) ? reach(url, request) : first
  }

  return {
    request,
    async search(url, { signal, onPage, first } = {}) {
      const pages: SourcePage[] = first === undefined ? [] : [first]
      const end = (broken?: SourceFailure) => ok(sourceRead(pages, broken))
      const asked = askedOf(url, server.base)
      if (!isPermitted(asked, server.granted)) return end(sourceFailure('not-granted'))
      const seen = new Set<string>()
      for (let next: string | undefined = url; next !== undefined; next = pages.at(-1)?.next) {
        if (seen.size === server.mostPages) return end(sourceFailure('too-many-pages'))
        const target = underBase(next, server.base)?.href
        if (target === undefined || seen.has(target)) return end(sourceFailure('invalid-answer'))
        seen.add(target)
        const answer = await request({ method: 'GET', url: target, signal })
        if (!answer.ok) {
          const { code } = answer.problem
          if (code === 'expired' || code === 'cancelled') return fail({ code })
          return end(sourceFailure(code === 'foreign-url' ? 'invalid-answer' : code))
        }
        const page = pageOf(answer.value, asked.id === undefined)
        pages.push(page)
        if (page.failure !== undefined) break
        onPage?.(seen.size)
      }
      return end()
    },
  }
}

function pageOf({ status, json, unread }: Answer, isSearch: boolean): SourcePage {
  if (status === 200 && unread === undefined) return sourcePage(json, isSearch)
  const words =
    outcomeTexts(json).join('; ') || (unread?.code === 'not-json' ? unread.contentType : undefined)
  return failedPage(sourceFailure(refusalCode(status), status, words))
}

/** FHIR R4, 3.1.0.1.5: 404 is the answer of a server that does not have the type of resource, 501 that of one without the search. */
function refusalCode(status: number): ReadFailure['code'] {
  switch (status) {
    case 200:
      return 'invalid-answer'
    case 403:
      return 'not-permitted'
    case 404:
    case 501:
      return 'not-supported'
    default:
      return 'http'
  }
}

/** What a URL under the base asks for: `Observation?...` or `Patient/1`. */
function askedOf(url: string, base: string): { readonly type: string; readonly id: string | undefined } {
  const path = underBase(url, base)?.pathname.slice(new URL(base).pathname.length) ?? ''
  const [type = '', id] = path.split('/')
  return { type, id }
}

/** A paging URL need not name the type that it pages through. */
function isPermitted({ type, id }: ReturnType<typeof askedOf>, granted: string | undefined): boolean {
  return !/^[A-Z]/.test(type) || isGranted(granted, type, id === undefined ? 'search' : 'read')
}
