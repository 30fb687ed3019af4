import { localReference } from './subject.ts'

/** The resources of FHIR JSON laid flat, with what may be missing from them. */
export type BundleResources =
  | { readonly ok: true; readonly resources: readonly unknown[]; readonly gaps: readonly BundleGap[] }
  | {
      readonly ok: false
      /** `same-id`: two servers' resources under one id, which could mix two patients. */
      readonly code: 'not-fhir' | 'same-id'
      readonly path: readonly (string | number)[]
    }

/** Something the sender had and did not deliver: a further page, an entry answered by an error, an OperationOutcome. */
export interface BundleGap {
  readonly code: 'more-pages' | 'entry-failed' | 'operation-outcome'
  readonly path: readonly (string | number)[]
  /** HTTP status or issue code, if given; never the server's prose, which may name a patient. */
  readonly detail: string | undefined
}

type Json = Readonly<Record<string, unknown>>
type Path = readonly (string | number)[]

interface Gathered {
  readonly resources: unknown[]
  readonly gaps: BundleGap[]
  /** `Type/id` to the absolute URL it was delivered under. */
  readonly urls: Map<string, string>
  readonly selfLinks: Set<string>
  readonly nextLinks: { url: string; path: Path }[]
  /** The first fault that keeps the whole from being read. */
  refusal: Refusal | undefined
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
    urls: new Map(),
    selfLinks: new Set(),
    nextLinks: [],
    refusal: undefined,
  }
  if (Array.isArray(json)) {
    for (const [index, item] of json.entries()) gather(item, [index], new Map(), gathered)
  } else gather(json, [], new Map(), gathered)
  if (gathered.refusal !== undefined) return { ok: false, ...gathered.refusal }
  const missing = gathered.nextLinks.filter(({ url }) => !gathered.selfLinks.has(url))
  return {
    ok: true,
    resources: gathered.resources,
    gaps: [
      ...gathered.gaps,
      ...missing.map(({ path }) => ({ code: 'more-pages' as const, path, detail: undefined })),
    ],
  }
}

function gather(json: unknown, path: Path, known: ReadonlyMap<string, string>, to: Gathered): void {
  if (!isObject(json) || typeof json['resourceType'] !== 'string' || path.length > DEEPEST) {
    refuse(to, 'not-fhir', path)
    return
  }
  if (json['resourceType'] === 'Bundle') gatherBundle(json, path, known, to)
  else if (json['resourceType'] === 'OperationOutcome') to.gaps.push(...outcomeGaps(json, path))
  else to.resources.push(known.size === 0 ? json : withReferences(json, known, path, 0, to))
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
  noteLinks(bundle, path, to)
  const entries = entriesOf(bundle, path, to)
  const known = new Map(outer)
  for (const { url, resource, path: at } of entries) {
    if (url === undefined || resource === undefined) continue
    const reference = referenceTo(resource)
    if (reference === undefined) continue
    known.set(url, reference)
    noteUrl(reference, url, at, to)
  }
  for (const { json, path: at, resource } of withoutDeleted(bundle, entries)) {
    if (resource !== undefined) gather(resource, [...at, 'resource'], known, to)
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
    const id = resource['id'] ?? idOf(url)
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

function noteLinks(bundle: Json, path: Path, to: Gathered): void {
  for (const link of Array.isArray(bundle['link']) ? bundle['link'] : []) {
    if (!isObject(link) || typeof link['url'] !== 'string') continue
    if (link['relation'] === 'self') to.selfLinks.add(link['url'])
    if (link['relation'] === 'next') to.nextLinks.push({ url: link['url'], path })
  }
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
