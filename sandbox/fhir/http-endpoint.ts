import type { IncomingMessage } from 'node:http'
import { type Answer, header, readBody } from '../http.ts'
import { refused } from './answer-entry.ts'
import type { FhirBackend, FhirResponse } from './backend.ts'
import type { Access } from './guard/access.ts'
import { Guard } from './guard/guard.ts'
import type { Interaction } from './interaction.ts'
import { type Failure, failure, type Result, success } from './outcome.ts'
import { parseBundle, parseEntryRequest } from './parse-request.ts'

export interface FhirEndpointOptions {
  readonly backend: FhirBackend
  /** The FHIR base URL as clients see it. */
  readonly base: string
  /** What a bearer token stands for; undefined when it is unknown, expired or revoked. */
  readonly authenticate: (token: string) => Promise<Access | undefined>
}

/** FHIR over HTTP: media types, tokens, headers. What the requests mean is decided behind it. */
export class FhirEndpoint {
  readonly #options: FhirEndpointOptions
  readonly #guard: Guard

  constructor(options: FhirEndpointOptions) {
    this.#options = options
    this.#guard = new Guard(options.backend, options.base)
  }

  /** Answers a request; `path` is that below the base, without leading slash. */
  async handle(req: IncomingMessage, path: string, query: URLSearchParams): Promise<Answer> {
    const requestId = header(req, 'x-request-id')
    const response = await this.#respond(req, path, query, requestId)
    return toAnswer(response, header(req, 'prefer') ?? '')
  }

  async #respond(
    req: IncomingMessage,
    path: string,
    query: URLSearchParams,
    requestId: string | undefined,
  ): Promise<HttpResponse> {
    if (!acceptsJson(req, query)) return refused(failure(406, 'not-supported', 'Only JSON is offered'))
    if (path === 'metadata') {
      if (req.method !== 'GET' && req.method !== 'HEAD') return notAllowed('GET')
      return this.#options.backend.handle({ kind: 'capabilities' }, requestId)
    }
    const token = /^Bearer ([\w\-.~+/]+=*)$/i.exec(header(req, 'authorization') ?? '')?.[1]
    const access = token === undefined ? undefined : await this.#options.authenticate(token)
    if (access === undefined) return unauthorized(token !== undefined)
    const interaction = await parse(req, path, query, this.#options.base)
    if (!interaction.ok)
      return interaction.status === 405 ? notAllowed(allowed(path), interaction) : refused(interaction)
    return this.#guard.handle(interaction.value, access, requestId)
  }
}

interface HttpResponse extends FhirResponse {
  readonly headers?: Readonly<Record<string, string>>
}

async function parse(
  req: IncomingMessage,
  path: string,
  query: URLSearchParams,
  base: string,
): Promise<Result<Interaction>> {
  const method = req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET')
  const strict = /\bhandling=strict\b/.test(header(req, 'prefer') ?? '')
  const [type = '', last] = path.split('/')
  if (last === '_search') {
    if (method !== 'POST') return failure(405, 'not-supported', '_search takes POST')
    const form = await readForm(req)
    if (!form.ok) return form
    return parseEntryRequest({
      method: 'GET',
      path: type,
      query: new URLSearchParams([...query, ...form.value]),
      strict,
    })
  }
  if (path === '' && method === 'GET') {
    return query.has('_getpages')
      ? success({ kind: 'page', query })
      : failure(404, 'not-supported', 'Search over all types is not offered')
  }
  const body = method === 'POST' || method === 'PUT' ? await readJson(req) : success(undefined)
  if (!body.ok) return body
  if (path === '') {
    return method === 'POST'
      ? parseBundle(body.value, base)
      : failure(405, 'not-supported', 'The base takes POST')
  }
  return parseEntryRequest({
    ...{ method, path, query, strict },
    resource: body.value,
    ifMatch: header(req, 'if-match'),
    ifNoneExist: header(req, 'if-none-exist'),
  })
}

async function readJson(req: IncomingMessage): Promise<Result<unknown>> {
  const type = header(req, 'content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/fhir+json' && type !== 'application/json') {
    return failure(415, 'not-supported', 'The body must be application/fhir+json')
  }
  const text = await readBody(req)
  if (text === undefined) return failure(413, 'too-long', 'The body is too long')
  try {
    return success(JSON.parse(text))
  } catch {
    return failure(400, 'structure', 'The body is not JSON')
  }
}

async function readForm(req: IncomingMessage): Promise<Result<URLSearchParams>> {
  const type = header(req, 'content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && type !== 'application/x-www-form-urlencoded') {
    return failure(415, 'not-supported', 'The body of _search must be application/x-www-form-urlencoded')
  }
  const text = await readBody(req)
  return text === undefined
    ? failure(413, 'too-long', 'The body is too long')
    : success(new URLSearchParams(text))
}

function acceptsJson(req: IncomingMessage, query: URLSearchParams): boolean {
  const wanted = query.get('_format') ?? header(req, 'accept') ?? '*/*'
  return wanted === '' || /json|\*\/\*|application\/\*/i.test(wanted)
}

function allowed(path: string): string {
  if (path === '' || path.includes('_search')) return 'POST'
  return path.includes('/') ? 'GET, PUT, DELETE' : 'GET, POST'
}

function notAllowed(allow: string, failed?: Failure): HttpResponse {
  const response = refused(failed ?? failure(405, 'not-supported', 'This method is not offered here'))
  return { ...response, headers: { allow } }
}

/** RFC 6750: no error code when no token was sent. */
function unauthorized(hadToken: boolean): HttpResponse {
  const challenge = hadToken ? 'Bearer realm="fhir", error="invalid_token"' : 'Bearer realm="fhir"'
  const text = hadToken ? 'The access token is unknown or has expired' : 'An access token is needed'
  return { ...refused(failure(401, 'login', text)), headers: { 'www-authenticate': challenge } }
}

function toAnswer(response: HttpResponse, prefer: string): Answer {
  const minimal = response.location !== undefined && /\breturn=minimal\b/.test(prefer)
  const body = response.body === undefined || minimal ? undefined : JSON.stringify(response.body)
  return {
    status: response.status,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/fhir+json; charset=utf-8' }),
      ...(response.etag ? { etag: response.etag } : {}),
      ...(response.lastModified ? { 'last-modified': new Date(response.lastModified).toUTCString() } : {}),
      ...(response.location ? { location: response.location } : {}),
      ...response.headers,
    },
    ...(body === undefined ? {} : { body }),
  }
}
