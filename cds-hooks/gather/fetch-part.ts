import { bundlePart } from './bundle-part.ts'
import type { FhirAccess } from './fhir-access.ts'
import { type Fetch, getJson } from './outbound.ts'
import { failedPart, type Part } from './part.ts'
import { readJsonBody } from './read-body.ts'
import { maySearch } from './scopes.ts'
import { underBase } from './under-base.ts'

/** More pages than this are not a chart but a loop. */
const MOST_PAGES = 20
const MOST_BYTES = 10_000_000

/** Reads a search (relative, or a `next` link) to its last page or the deadline. What was read before a failure stands. Never rejects. */
export async function fetchPart(
  fetch: Fetch,
  access: FhirAccess,
  url: string,
  signal: AbortSignal,
): Promise<Part> {
  const resources: unknown[] = []
  const seen = new Set<string>()
  let next: string | undefined = url
  while (next !== undefined) {
    const target = underBase(next, access.base)
    const isEndless = seen.size === MOST_PAGES
    if (target === undefined || seen.has(target) || isEndless) {
      const { failure } = failedPart(isEndless ? 'too-many-pages' : 'invalid-answer')
      return { resources, failure, next: undefined }
    }
    seen.add(target)
    const page = await fetchPage(fetch, access, target, signal)
    resources.push(...page.resources)
    if (page.failure !== undefined) return { resources, failure: page.failure, next: undefined }
    next = page.next
  }
  return { resources, failure: undefined, next: undefined }
}

async function fetchPage(fetch: Fetch, access: FhirAccess, url: string, signal: AbortSignal): Promise<Part> {
  const type = new URL(url).pathname.slice(new URL(access.base).pathname.length).split('/')[0] ?? ''
  // A paging URL need not name the type it pages through.
  if (/^[A-Z]/.test(type) && !maySearch(access.scope, type)) return failedPart('not-permitted')
  try {
    const answer = await getJson(
      fetch,
      url,
      { accept: 'application/fhir+json', authorization: `Bearer ${access.token}` },
      signal,
    )
    const { status } = answer
    if (status !== 200) {
      await answer.body?.cancel()
      return failedPart(status === 401 || status === 403 ? 'not-permitted' : 'http', status)
    }
    return bundlePart(await readJsonBody(answer, MOST_BYTES))
  } catch {
    // The error may quote the URL, and that names the patient.
    return failedPart(signal.aborted ? 'timeout' : 'network')
  }
}
