import { fail, ok } from '../../src/result.ts'
import { isStoredType } from './definitions.ts'
import type { BundleEntryInteraction, BundleInteraction, EntryInteraction } from './fhir-interaction.ts'
import { type FhirResult, failure, type Refusal, refusalOf } from './fhir-refusal.ts'
import { type AnyResource, isRecord, isResource } from './resource.ts'

/** A request below the FHIR base, from HTTP or from a bundle entry. */
export interface RequestParts {
  readonly method: string
  /** Path below the base, without leading slash: `Observation/7`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly resource?: unknown
  readonly ifMatch?: string | undefined
  readonly ifNoneExist?: string | undefined
  readonly strict?: boolean
}

const idPattern = /^[A-Za-z0-9\-.]{1,64}$/

/** Reads a request on a resource type or instance. Failures: 400 malformed, 404 unknown type or path, 405 method. */
export function parseEntryRequest(parts: RequestParts): FhirResult<EntryInteraction> {
  const [type = '', id, history, version, ...rest] = parts.path.split('/')
  if (!isStoredType(type)) {
    return failure(404, 'not-supported', `There is no resource type "${type}" here`)
  }
  if (rest.length > 0 || (history !== undefined && (history !== '_history' || version === undefined))) {
    return failure(404, 'not-supported', 'There is no such operation here')
  }
  if (id === undefined) return onType(type, parts)
  if (!idPattern.test(id)) return failure(404, 'not-supported', 'There is no such operation, and no such id')
  if (version === undefined) return onInstance(type, id, parts)
  if (parts.method !== 'GET') return notAllowed(parts.method)
  return ok({ kind: 'vread', type, id, version })
}

function onType(type: string, parts: RequestParts): FhirResult<EntryInteraction> {
  switch (parts.method) {
    case 'GET':
      return ok({ kind: 'search', type, query: parts.query, strict: parts.strict ?? false })
    case 'POST': {
      const resource = bodyOf(type, parts.resource)
      if (!resource.ok) return resource
      const condition = parts.ifNoneExist?.replace(/^\?/, '').replace(new RegExp(`^.*/?${type}\\?`), '')
      if (condition === '') return failure(400, 'value', 'If-None-Exist holds no search criteria')
      return ok({ kind: 'create', type, resource: resource.value, ifNoneExist: condition })
    }
    default:
      return notAllowed(parts.method)
  }
}

function onInstance(type: string, id: string, parts: RequestParts): FhirResult<EntryInteraction> {
  const version = versionOf(parts.ifMatch)
  if (!version.ok) return version
  const ifMatch = version.value
  switch (parts.method) {
    case 'GET':
      return ok({ kind: 'read', type, id })
    case 'PUT': {
      const resource = bodyOf(type, parts.resource)
      if (!resource.ok) return resource
      if (resource.value.id !== id) {
        return failure(400, 'value', `The id in the body must be "${id}", as in the URL`, `${type}.id`)
      }
      return ok({ kind: 'update', type, id, resource: resource.value, ifMatch })
    }
    default:
      return notAllowed(parts.method)
  }
}

/** Reads a Bundle posted to the base. Failures name the entry they are about. */
export function parseBundle(body: unknown, base: string): FhirResult<BundleInteraction> {
  if (!isResource(body) || body.resourceType !== 'Bundle') {
    return failure(400, 'structure', 'A POST to the base must carry a Bundle')
  }
  const type = body['type']
  if (type !== 'batch' && type !== 'transaction') {
    return failure(400, 'value', 'Bundle.type must be batch or transaction', 'Bundle.type')
  }
  const list = body['entry'] ?? []
  if (!Array.isArray(list)) return failure(400, 'structure', 'Bundle.entry must be a list', 'Bundle.entry')
  const entries: BundleEntryInteraction[] = []
  for (const [index, entry] of list.entries()) {
    const parsed = parseBundleEntry(entry, base)
    if (!parsed.ok) return fail(atEntry(parsed.problem, index))
    entries.push(parsed.value)
  }
  return ok({ kind: type, entries })
}

function parseBundleEntry(entry: unknown, base: string): FhirResult<BundleEntryInteraction> {
  const request = isRecord(entry) ? entry['request'] : undefined
  if (!isRecord(entry) || !isRecord(request)) return failure(400, 'required', 'The entry has no request')
  const { method, url, ifMatch, ifNoneExist } = request
  if (typeof method !== 'string' || typeof url !== 'string') {
    return failure(400, 'required', 'The request of the entry needs method and url')
  }
  const relative = url.startsWith(`${base}/`) ? url.slice(base.length + 1) : url.replace(/^\//, '')
  const [path = '', query = ''] = relative.split('?', 2)
  const interaction = parseEntryRequest({
    method,
    path,
    query: new URLSearchParams(query),
    resource: entry['resource'],
    ifMatch: typeof ifMatch === 'string' ? ifMatch : undefined,
    ifNoneExist: typeof ifNoneExist === 'string' ? ifNoneExist : undefined,
  })
  const fullUrl = entry['fullUrl']
  return interaction.ok
    ? ok({ fullUrl: typeof fullUrl === 'string' ? fullUrl : undefined, interaction: interaction.value })
    : interaction
}

/** The same refusal, saying in which entry of the bundle it arose. */
export function atEntry({ status, body }: Refusal, index: number): Refusal {
  const at = `Bundle.entry[${index}]`
  const issues = body.issue.map((issue) => ({
    ...issue,
    expression: issue.expression?.[0]?.startsWith('Bundle.') ? issue.expression : [at],
    diagnostics: `${at}: ${issue.diagnostics ?? issue.details?.text ?? issue.code}`,
  }))
  return refusalOf(status, issues)
}

function bodyOf(type: string, body: unknown): FhirResult<AnyResource> {
  if (!isResource(body)) return failure(400, 'structure', 'The body must be a FHIR resource in JSON')
  if (body.resourceType !== type) {
    return failure(400, 'value', `The body is a ${body.resourceType}, the URL says ${type}`)
  }
  return ok(body)
}

function versionOf(ifMatch: string | undefined): FhirResult<string | undefined> {
  if (ifMatch === undefined) return ok(undefined)
  const version = /^(?:W\/)?"?([A-Za-z0-9\-.]{1,64})"?$/.exec(ifMatch.trim())?.[1]
  return version === undefined ? failure(400, 'value', 'If-Match must be of the form W/"1"') : ok(version)
}

function notAllowed(method: string) {
  return failure(405, 'not-supported', `The method ${method} is not offered here`)
}
