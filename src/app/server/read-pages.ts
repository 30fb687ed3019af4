import type { ReadFailure } from '../../fhir/chart-inputs.ts'
import { outcomeTexts } from '../../fhir/resources/outcome-texts.ts'
import type { Session } from '../session/session.ts'
import { type FhirAnswer, fhirRequest } from './fhir-request.ts'
import { type SearchPage, searchPage } from './search-page.ts'

export const MOST_PAGES = 50

/** All pages of one search. `failure` says what is missing; what was read before it stands. */
interface PagesRead {
  readonly resources: readonly unknown[]
  /** What the server remarked on the search (entries of mode `outcome`). */
  readonly notices: readonly string[]
  readonly failure: Omit<ReadFailure, 'topic'> | undefined
}

export type PagesAnswer =
  | { readonly kind: 'read'; readonly pages: PagesRead }
  | { readonly kind: 'expired' }
  | { readonly kind: 'cancelled' }

/** Reads a search to its last page (R4 3.1.1.7). Follows `next` under the FHIR base only, at most 50 pages, and never the same page twice. */
export async function readPages(
  session: Session,
  url: string,
  signal: AbortSignal,
  onPage: (pages: number) => void,
): Promise<PagesAnswer> {
  const resources: unknown[] = []
  const notices: string[] = []
  const seen = new Set<string>()
  const stop = (failure: PagesRead['failure']): PagesAnswer => ({
    kind: 'read',
    pages: { resources, notices, failure },
  })
  let next: string | undefined = url
  while (next !== undefined) {
    if (seen.size === MOST_PAGES)
      return stop({ code: 'too-many-pages', status: undefined, diagnostics: undefined })
    if (seen.has(next)) return stop({ code: 'invalid-answer', status: undefined, diagnostics: undefined })
    seen.add(next)
    const answer = await fhirRequest(session, { method: 'GET', url: next, signal })
    if (answer.kind === 'expired' || answer.kind === 'cancelled') return answer
    const page = pageOf(answer)
    if ('failure' in page) return stop(page.failure)
    resources.push(...page.resources)
    notices.push(...page.notices)
    onPage(seen.size)
    next = page.next
  }
  return stop(undefined)
}

function pageOf(
  answer: Exclude<FhirAnswer, { kind: 'expired' | 'cancelled' }>,
): SearchPage | { readonly failure: Omit<ReadFailure, 'topic'> } {
  switch (answer.kind) {
    case 'network':
    case 'timeout':
      return { failure: { code: answer.kind, status: undefined, diagnostics: undefined } }
    case 'foreign-url':
      return { failure: { code: 'invalid-answer', status: undefined, diagnostics: undefined } }
    case 'answer': {
      const { status, body } = answer
      const diagnostics = outcomeTexts(body).join('; ') || undefined
      if (status === 403) return { failure: { code: 'not-permitted', status, diagnostics } }
      if (status !== 200) return { failure: { code: 'http', status, diagnostics } }
      return searchPage(body) ?? { failure: { code: 'invalid-answer', status, diagnostics } }
    }
  }
}
