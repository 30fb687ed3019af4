import type { BundleGap } from './bundle-gap.ts'
import { isObject, type Json } from './json.ts'

/** A Bundle as a page of a search; one that is no searchset is a page by itself. */
export interface SearchPage {
  readonly bundle: Json
  readonly path: BundleGap['path']
  /** The type that was searched for, where that can be told. */
  readonly type: string | undefined
  readonly self: string | undefined
  readonly next: string | undefined
}

export function searchPage(bundle: Json, path: BundleGap['path']): SearchPage {
  return {
    ...{ bundle, path, type: searchedType(bundle) },
    ...{ self: linkOf(bundle, 'self'), next: linkOf(bundle, 'next') },
  }
}

/** Where another page of the search is, or this one itself. */
export function linkOf(bundle: Json, relation: 'self' | 'next' | 'previous'): string | undefined {
  const links: readonly unknown[] = Array.isArray(bundle['link']) ? bundle['link'] : []
  for (const link of links) {
    if (isObject(link) && link['relation'] === relation && typeof link['url'] === 'string') return link['url']
  }
  return undefined
}

/** What a searchset says of its size: the matches of all its pages, where told, and those of this one. */
export function matchCounts(bundle: Json): { readonly total: number; readonly here: number } {
  const entries: readonly unknown[] = Array.isArray(bundle['entry']) ? bundle['entry'] : []
  const total = bundle['type'] === 'searchset' ? Number(bundle['total']) : 0
  return { total: Number.isFinite(total) ? total : 0, here: entries.filter(isMatch).length }
}

/** Next links to pages that are not there, and searches whose pages hold fewer matches than were counted. */
export function pageGaps(pages: readonly SearchPage[]): BundleGap[] {
  const following = (page: SearchPage) => page.next && pages.find(({ self }) => self === page.next)
  return pages.flatMap((page): BundleGap[] => {
    const { path, type } = page
    if (page.next !== undefined && following(page) === undefined) {
      return [{ code: 'more-pages', path, detail: undefined, type }]
    }
    const { total, here } = matchCounts(page.bundle)
    const isLater = () =>
      pages.some(({ next }) => next !== undefined && next === page.self) ||
      linkOf(page.bundle, 'previous') !== undefined
    if (here >= total || isLater()) return []
    const run = new Set([page])
    for (let next = following(page); next && !run.has(next); next = following(next)) run.add(next)
    const sum = [...run].reduce((matches, { bundle }) => matches + matchCounts(bundle).here, 0)
    return sum < total ? [{ code: 'fewer-than-total', path, detail: undefined, type }] : []
  })
}

function isMatch(entry: unknown): entry is { readonly resource: Json } {
  if (!isObject(entry) || !isObject(entry['resource'])) return false
  const mode = isObject(entry['search']) ? entry['search']['mode'] : undefined
  return mode === 'match' || (mode === undefined && entry['resource']['resourceType'] !== 'OperationOutcome')
}

/** The type that a searchset was searched for: by its self link (`Observation?...`), else that of all its matches. */
function searchedType(bundle: Json): string | undefined {
  if (bundle['type'] !== 'searchset') return undefined
  const self = linkOf(bundle, 'self')
  if (self !== undefined) return /(?:^|\/)([A-Z][A-Za-z]+)(?:\/_search)?(?:\?|$)/.exec(self)?.[1]
  const entries: readonly unknown[] = Array.isArray(bundle['entry']) ? bundle['entry'] : []
  const types = new Set(entries.filter(isMatch).map(({ resource }) => resource['resourceType']))
  const [only] = types
  return types.size === 1 && typeof only === 'string' ? only : undefined
}
