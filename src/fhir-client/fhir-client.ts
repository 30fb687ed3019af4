import type { ReadFailure } from '../fhir/chart-inputs.ts'
import { isGranted } from '../fhir/resources/granted-scopes.ts'
import { outcomeTexts } from '../fhir/resources/outcome-texts.ts'
import { resourceIdentity } from '../fhir/resources/resource-identity.ts'
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

  /** Follows a search from a URL to its last page, or to the end of the first; gives why it ended before. */
  async function follow(
    url: string,
    run: SearchRun,
    onlyOne = false,
  ): Promise<Result<SourceFailure | undefined, { readonly code: 'expired' | 'cancelled' }>> {
    for (let next: string | undefined = url; next !== undefined; next = run.pages.at(-1)?.next) {
      if (run.seen.size === server.mostPages) return ok(sourceFailure('too-many-pages'))
      const target = underBase(next, server.base)?.href
      if (target === undefined || run.seen.has(target)) return ok(sourceFailure('invalid-answer'))
      run.seen.add(target)
      const answer = await request({ method: 'GET', url: target, signal: run.signal })
      if (!answer.ok) {
        const { code } = answer.problem
        if (code === 'expired' || code === 'cancelled') return fail({ code })
        return ok(sourceFailure(code === 'foreign-url' ? 'invalid-answer' : code))
      }
      const page = pageOf(answer.value, run.asked.id === undefined)
      run.pages.push(page)
      if (page.failure !== undefined) break
      run.onPage()
      if (onlyOne) break
    }
    return ok(undefined)
  }

  /** The same search in parts, all at once; undefined where one of them is not whole, or all hold less than the first page told. */
  async function inParts(url: string, whole: SearchRun): Promise<SourceRead | undefined> {
    const parts = await Promise.all(
      partsOf(url, server.base, whole.asked).map(async (ends) => {
        const runs = ends.map((): SearchRun => ({ ...whole, pages: [], seen: new Set() }))
        await Promise.all(runs.map((run, at) => follow(ends[at] ?? '', run, true)))
        const both = runs.flatMap((run) => run.pages)
        if (isWholeByCount(both, whole.asked.type)) return both
        const [oldest = whole] = runs
        const next = oldest.pages.at(-1)?.next
        if (next !== undefined) await follow(next, oldest)
        // Each by its own count: what one lacks is not made up by another.
        return oldest.pages.length > 0 && sourceRead(oldest.pages).failure === undefined
          ? oldest.pages
          : undefined
      }),
    )
    const pages = parts.flatMap((part) => part ?? []).map((page) => ({ ...page, next: undefined }))
    const told = whole.pages.flatMap(({ counts }) => [counts.total, counts.here])
    const isWhole =
      parts.length > 0 &&
      parts.every((part) => part !== undefined) &&
      matchesIn(pages, whole.asked.type) >= Math.max(...told)
    return isWhole ? sourceRead(pages) : undefined
  }

  return {
    request,
    async search(url, { signal, onPage, first } = {}) {
      const asked = askedOf(url, server.base)
      if (!isPermitted(asked, server.granted)) {
        return ok(sourceRead(first === undefined ? [] : [first], sourceFailure('not-granted')))
      }
      let pages = 0
      const run: SearchRun = {
        ...{ pages: first === undefined ? [] : [first], seen: new Set(), signal },
        asked,
        onPage: () => {
          pages += 1
          onPage?.(pages)
        },
      }
      const begun = await follow(url, run, true)
      if (!begun.ok) return begun
      const next = begun.value === undefined ? run.pages.at(-1)?.next : undefined
      if (next === undefined) return ok(sourceRead(run.pages, begun.value))
      // A page that was sent beforehand goes on where its link leads, as does a search of two pages.
      const parts = first === undefined && pagesOf(run.pages[0]) > 2 ? await inParts(url, run) : undefined
      if (parts !== undefined) return ok(parts)
      const rest = await follow(next, run)
      return rest.ok ? ok(sourceRead(run.pages, rest.value)) : rest
    },
  }
}

/** A search under way. */
interface SearchRun {
  readonly pages: SourcePage[]
  /** The URLs that were asked for: a server that links back would be asked for ever. */
  readonly seen: Set<string>
  readonly signal: AbortSignal | undefined
  readonly asked: ReturnType<typeof askedOf>
  readonly onPage: () => void
}

/** More parts than this do not go out at once: each costs the browser a millisecond. */
const PARTS = 16

/**
 * A search for Observations of many codes as searches for some of them each. A page's `next` link comes with the page, so that a long
 * row of pages is read one after the other; parts are read side by side, each from both of its ends, the oldest and the newest: two
 * pages that may meet. Empty where there is nothing to divide.
 */
function partsOf(url: string, base: string, { type }: SearchRun['asked']): string[][] {
  const codes =
    type === 'Observation' ? (underBase(url, base)?.searchParams.get('code')?.split(',') ?? []) : []
  if (codes.length < 2) return []
  const size = Math.ceil(codes.length / PARTS)
  return Array.from({ length: Math.ceil(codes.length / size) }, (_, part) =>
    ['date', '-date'].map((sort) => {
      const [path = '', query] = url.split('?')
      const parameters = new URLSearchParams(query)
      parameters.set('code', codes.slice(part * size, (part + 1) * size).join(','))
      parameters.set('_sort', sort)
      parameters.set('_total', 'accurate')
      return `${path}?${parameters}`
    }),
  )
}

/** Whether pages of one search, in whatever order, hold as many different matches as each of them counts in all. */
function isWholeByCount(pages: readonly SourcePage[], type: string): boolean {
  const isCounted = pages.every(({ counts, failure }) => failure === undefined && counts.total > 0)
  return isCounted && matchesIn(pages, type) >= Math.max(...pages.map(({ counts }) => counts.total))
}

/** How many pages a search has by the count of its first; any number where it does not count. */
function pagesOf(first: SourcePage | undefined): number {
  const { total, here } = first?.counts ?? { total: 0, here: 0 }
  return total > 0 ? Math.ceil(total / here) : Number.POSITIVE_INFINITY
}

/** How many resources of the type searched for pages hold, one that came in two of them counted once. */
function matchesIn(pages: readonly SourcePage[], type: string): number {
  const matches = pages.flatMap(({ resources }) =>
    resources.flatMap((resource) => {
      const identity = resourceIdentity(resource)
      return identity?.resourceType === type ? [identity.id ?? resource] : []
    }),
  )
  return new Set(matches).size
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
