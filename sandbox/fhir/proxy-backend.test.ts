import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../server.ts'
import { ProxyBackend } from './proxy-backend.ts'

interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: Record<string, unknown>
  readonly body: string
}

let upstream: Server
let upstreamBase: string
let answer: (seen: Seen) => { status?: number; headers?: Record<string, string>; body?: object | string }
let seen: Seen[]
let ehr: Sandbox

beforeEach(async () => {
  seen = []
  upstream = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += String(chunk)
    const request: Seen = { method: req.method, url: req.url, headers: req.headers, body }
    seen.push(request)
    const { status = 200, headers = {}, body: out = {} } = answer(request)
    res.writeHead(status, { 'content-type': 'application/fhir+json', ...headers })
    res.end(typeof out === 'string' ? out : JSON.stringify(out))
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  upstreamBase = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/fhir`
  ehr = await createSandbox({ externalFhir: upstreamBase, user: 'Practitioner/doc' })
})
afterEach(async () => {
  await ehr.close()
  upstream.close()
})

async function call(scopes: string, path: string, init: RequestInit = {}): Promise<Response> {
  const token = await ehr.issueToken(scopes, 'ann')
  return fetch(`${ehr.fhirBase}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json', ...init.headers },
  })
}

test('a search is limited, forwarded without the token, and its links lead back here', async () => {
  answer = () => ({
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [{ relation: 'next', url: `${upstreamBase}?_getpages=7` }],
      entry: [
        {
          fullUrl: `${upstreamBase}/Observation/1`,
          resource: { resourceType: 'Observation', id: '1', subject: { reference: 'Patient/ann' } },
        },
      ],
    },
  })
  const response = await call('patient/Observation.rs', '/Observation?code=1751-7', {
    headers: { 'x-request-id': 'r1' },
  })
  expect(seen[0]?.url).toBe('/fhir/Observation?code=1751-7&patient=Patient%2Fann')
  expect(seen[0]?.headers['authorization']).toBeUndefined()
  expect(seen[0]?.headers['x-request-id']).toBe('r1')
  expect(await response.json()).toMatchObject({
    link: [{ url: `${ehr.fhirBase}?_getpages=7` }],
    entry: [{ fullUrl: `${ehr.fhirBase}/Observation/1` }],
  })
})

test('a repeated search is not answered from a cache behind us', async () => {
  answer = () => ({ body: { resourceType: 'Bundle', type: 'searchset' } })
  await call('patient/Observation.rs', '/Observation')
  expect(seen[0]?.headers['cache-control']).toBe('no-cache')
})

test('a URL that only begins like the base of the server stays as it is', async () => {
  const system = `${upstreamBase}-codes/CodeSystem/a`
  answer = () => ({
    body: {
      resourceType: 'Observation',
      id: '1',
      subject: { reference: `${upstreamBase}/Patient/ann` },
      code: { coding: [{ system }] },
    },
  })
  const response = await call('patient/Observation.rs', '/Observation/1')
  expect(await response.json()).toMatchObject({
    subject: { reference: `${ehr.fhirBase}/Patient/ann` },
    code: { coding: [{ system }] },
  })
})

test('a server that does not answer in time becomes 504', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/fhir`
  const proxy = new ProxyBackend(base, 'http://ehr.example/fhir', 50)
  const { status, body } = await proxy.handle({ kind: 'read', type: 'Patient', id: 'ann' })
  expect(status).toBe(504)
  expect(body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'transient' }] })
  silent.closeAllConnections()
  silent.close()
})

test('a further page is fetched by its token and cleared of what may not be seen', async () => {
  answer = () => ({
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: 2,
      entry: ['ann', 'bob'].map((id) => ({
        resource: { resourceType: 'Observation', id, subject: { reference: `Patient/${id}` } },
      })),
    },
  })
  const response = await call('patient/Observation.rs', '?_getpages=7')
  expect(seen[0]?.url).toBe('/fhir?_getpages=7')
  const bundle = (await response.json()) as fhir4.Bundle
  expect(bundle.entry?.map((entry) => entry.resource?.id)).toEqual(['ann'])
  expect(bundle.total).toBeUndefined()
})

test("another patient's resource does not come through", async () => {
  answer = () => ({ body: { resourceType: 'Observation', id: '2', subject: { reference: 'Patient/bob' } } })
  expect((await call('patient/Observation.r', '/Observation/2')).status).toBe(403)
})

test('a transaction is forwarded whole with its conditions', async () => {
  answer = () => ({ body: { resourceType: 'Bundle', type: 'transaction-response', entry: [] } })
  const entry = {
    fullUrl: 'urn:uuid:22222222-2222-4222-8222-222222222222',
    resource: { resourceType: 'RiskAssessment', status: 'final', subject: { reference: 'Patient/ann' } },
    request: { method: 'POST', url: 'RiskAssessment', ifNoneExist: 'identifier=a|b' },
  }
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: [entry] })
  expect((await call('patient/RiskAssessment.c', '', { method: 'POST', body })).status).toBe(200)
  expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({
    type: 'transaction',
    entry: [
      {
        fullUrl: entry.fullUrl,
        request: {
          method: 'POST',
          url: 'RiskAssessment',
          ifNoneExist: 'identifier=a%7Cb&patient=Patient%2Fann',
        },
      },
    ],
  })
})

test('an update keeps If-Match, and status, ETag and Location come back', async () => {
  answer = ({ method }) =>
    method === 'GET'
      ? { status: 404, body: { resourceType: 'OperationOutcome', issue: [] } }
      : {
          status: 201,
          headers: { etag: 'W/"3"', location: `${upstreamBase}/Observation/1/_history/3` },
          body: { resourceType: 'Observation', id: '1' },
        }
  const body = JSON.stringify({ resourceType: 'Observation', id: '1', subject: { reference: 'Patient/ann' } })
  const response = await call('patient/Observation.u', '/Observation/1', {
    ...{ method: 'PUT', body },
    headers: { 'if-match': 'W/"2"' },
  })
  expect(seen.at(-1)?.headers['if-match']).toBe('W/"2"')
  expect(response.status).toBe(201)
  expect(response.headers.get('etag')).toBe('W/"3"')
  expect(response.headers.get('location')).toBe(`${ehr.fhirBase}/Observation/1/_history/3`)
})

test('a server that is away or answers nonsense becomes 502', async () => {
  answer = () => ({ body: '<html>' })
  expect((await call('user/Patient.r', '/Patient/1')).status).toBe(502)
  upstream.closeAllConnections()
  upstream.close()
  expect((await call('user/Patient.r', '/Patient/1')).status).toBe(502)
})
