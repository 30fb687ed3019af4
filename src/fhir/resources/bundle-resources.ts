import { localReference } from './subject.ts'

/** The resources of FHIR JSON laid flat, with what may be missing from them. */
export type BundleResources =
  | {
      readonly ok: true
      readonly resources: readonly unknown[]
      readonly gaps: readonly BundleGap[]
      /** The OperationOutcomes among them: what the server says of the answer. */
      readonly outcomes: readonly unknown[]
    }
  | {
      readonly ok: false
      /** `same-id`: two servers' resources under one id, which could mix two patients. */
      readonly code: 'not-fhir' | 'same-id'
      readonly path: readonly (string | number)[]
    }

/**
 * Something the sender had and did not deliver: a further page, an entry answered by an error, what an OperationOutcome
 * of severity warning or worse speaks of, or matches of a search that were counted and did not come.
 */
export interface BundleGap {
  readonly code: 'more-pages' | 'entry-failed' | 'operation-outcome' | 'fewer-than-total'
  readonly path: readonly (string | number)[]
  /** HTTP status or issue code, if given; never the server's prose, which may name a patient. */
  readonly detail: string | undefined
  /** The type that was searched for; undefined where that cannot be told: anything may be missing then. */
  readonly type?: string | undefined
}

type Json = Readonly<Record<string, unknown>>
type Path = readonly (string | number)[]

interface Gathered {
  readonly resources: unknown[]
  readonly gaps: BundleGap[]
  readonly outcomes: unknown[]
  /** `Type/id` to the absolute URL it was delivered under. */
  readonly urls: Map<string, string>
  readonly pages: Page[]
  /** The first fault that keeps the whole from being read. */
  refusal: Refusal | undefined
}

/** A Bundle as a page of a search; the others are pages by themselves. */
interface Page {
  readonly bundle: Json
  readonly path: Path
  readonly type: string | undefined
  readonly self: string | undefined
  readonly next: string | undefined
}

type Refusal = Pick<Extract<BundleResources, { ok: false }>, 'code' | 'path'>

/** FHIR JSON nests some ten levels deep; beyond this it is not FHIR. */
const DEEPEST = 200

/**
 * Lays flat a Bundle of any type (with Bundles inside), a single resource, or an array of either. References by fullUrl
 * (`urn:uuid:...`) become `Type/id`; a resource without id takes the one of its fullUrl. Deleted versions of a history are left out.
 */
export function bundleResources(json: unknown): BundleResources {
  const gathered: Gathered = {
    resources: [],
    gaps: [],
    outcomes: [],
    urls: new Map(),
    pages: [],
    refusal: undefined,
  }
  if (Array.isArray(json)) {
    for (const [index, item] of json.entries()) gather(item, [index], new Map(), undefined, gathered)
  } else gather(json, [], new Map(), undefined, gathered)
  if (gathered.refusal !== undefined) return { ok: false, ...gathered.refusal }
  return {
    ok: true,
    resources: gathered.resources,
    gaps: [...gathered.gaps, ...pageGaps(gathered.pages)],
    outcomes: gathered.outcomes,
  }
}

/** `searched`: the type of the searchset that it came in. */
function gather(
  json: unknown,
  path: Path,
  known: ReadonlyMap<string, string>,
  searched: string | undefined,
  to: Gathered,
): void {
  if (!isObject(json) || typeof json['resourceType'] !== 'string' || path.length > DEEPEST) {
    refuse(to, 'not-fhir', path)
    return
  }
  if (json['resourceType'] === 'Bundle') gatherBundle(json, path, known, to)
  else if (json['resourceType'] === 'OperationOutcome') {
    to.outcomes.push(json)
    to.gaps.push(...outcomeGaps(json, path).map((gap) => ({ ...gap, type: searched })))
  } else to.resources.push(known.size === 0 ? json : withReferences(json, known, path, 0, to))
}

function refuse(to: Gathered, code: Refusal['code'], path: Path): void {
  to.refusal ??= { code, path }
}

interface Entry {
  readonly json: Json
  readonly path: Path
  readonly url: string | undefined
  /** With its id, where it has or can be given one. */
  readonly resource: Json | undefined
}

function gatherBundle(bundle: Json, path: Path, outer: ReadonlyMap<string, string>, to: Gathered): void {
  const entries = entriesOf(bundle, path, to)
  const searched = searchedType(bundle)
  to.pages.push({ bundle, path, type: searched, self: linkOf(bundle, 'self'), next: linkOf(bundle, 'next') })
  const known = new Map(outer)
  for (const { url, resource, path: at } of entries) {
    if (url === undefined || resource === undefined) continue
    const reference = referenceTo(resource)
    if (reference === undefined) continue
    // A reference that ends in `Type/id` is understood as it stands.
    if (!url.endsWith(`/${reference}`)) known.set(url, reference)
    noteUrl(reference, url, at, to)
  }
  for (const { json, path: at, resource } of withoutDeleted(bundle, entries)) {
    if (resource !== undefined) gather(resource, [...at, 'resource'], known, searched, to)
    const status = statusOf(json)
    if (status !== undefined && /^[45]/.test(status)) {
      to.gaps.push({ code: 'entry-failed', path: at, detail: status.slice(0, 3) })
    }
  }
}

function entriesOf(bundle: Json, path: Path, to: Gathered): Entry[] {
  const list = bundle['entry'] ?? []
  if (!Array.isArray(list)) {
    refuse(to, 'not-fhir', [...path, 'entry'])
    return []
  }
  return list.flatMap((json: unknown, index): Entry[] => {
    const at = [...path, 'entry', index]
    if (!isObject(json)) {
      refuse(to, 'not-fhir', at)
      return []
    }
    const url = typeof json['fullUrl'] === 'string' ? key(json['fullUrl']) : undefined
    const { resource } = json
    if (resource === undefined) return [{ json, path: at, url, resource: undefined }]
    if (!isObject(resource)) {
      refuse(to, 'not-fhir', [...at, 'resource'])
      return []
    }
    const id = resource['id'] === undefined ? idOf(url) : undefined
    return [{ json, path: at, url, resource: id === undefined ? resource : { ...resource, id } }]
  })
}

function referenceTo({ resourceType, id }: Json): string | undefined {
  return typeof resourceType === 'string' && typeof id === 'string' ? `${resourceType}/${id}` : undefined
}

/** The id within a fullUrl: the UUID or OID of a URN, the last part of a URL; undefined where that cannot be an id. */
function idOf(url: string | undefined): string | undefined {
  const id = url?.replace(/^urn:(uuid|oid):/, '').replace(/^.*\//, '')
  return id !== undefined && /^[A-Za-z0-9.-]{1,64}$/.test(id) ? id : undefined
}

/** A history lists the newest version first: what was deleted last does not exist any more. */
function withoutDeleted(bundle: Json, entries: readonly Entry[]): readonly Entry[] {
  if (bundle['type'] !== 'history') return entries
  const newest = new Map<string, Entry>()
  const keyed = entries.map((entry) => {
    const request = isObject(entry.json['request']) ? entry.json['request'] : {}
    const url = typeof request['url'] === 'string' ? localReference(request['url']) : undefined
    const { resource } = entry
    const reference = resource === undefined ? url : referenceTo(resource)
    if (reference !== undefined && !newest.has(reference)) newest.set(reference, entry)
    return { entry, reference }
  })
  const deleted = ({ json }: Entry) => isObject(json['request']) && json['request']['method'] === 'DELETE'
  return keyed
    .filter(({ reference }) => {
      const latest = reference === undefined ? undefined : newest.get(reference)
      return latest === undefined || !deleted(latest)
    })
    .map(({ entry }) => entry)
}

/** The URL of a Bundle's link. */
export function linkOf(bundle: Json, relation: string): string | undefined {
  const links: readonly unknown[] = Array.isArray(bundle['link']) ? bundle['link'] : []
  for (const link of links) {
    if (isObject(link) && link['relation'] === relation && typeof link['url'] === 'string') return link['url']
  }
  return undefined
}

/** What a searchset says of its size: the matches of all its pages, where told, and those of this one. */
export function matchCounts(bundle: Json): { readonly total: number; readonly here: number } {
  const entries: readonly unknown[] = Array.isArray(bundle['entry']) ? bundle['entry'] : []
  const total = bundle['type'] === 'searchset' ? bundle['total'] : undefined
  return { total: typeof total === 'number' ? total : 0, here: entries.filter(isMatch).length }
}

/** Next links to pages that are not there, and searches whose pages hold fewer matches than were counted. */
function pageGaps(pages: readonly Page[]): BundleGap[] {
  const following = (page: Page) => page.next && pages.find(({ self }) => self === page.next)
  return pages.flatMap((page): BundleGap[] => {
    const { path, type } = page
    if (page.next !== undefined && following(page) === undefined) {
      return [{ code: 'more-pages', path, detail: undefined, type }]
    }
    const isLater =
      pages.some(({ next }) => next !== undefined && next === page.self) ||
      linkOf(page.bundle, 'previous') !== undefined
    const { total, here } = matchCounts(page.bundle)
    if (isLater || here >= total) return []
    const run = new Set([page])
    for (let next = following(page); next && !run.has(next); next = following(next)) run.add(next)
    const sum = [...run].reduce((matches, { bundle }) => matches + matchCounts(bundle).here, 0)
    return sum < total ? [{ code: 'fewer-than-total', path, detail: undefined, type }] : []
  })
}

function isMatch(entry: unknown): boolean {
  if (!isObject(entry) || !isObject(entry['resource'])) return false
  const mode = isObject(entry['search']) ? entry['search']['mode'] : undefined
  return mode === 'match' || (mode === undefined && entry['resource']['resourceType'] !== 'OperationOutcome')
}

/** The type that a searchset was searched for: by its self link (`Observation?...`), else that of all its matches. */
function searchedType(bundle: Json): string | undefined {
  if (bundle['type'] !== 'searchset') return undefined
  const self = linkOf(bundle, 'self')
  if (self !== undefined) return /(?:^|\/)([A-Z][A-Za-z]+)(?:\/_search)?\?/.exec(self)?.[1]
  const entries: readonly unknown[] = Array.isArray(bundle['entry']) ? bundle['entry'] : []
  const types = new Set(
    entries
      .filter(isMatch)
      .map((entry) =>
        isObject(entry) && isObject(entry['resource']) ? entry['resource']['resourceType'] : undefined,
      ),
  )
  const [only] = types
  return types.size === 1 && typeof only === 'string' ? only : undefined
}

/** One `Type/id` under two absolute URLs is two resources of two servers. */
function noteUrl(reference: string, url: string, path: Path, to: Gathered): void {
  if (!/^https?:/.test(url)) return
  const [current = ''] = url.split('/_history/')
  const before = to.urls.get(reference)
  if (before !== undefined && before !== current) refuse(to, 'same-id', path)
  to.urls.set(reference, current)
}

function statusOf(entry: Json): string | undefined {
  const response = isObject(entry['response']) ? entry['response'] : {}
  return typeof response['status'] === 'string' ? response['status'] : undefined
}

function outcomeGaps(outcome: Json, path: Path): BundleGap[] {
  const issues = Array.isArray(outcome['issue']) ? outcome['issue'].filter(isObject) : []
  return issues
    .filter(({ severity }) => severity !== 'information' && severity !== 'success')
    .map(({ code }) => ({
      code: 'operation-outcome',
      path,
      detail: typeof code === 'string' && /^[a-z-]{1,40}$/.test(code) ? code : undefined,
    }))
}

/** A copy with every literal reference to a known fullUrl replaced by `Type/id`. */
function withReferences(
  value: unknown,
  known: ReadonlyMap<string, string>,
  path: Path,
  depth: number,
  to: Gathered,
): unknown {
  if (depth > DEEPEST) {
    refuse(to, 'not-fhir', path)
    return undefined
  }
  if (Array.isArray(value)) return value.map((item) => withReferences(item, known, path, depth + 1, to))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === 'reference' && typeof item === 'string'
        ? (known.get(key(item)) ?? item)
        : withReferences(item, known, path, depth + 1, to),
    ]),
  )
}

/** URNs are compared without regard to case, URLs as they are. */
function key(url: string): string {
  return /^urn:/i.test(url) ? url.toLowerCase() : url
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
