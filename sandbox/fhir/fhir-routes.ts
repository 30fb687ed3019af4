import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ok } from '../../src/result.ts'
import type { Ehr } from '../ehr.ts'
import type { FhirResponse } from './backend.ts'
import type { Interaction } from './fhir-interaction.ts'
import { type FhirResult, failure, refusal } from './fhir-refusal.ts'
import { Guard } from './guard/guard.ts'
import { parseBundle, parseEntryRequest } from './parse-request.ts'

/** FHIR over HTTP: media types, tokens, headers. What the requests mean is decided behind it. */
export function fhirRoutes(part: FastifyInstance, options: Ehr): void {
  const guard = new Guard(options.backend, options.fhirBase)
  part.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error.statusCode !== 413) throw error
    return send(request, reply, refusal(413, 'too-long', 'The body is too long'))
  })
  for (const url of ['/fhir', '/fhir/*']) {
    part.all(url, { bodyLimit: 10_000_000 }, async (request, reply) =>
      send(request, reply, await respond(request, guard, options)),
    )
  }
}

interface HttpResponse extends FhirResponse {
  readonly headers?: Readonly<Record<string, string>>
}

async function respond(
  request: FastifyRequest,
  guard: Guard,
  { backend, fhirBase, authenticate }: Ehr,
): Promise<HttpResponse> {
  const { pathname, searchParams: query } = new URL(request.url, fhirBase)
  const path = pathname.replace(/^\/fhir\/?/, '').replace(/\/$/, '')
  const requestId = request.headers['x-request-id']?.toString()
  const wanted = query.get('_format') ?? request.headers.accept ?? '*/*'
  if (wanted !== '' && !/json|\*\/\*|application\/\*/i.test(wanted)) {
    return refusal(406, 'not-supported', 'Only JSON is offered')
  }
  if (path === 'metadata') {
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET')
    return backend.handle({ kind: 'capabilities' }, requestId)
  }
  const token = /^Bearer ([\w\-.~+/]+=*)$/i.exec(request.headers.authorization ?? '')?.[1]
  const access = token === undefined ? undefined : await authenticate(token)
  if (access === undefined) return unauthorized(token !== undefined)
  const interaction = parse(request, path, query, fhirBase)
  if (interaction.ok) return guard.handle(interaction.value, access, requestId)
  return interaction.problem.status === 405
    ? notAllowed(allowed(path), interaction.problem)
    : interaction.problem
}

function parse(
  request: FastifyRequest,
  path: string,
  query: URLSearchParams,
  base: string,
): FhirResult<Interaction> {
  const { headers } = request
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const strict = /\bhandling=strict\b/.test(String(headers['prefer']))
  const [type = '', last] = path.split('/')
  if (last === '_search') {
    if (method !== 'POST') return failure(405, 'not-supported', '_search takes POST')
    if (!isOfType(request, [undefined, 'application/x-www-form-urlencoded'])) {
      return failure(415, 'not-supported', 'The body of _search must be application/x-www-form-urlencoded')
    }
    const form = new URLSearchParams([...query, ...new URLSearchParams(textOf(request))])
    return parseEntryRequest({ method: 'GET', path: type, query: form, strict })
  }
  if (path === '' && method === 'GET') {
    return query.has('_getpages')
      ? ok({ kind: 'page', query })
      : failure(404, 'not-supported', 'Search over all types is not offered')
  }
  const body = method === 'POST' || method === 'PUT' ? readJson(request) : ok(undefined)
  if (!body.ok) return body
  if (path === '') {
    return method === 'POST'
      ? parseBundle(body.value, base)
      : failure(405, 'not-supported', 'The base takes POST')
  }
  return parseEntryRequest({
    ...{ method, path, query, strict },
    resource: body.value,
    ifMatch: headers['if-match'],
    ifNoneExist: headers['if-none-exist']?.toString(),
  })
}

function readJson(request: FastifyRequest): FhirResult<unknown> {
  if (!isOfType(request, ['application/fhir+json', 'application/json'])) {
    return failure(415, 'not-supported', 'The body must be application/fhir+json')
  }
  try {
    return ok(JSON.parse(textOf(request)))
  } catch {
    return failure(400, 'structure', 'The body is not JSON')
  }
}

function isOfType({ headers }: FastifyRequest, types: readonly (string | undefined)[]): boolean {
  return types.includes(headers['content-type']?.split(';')[0]?.trim().toLowerCase())
}

function textOf({ body }: FastifyRequest): string {
  return typeof body === 'string' ? body : ''
}

function allowed(path: string): string {
  if (path === '' || path.includes('_search')) return 'POST'
  return path.includes('/') ? 'GET, PUT' : 'GET, POST'
}

function notAllowed(
  allow: string,
  problem = refusal(405, 'not-supported', 'This method is not offered here'),
): HttpResponse {
  return { ...problem, headers: { allow } }
}

/** RFC 6750: no error code when no token was sent. */
function unauthorized(hadToken: boolean): HttpResponse {
  const challenge = hadToken ? 'Bearer realm="fhir", error="invalid_token"' : 'Bearer realm="fhir"'
  const text = hadToken ? 'The access token is unknown or has expired' : 'An access token is needed'
  return { ...refusal(401, 'login', text), headers: { 'www-authenticate': challenge } }
}

function send(request: FastifyRequest, reply: FastifyReply, response: HttpResponse): FastifyReply {
  const { status, body, etag, lastModified, location, headers = {} } = response
  reply.code(status).headers(headers)
  if (etag) reply.header('etag', etag)
  if (lastModified) reply.header('last-modified', new Date(lastModified).toUTCString())
  if (location) reply.header('location', location)
  const isMinimal = location !== undefined && /\breturn=minimal\b/.test(String(request.headers['prefer']))
  if (body === undefined || isMinimal) return reply.send()
  return reply.type('application/fhir+json; charset=utf-8').send(JSON.stringify(body))
}
