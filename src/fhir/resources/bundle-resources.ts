import type { BundleGap } from './bundle-gap.ts'
import { DEEPEST, isObject, type Json, mapped } from './json.ts'
import { pageGaps, type SearchPage, searchPage } from './search-pages.ts'
import { literalUrl, serverOf } from './server-base.ts'
import { localReference } from './subject.ts'

/** The resources of FHIR JSON laid flat, with what may be missing from them. */
export type BundleResources =
  | {
      readonly ok: true
      readonly resources: readonly unknown[]
      readonly gaps: readonly BundleGap[]
      /** The OperationOutcomes among them: what the server says of the answer. */
      readonly outcomes: readonly unknown[]
      /** Address of the server whose chart this is, by the Patient's fullUrl, else by all others; undefined where they do not tell. */
      readonly base: string | undefined
    }
  | {
      readonly ok: false
      /** `same-id`: two servers' resources under one id, which could mix two patients. */
      readonly code: 'not-fhir' | 'same-id'
      readonly path: readonly (string | number)[]
    }

type Path = readonly (string | number)[]

interface Gathered {
  /** Resources with what their references are to be read by. */
  readonly items: { readonly resource: Json; readonly path: Path; readonly scope: Scope }[]
  readonly gaps: BundleGap[]
  readonly outcomes: unknown[]
  readonly pages: SearchPage[]
  /** `Type/id` to the server it was delivered from. */
  readonly servers: Map<string, string>
  /** Addresses that the fullUrls lie under, by server: of Patients, and of all resources. */
  readonly patientBases: Map<string, string>
  readonly bases: Map<string, string>
  /** Each address taken apart once. */
  readonly addresses: Map<string, Base>
  /** The first fault that keeps the whole from being read. */
  refusal: Refusal | undefined
}

/** What references within a resource mean. */
interface Scope {
  /** By the fullUrls of its Bundle, and of those around it, `Type/id`; undefined for one that two resources share. */
  readonly known: (url: string) => string | undefined
  /** Where its own fullUrl lies: relative references start there. */
  readonly base: Base | undefined
  /** The type that its Bundle was searched for. */
  readonly searched: string | undefined
}

/** An address that fullUrls lie under, and the server that it is of. */
interface Base {
  readonly address: string
  readonly server: string
}

type Refusal = Pick<Extract<BundleResources, { ok: false }>, 'code' | 'path'>

/**
 * Lays flat a Bundle of any type (with Bundles inside), a Parameters resource around one, a single resource, or an array of them.
 * References by fullUrl (`urn:uuid:...`) and to the chart's own server become `Type/id`; those to another server stay absolute. A
 * resource without id takes the one of its fullUrl where that is its alone. Deleted versions of a history are left out.
 */
export function bundleResources(json: unknown): BundleResources {
  const gathered: Gathered = {
    items: [],
    ...{ gaps: [], outcomes: [], pages: [] },
    servers: new Map(),
    patientBases: new Map(),
    bases: new Map(),
    addresses: new Map(),
    refusal: undefined,
  }
  const scope: Scope = { known: () => undefined, base: undefined, searched: undefined }
  if (Array.isArray(json)) {
    for (const [index, item] of json.entries()) gather(item, [index], scope, gathered)
  } else gather(json, [], scope, gathered)
  const base = ownBase(gathered)
  const own = base === undefined ? undefined : serverOf(base)
  const resources = gathered.items.map(({ resource, path, scope: read }) =>
    withReferences(resource, (reference) => resolved(reference, read, own), path, gathered),
  )
  if (gathered.refusal !== undefined) return { ok: false, ...gathered.refusal }
  return {
    ok: true,
    resources,
    gaps: [...gathered.gaps, ...pageGaps(gathered.pages)],
    outcomes: gathered.outcomes,
    base,
  }
}

/** That of the Patients; where none has an address, that of all else. Two of them are none. */
function ownBase({ patientBases, bases }: Gathered): string | undefined {
  const candidates = patientBases.size > 0 ? patientBases : bases
  const [only] = candidates.values()
  return candidates.size === 1 ? only : undefined
}

/** A reference as the chart's own `Type/id`, or absolute where it leads to another server. */
function resolved(reference: string, { known, base }: Scope, own: string | undefined): string {
  // Nearly all references: relative ones of resources that lie on the chart's own server, or say not where they lie.
  if (!reference.includes(':') && (base === undefined || base.server === own)) return reference
  const direct = known(reference)
  if (direct !== undefined) return direct
  const url = literalUrl(reference)
  if (url === undefined) return reference
  const version = url.version === undefined ? '' : `/_history/${url.version}`
  const address = url.base ?? base?.address
  if (address === undefined) return reference
  const local = `${url.type}/${url.id}`
  return serverOf(address) === own
    ? `${local}${version}`
    : (known(`${address}/${local}`) ?? `${address}/${local}${version}`)
}

function gather(json: unknown, path: Path, scope: Scope, to: Gathered): void {
  if (!isObject(json) || typeof json['resourceType'] !== 'string' || path.length > DEEPEST) {
    refuse(to, 'not-fhir', path)
    return
  }
  switch (json['resourceType']) {
    case 'Bundle':
      gatherBundle(json, path, scope, to)
      return
    case 'Parameters':
      gatherParameters(json, path, scope, to)
      return
    case 'OperationOutcome':
      to.outcomes.push(json)
      to.gaps.push(...outcomeGaps(json, path).map((gap) => ({ ...gap, type: scope.searched })))
      return
    default:
      to.items.push({ resource: json, path, scope })
  }
}

/** The resources that an operation's answer gives as its parameters, or in parts of them. */
function gatherParameters(json: Json, path: Path, scope: Scope, to: Gathered): void {
  for (const list of ['parameter', 'part']) {
    const parameters = json[list]
    if (!Array.isArray(parameters)) continue
    for (const [index, item] of parameters.entries()) {
      const at = [...path, list, index]
      if (!isObject(item) || at.length > DEEPEST) refuse(to, 'not-fhir', at)
      else {
        if (item['resource'] !== undefined) gather(item['resource'], [...at, 'resource'], scope, to)
        gatherParameters(item, at, scope, to)
      }
    }
  }
}

function refuse(to: Gathered, code: Refusal['code'], path: Path): void {
  to.refusal ??= { code, path }
}

interface Entry {
  readonly json: Json
  readonly path: Path
  readonly url: string | undefined
  readonly base: Base | undefined
  /** With its id, where it has or can be given one. */
  readonly resource: Json | undefined
}

function gatherBundle(bundle: Json, path: Path, outer: Scope, to: Gathered): void {
  const page = searchPage(bundle, path)
  to.pages.push(page)
  const entries = entriesOf(bundle, path, to)
  for (const entry of entries) {
    const { url, resource } = entry
    if (url !== undefined && resource !== undefined) noteServer(entry, resource, referenceOf(resource), to)
  }
  // Nearly no reference is asked for here.
  let here: ReadonlyMap<string, string | undefined> | undefined
  const known = (url: string) => {
    here ??= byFullUrl(entries)
    const name = key(url)
    return here.has(name) ? here.get(name) : outer.known(url)
  }
  for (const { json, path: at, base = outer.base, resource } of withoutDeleted(bundle, entries)) {
    if (resource !== undefined)
      gather(resource, [...at, 'resource'], { known, base, searched: page.type }, to)
    const status = statusOf(json)
    if (status !== undefined && /^[45]/.test(status)) {
      to.gaps.push({ code: 'entry-failed', path: at, detail: status.slice(0, 3) })
    }
    const outcome = isObject(json['response']) ? json['response']['outcome'] : undefined
    if (isObject(outcome))
      gather(outcome, [...at, 'response', 'outcome'], { known, base, searched: page.type }, to)
  }
}

function byFullUrl(entries: readonly Entry[]): ReadonlyMap<string, string | undefined> {
  const known = new Map<string, string | undefined>()
  for (const { url, resource } of entries) {
    if (url === undefined || resource === undefined) continue
    const [name, reference] = [key(url), referenceOf(resource)]
    known.set(name, known.has(name) && known.get(name) !== reference ? undefined : reference)
  }
  return known
}

function baseOf(url: string | undefined, to: Gathered): Base | undefined {
  const address = url === undefined ? undefined : literalUrl(url)?.base
  if (address === undefined) return undefined
  const known = to.addresses.get(address)
  if (known !== undefined) return known
  const base = { address, server: serverOf(address) }
  to.addresses.set(address, base)
  return base
}

function entriesOf(bundle: Json, path: Path, to: Gathered): Entry[] {
  const list = bundle['entry'] ?? []
  if (!Array.isArray(list)) {
    refuse(to, 'not-fhir', [...path, 'entry'])
    return []
  }
  const urls = list.map((json: unknown) =>
    isObject(json) && typeof json['fullUrl'] === 'string' ? json['fullUrl'] : undefined,
  )
  const isShared = sharedOf(urls)
  return list.flatMap((json: unknown, index): Entry[] => {
    const at = [...path, 'entry', index]
    // What is null is not there.
    if (json === null) return []
    if (!isObject(json)) {
      refuse(to, 'not-fhir', at)
      return []
    }
    const url = urls[index]
    const entry = { json, path: at, url, base: baseOf(url, to) }
    const { resource } = json
    if (resource === undefined || resource === null) return [{ ...entry, resource: undefined }]
    if (!isObject(resource)) {
      refuse(to, 'not-fhir', [...at, 'resource'])
      return []
    }
    const id = resource['id'] ?? (isShared(url) ? undefined : idOf(url))
    return [{ ...entry, resource: id === resource['id'] ? resource : { ...resource, id } }]
  })
}

/** Tells the URLs that several entries carry. */
function sharedOf(urls: readonly (string | undefined)[]): (url: string | undefined) => boolean {
  const seen = new Set<string | undefined>()
  const shared = new Set<string | undefined>()
  for (const url of urls) (seen.has(url) ? shared : seen).add(url)
  return (url) => shared.has(url)
}

function referenceOf({ resourceType, id }: Json): string | undefined {
  return typeof resourceType === 'string' && typeof id === 'string' ? `${resourceType}/${id}` : undefined
}

/** The id within a fullUrl: the UUID or OID of a URN, the last part of a URL; undefined where that cannot be an id, or is a program's word for none. */
function idOf(url: string | undefined): string | undefined {
  const id = url?.replace(/^urn:(uuid|oid):/i, '').replace(/^.*\//, '')
  const isId =
    id !== undefined && /^[A-Za-z0-9.-]{1,64}$/.test(id) && !/^(undefined|null|nan|none)$/i.test(id)
  return isId ? (/^urn:/i.test(url ?? '') ? id.toLowerCase() : id) : undefined
}

/** A history lists the newest version first: what was deleted last does not exist any more. */
function withoutDeleted(bundle: Json, entries: readonly Entry[]): readonly Entry[] {
  if (bundle['type'] !== 'history') return entries
  const newest = new Map<string, Entry>()
  const keyed = entries.map((entry) => {
    const request = isObject(entry.json['request']) ? entry.json['request'] : {}
    const url = typeof request['url'] === 'string' ? localReference(request['url']) : undefined
    const { resource } = entry
    const reference = resource === undefined ? url : referenceOf(resource)
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

/** One `Type/id` from two servers is two resources, perhaps of two patients. */
function noteServer(
  { url = '', base, path }: Entry,
  resource: Json,
  reference: string | undefined,
  to: Gathered,
): void {
  if (base !== undefined) {
    to.bases.set(base.server, base.address)
    if (resource['resourceType'] === 'Patient') to.patientBases.set(base.server, base.address)
  }
  if (reference === undefined || !/^https?:/i.test(url)) return
  const server = base?.server ?? serverOf(url)
  const before = to.servers.get(reference)
  if (before !== undefined && before !== server) refuse(to, 'same-id', path)
  to.servers.set(reference, server)
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

/** With every literal reference resolved and without nulls, in one pass; the same object where nothing changes. */
function withReferences(
  resource: Json,
  resolve: (reference: string) => string,
  path: Path,
  to: Gathered,
): unknown {
  let depth = 0
  const replace = (item: unknown, name: string): unknown => {
    if (typeof item === 'string') return name === 'reference' ? resolve(item) : item
    if (item === null) return undefined
    if (typeof item !== 'object') return item
    if (depth === DEEPEST) {
      refuse(to, 'not-fhir', path)
      return undefined
    }
    depth += 1
    const read = mapped(item, replace)
    depth -= 1
    return read
  }
  return mapped(resource, replace)
}

/** URNs are compared without regard to case, URLs by server and path. */
function key(url: string): string {
  if (/^urn:/i.test(url)) return url.toLowerCase()
  return /^https?:/i.test(url) ? serverOf(url) : url
}
