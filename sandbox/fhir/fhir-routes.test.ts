import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../server.ts'
import { albumin, testBundle } from '../test-support/two-patients.ts'

let ehr: Sandbox
let token: string

beforeAll(async () => {
  ehr = await createSandbox({ bundles: [testBundle], appUrl: 'http://localhost:5000/app/' })
  token = await ehr.issueToken('user/*.cruds')
})
afterAll(() => ehr.close())

function call(path: string, init: RequestInit & { json?: unknown } = {}): Promise<Response> {
  const { json, headers, ...rest } = init
  return fetch(`${ehr.fhirBase}${path}`, {
    ...rest,
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    headers: {
      authorization: `Bearer ${token}`,
      ...(json === undefined ? {} : { 'content-type': 'application/fhir+json' }),
      ...headers,
    },
  })
}

async function issue(response: Response): Promise<string | undefined> {
  const outcome = (await response.json()) as fhir4.OperationOutcome
  expect(outcome.resourceType).toBe('OperationOutcome')
  return outcome.issue[0]?.code
}

test('everything but discovery and metadata needs a token', async () => {
  const without = await fetch(`${ehr.fhirBase}/Patient/ann`)
  expect(without.status).toBe(401)
  expect(without.headers.get('www-authenticate')).toBe('Bearer realm="fhir"')
  expect(await issue(without)).toBe('login')
  const wrong = await call('/Patient/ann', { headers: { authorization: 'Bearer made-up' } })
  expect(wrong.status).toBe(401)
  expect(wrong.headers.get('www-authenticate')).toContain('invalid_token')
  expect((await fetch(`${ehr.fhirBase}/metadata`)).status).toBe(200)
  expect((await fetch(`${ehr.fhirBase}/.well-known/smart-configuration`)).status).toBe(200)
})

test('no answer may be stored, and each repeats the request id', async () => {
  const response = await call('/Patient/ann', { headers: { 'x-request-id': 'abc-1' } })
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('x-request-id')).toBe('abc-1')
  expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
})

test('a read carries ETag and Last-Modified', async () => {
  const response = await call('/Patient/ann')
  expect(response.headers.get('etag')).toBe('W/"1"')
  expect(Date.parse(response.headers.get('last-modified') ?? '')).not.toBeNaN()
})

test('a create answers 201 with Location and the stored resource', async () => {
  const response = await call('/Observation', { method: 'POST', json: albumin('x', 'ann', '2026-01-01', 40) })
  expect(response.status).toBe(201)
  const stored = (await response.json()) as fhir4.Observation
  expect(stored.id).not.toBe('x')
  expect(response.headers.get('location')).toBe(`${ehr.fhirBase}/Observation/${stored.id}/_history/1`)
})

test('Prefer: return=minimal leaves the body out', async () => {
  const response = await call('/Observation', {
    method: 'POST',
    json: albumin('x', 'ann', '2026-01-01', 40),
    headers: { prefer: 'return=minimal' },
  })
  expect(response.status).toBe(201)
  expect(await response.text()).toBe('')
})

test.each([
  [
    'another media type',
    { method: 'POST', body: '<Patient/>', headers: { 'content-type': 'application/fhir+xml' } },
    415,
  ],
  [
    'broken JSON',
    { method: 'POST', body: '{"resourceType":', headers: { 'content-type': 'application/json' } },
    400,
  ],
  ['a body of another type', { method: 'POST', json: { resourceType: 'Observation' } }, 400],
  ['an invalid resource', { method: 'POST', json: { resourceType: 'Patient', gender: 7 } }, 422],
  ['XML as the only answer wanted', { headers: { accept: 'application/fhir+xml' } }, 406],
])('%s is refused with its own status', async (_, init, status) => {
  const response = await call('/Patient', init)
  expect(response.status).toBe(status)
  await issue(response)
})

test('methods that are not offered get 405 with the allowed ones', async () => {
  const patch = await call('/Patient/ann', { method: 'PATCH', json: [] })
  expect(patch.status).toBe(405)
  expect(patch.headers.get('allow')).toBe('GET, PUT')
  expect((await call('/Patient', { method: 'DELETE' })).status).toBe(405)
})

test('unknown types, operations and resources get 404', async () => {
  for (const path of ['/Nonsense', '/Patient/ann/$everything', '/Patient/nobody', '/Bundle']) {
    expect((await call(path)).status, path).toBe(404)
  }
})

test('HEAD answers like GET without a body', async () => {
  const response = await call('/Patient/ann', { method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(response.headers.get('etag')).toBe('W/"1"')
})

test('_search takes its parameters from the form and from the URL', async () => {
  const response = await call('/Observation/_search?_count=1', {
    method: 'POST',
    body: new URLSearchParams({ patient: 'bob' }),
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ total: 1, entry: [{ resource: { id: 'bob-1' } }] })
})

test('the app may read answers across origins, others may not, discovery is open to all', async () => {
  const allowed = await call('/Patient/ann', { headers: { origin: 'http://localhost:5000' } })
  expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:5000')
  expect(allowed.headers.get('access-control-expose-headers')).toContain('ETag')
  const refused = await call('/Patient/ann', { headers: { origin: 'http://evil.example' } })
  expect(refused.headers.get('access-control-allow-origin')).toBeNull()
  const open = await fetch(`${ehr.fhirBase}/metadata`, { headers: { origin: 'http://evil.example' } })
  expect(open.headers.get('access-control-allow-origin')).toBe('*')
})

test('a preflight request is answered without a token', async () => {
  const response = await fetch(`${ehr.fhirBase}/RiskAssessment`, {
    method: 'OPTIONS',
    headers: { origin: 'http://localhost:5000', 'access-control-request-method': 'POST' },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-headers')).toContain('If-None-Exist')
  expect(response.headers.get('access-control-allow-methods')).toContain('PUT')
})

test('the capability statement says what is offered and no more', async () => {
  const statement = (await (await fetch(`${ehr.fhirBase}/metadata`)).json()) as fhir4.CapabilityStatement
  const rest = statement.rest?.[0]
  const risk = rest?.resource?.find((r) => r.type === 'RiskAssessment')
  expect(risk?.interaction?.map((i) => i.code)).toEqual(['read', 'vread', 'search-type', 'create', 'update'])
  expect(risk).toMatchObject({
    conditionalCreate: true,
    conditionalUpdate: false,
    versioning: 'versioned-update',
  })
  expect(risk?.searchParam).toContainEqual({ name: 'patient', type: 'reference' })
  expect(rest?.interaction).toEqual([{ code: 'transaction' }, { code: 'batch' }])
})
