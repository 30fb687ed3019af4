import { bundleResources } from '../../src/fhir/resources/bundle-resources.ts'
import { failedPart, type Part } from './part.ts'

type Json = Readonly<Record<string, unknown>>

/** What a FHIR answer holds, delivered or fetched: a Bundle, one resource, or an OperationOutcome. Anything else (an error page, say) has failed. */
export function bundlePart(json: unknown): Part {
  if (!isObject(json)) return failedPart('invalid-answer')
  if (json['resourceType'] === 'OperationOutcome') return outcomePart(json)
  return plainSearchset(json) ?? anyBundle(json)
}

/** The usual case without copying: a searchset of one server's resources, none known by a URN. */
function plainSearchset(json: Json): Part | undefined {
  const { entry = [], link = [] } = json
  if (json['resourceType'] !== 'Bundle' || json['type'] !== 'searchset') return undefined
  if (!Array.isArray(entry) || !Array.isArray(link)) return undefined
  const resources: unknown[] = []
  let server: string | undefined
  for (const item of entry) {
    if (!isObject(item) || !isObject(item['resource']) || item['response'] !== undefined) return undefined
    const { resource, fullUrl } = item
    const type = resource['resourceType']
    if (type === 'Bundle' || type === 'OperationOutcome' || typeof resource['id'] !== 'string')
      return undefined
    if (fullUrl !== undefined) {
      const tail = `${String(type)}/${resource['id']}`
      if (typeof fullUrl !== 'string' || !fullUrl.endsWith(tail)) return undefined
      const base = fullUrl.slice(0, -tail.length)
      if (server !== undefined && base !== server) return undefined
      server = base
    }
    resources.push(resource)
  }
  return { resources, failure: undefined, next: nextLink(link) }
}

function anyBundle(json: Json): Part {
  const flat = bundleResources(json)
  if (!flat.ok) return failedPart('invalid-answer')
  const next =
    json['resourceType'] === 'Bundle' && Array.isArray(json['link']) ? nextLink(json['link']) : undefined
  const gap = flat.gaps.find(({ code }) => code !== 'more-pages' || next === undefined)
  const code = gap?.code === 'more-pages' ? 'too-many-pages' : 'http'
  return { resources: flat.resources, failure: gap && { code, status: undefined }, next }
}

function nextLink(links: readonly unknown[]): string | undefined {
  for (const link of links) {
    if (isObject(link) && link['relation'] === 'next' && typeof link['url'] === 'string') return link['url']
  }
  return undefined
}

/** An EHR that answers with an OperationOutcome has looked: it is not asked again. */
function outcomePart(outcome: Json): Part {
  const issues = Array.isArray(outcome['issue']) ? outcome['issue'].filter(isObject) : []
  const says = (...codes: readonly string[]) =>
    issues.some(({ code }) => typeof code === 'string' && codes.includes(code))
  if (says('forbidden', 'security', 'login')) return failedPart('not-permitted')
  if (says('timeout')) return failedPart('timeout')
  return failedPart('http', says('not-supported', 'not-found') ? 404 : undefined)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
