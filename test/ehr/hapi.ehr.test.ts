import { afterAll, beforeAll, expect, test } from 'vitest'
import { rangesAllowed } from './ehr-over-hapi.ts'
import { type Hapi, startHapi } from './hapi.ts'
import { conformanceResources } from './profiles.ts'

let hapi: Hapi
beforeAll(async () => {
  hapi = await startHapi({ searchCacheMs: 0 })
})
afterAll(() => hapi?.stop())

type Answer = { status: number; headers: Headers; body: unknown }

async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(path.startsWith('http') ? path : `${hapi.fhirBase}${path}`, {
    method,
    headers: { 'content-type': 'application/fhir+json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
}

const ok = async (...args: Parameters<typeof ask>): Promise<Answer> => {
  const answer = await ask(...args)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer
}

const bundleOf = (answer: Answer) => answer.body as fhir4.Bundle
const idsOf = (answer: Answer) => (bundleOf(answer).entry ?? []).map((entry) => entry.resource?.id)

const albumin = (patient: string, id: string, day: number, value: number): fhir4.Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '1751-7' }] },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime: `2026-01-${String(day).padStart(2, '0')}T08:00:00Z`,
  valueQuantity: { value, unit: 'g/L', system: 'http://unitsofmeasure.org', code: 'g/L' },
})

const put = (resource: fhir4.FhirResource): fhir4.BundleEntry => ({
  resource,
  request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
})

async function load(patient: string, observations: number): Promise<void> {
  const all = Array.from({ length: observations }, (_, at) =>
    albumin(patient, `${patient}-${at}`, at + 1, 30 + at),
  )
  const entry = [put({ resourceType: 'Patient', id: patient }), ...all.map(put)]
  await ok('POST', '/', { resourceType: 'Bundle', type: 'transaction', entry })
}

const risk = (patient: string, key: string): fhir4.RiskAssessment => ({
  resourceType: 'RiskAssessment',
  identifier: [{ system: 'urn:test', value: key }],
  status: 'final',
  subject: { reference: `Patient/${patient}` },
})

test('the capability statement lists what the app probes before it writes', async () => {
  const statement = (await ok('GET', '/metadata')).body as fhir4.CapabilityStatement
  expect(statement.fhirVersion).toBe('4.0.1')
  const listed = statement.rest?.[0]?.resource?.find((resource) => resource.type === 'RiskAssessment')
  expect(listed).toMatchObject({ conditionalCreate: true, versioning: 'versioned-update' })
  expect(listed?.interaction?.map((each) => each.code)).toEqual(
    expect.arrayContaining(['create', 'update', 'read', 'vread', 'history-instance', 'search-type']),
  )
  expect(listed?.searchParam?.map((each) => each.name)).toEqual(
    expect.arrayContaining(['patient', 'identifier']),
  )
})

test('a search by patient, in either form and by POST, gives that patient alone', async () => {
  await load('by-patient', 3)
  await load('by-patient-other', 2)
  const expected = ['by-patient-2', 'by-patient-1', 'by-patient-0']
  const rest = 'code=http://loinc.org|1751-7&_sort=-date'
  expect(idsOf(await ok('GET', `/Observation?patient=by-patient&${rest}`))).toEqual(expected)
  expect(idsOf(await ok('GET', `/Observation?patient=Patient/by-patient&${rest}`))).toEqual(expected)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  expect(idsOf(await ok('POST', '/Observation/_search', `patient=by-patient&${rest}`, form))).toEqual(
    expected,
  )
})

test('a long search is paged and every page can be followed', async () => {
  await load('paged', 25)
  const seen: (string | undefined)[] = []
  let next: string | undefined = '/Observation?patient=paged&_sort=date&_count=10'
  while (next !== undefined) {
    const page = await ok('GET', next)
    seen.push(...idsOf(page))
    next = bundleOf(page).link?.find((link) => link.relation === 'next')?.url
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, at) => `paged-${at}`))
})

test('links name the proxy in front when it says who it is', async () => {
  await load('proxied', 3)
  const headers = {
    'x-forwarded-host': 'ehr.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-prefix': '/r4',
  }
  const page = await ok('GET', '/Observation?patient=proxied&_count=2', undefined, headers)
  const next = bundleOf(page).link?.find((link) => link.relation === 'next')?.url
  expect(next).toMatch(/^https:\/\/ehr\.example\/r4/)
})

test('a batch answers each entry by itself', async () => {
  await load('batched', 1)
  const entry = [
    { request: { method: 'GET', url: 'Patient/batched' } },
    { request: { method: 'GET', url: 'Observation?patient=batched' } },
    { request: { method: 'GET', url: 'Patient/nobody' } },
  ]
  const answer = bundleOf(await ok('POST', '/', { resourceType: 'Bundle', type: 'batch', entry }))
  expect(answer.entry?.map((each) => each.response?.status?.slice(0, 3))).toEqual(['200', '200', '404'])
  expect(answer.entry?.[1]?.resource).toMatchObject({ resourceType: 'Bundle', type: 'searchset' })
})

test('a transaction with one bad entry stores nothing', async () => {
  await load('atomic', 0)
  const entry = [
    { resource: risk('atomic', 'atomic-1'), request: { method: 'POST', url: 'RiskAssessment' } },
    {
      request: { method: 'PUT', url: 'Observation/other' },
      resource: { resourceType: 'Patient', id: 'other' },
    },
  ]
  const answer = await ask('POST', '/', { resourceType: 'Bundle', type: 'transaction', entry })
  expect(answer.status).toBe(400)
  expect(idsOf(await ok('GET', '/RiskAssessment?identifier=urn:test|atomic-1'))).toEqual([])
})

test('the same conditional create twice, alone or in a transaction, gives one resource', async () => {
  await load('once', 0)
  const headers = { 'if-none-exist': 'identifier=urn:test|once-1' }
  const first = await ask('POST', '/RiskAssessment', risk('once', 'once-1'), headers)
  const second = await ask('POST', '/RiskAssessment', risk('once', 'once-1'), headers)
  expect([first.status, second.status]).toEqual([201, 200])
  const request = { method: 'POST', url: 'RiskAssessment', ifNoneExist: 'identifier=urn:test|once-1' }
  const entry = [
    { fullUrl: 'urn:uuid:0b5f4a4e-6d0c-4a3c-9a51-5f1f0f3f9d01', resource: risk('once', 'once-1'), request },
  ]
  const third = bundleOf(await ok('POST', '/', { resourceType: 'Bundle', type: 'transaction', entry }))
  expect(third.entry?.[0]?.response?.status).toMatch(/^200/)
  expect(idsOf(await ok('GET', '/RiskAssessment?patient=once'))).toHaveLength(1)
})

test('an update of an older version is refused and the history keeps both versions', async () => {
  await load('versions', 0)
  const created = await ok('POST', '/RiskAssessment', risk('versions', 'versions-1'))
  expect(created.headers.get('etag')).toBe('W/"1"')
  const stored = created.body as fhir4.RiskAssessment
  const path = `/RiskAssessment/${stored.id}`
  const mistaken: fhir4.RiskAssessment = { ...stored, status: 'entered-in-error' }
  const updated = await ask('PUT', path, mistaken, { 'if-match': 'W/"1"' })
  const late = await ask('PUT', path, { ...stored, status: 'amended' }, { 'if-match': 'W/"1"' })
  expect([updated.status, late.status]).toEqual([200, 409])
  expect((late.body as fhir4.OperationOutcome).resourceType).toBe('OperationOutcome')
  const history = bundleOf(await ok('GET', `${path}/_history`))
  const statuses = history.entry?.map((each) => (each.resource as fhir4.RiskAssessment).status)
  expect(statuses).toEqual(['entered-in-error', 'final'])
})

test('the version of a reference is dropped on storing', async () => {
  await load('basis', 1)
  const basis = [{ reference: 'Observation/basis-0/_history/1' }]
  const created = await ok('POST', '/RiskAssessment', { ...risk('basis', 'basis-1'), basis })
  expect((created.body as fhir4.RiskAssessment).basis).toEqual([{ reference: 'Observation/basis-0' }])
})

test('a browser may send the headers of a careful write', async () => {
  const answer = await ask('OPTIONS', '/RiskAssessment', undefined, {
    origin: 'http://app.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type,if-match,if-none-exist,prefer',
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('if-none-exist')
})

test('a probability range is refused as HAPI is delivered, and taken once its search parameter is replaced', async () => {
  await load('range', 0)
  const percent = (value: number) => ({ value, unit: '%', system: 'http://unitsofmeasure.org', code: '%' })
  const ranged: fhir4.RiskAssessment = {
    ...risk('range', 'range-1'),
    prediction: [{ probabilityRange: { low: percent(4.2), high: percent(67.2) } }],
  }
  const refused = await ask('POST', '/RiskAssessment', ranged)
  expect(refused.status).toBe(500)
  expect(JSON.stringify(refused.body)).toContain('% is not compatible with day')
  await ok('PUT', `/SearchParameter/${rangesAllowed.id}`, rangesAllowed)
  await ok('POST', '/RiskAssessment', ranged)
  expect(idsOf(await ok('GET', '/RiskAssessment?patient=range'))).toHaveLength(1)
})

test('our code systems, value sets and profiles install, and install again', async () => {
  for (const resource of conformanceResources) {
    const path = `/${resource.resourceType}/${resource.id}`
    expect((await ask('PUT', path, resource)).status, path).toBe(201)
    expect((await ask('PUT', path, resource)).status, path).toBe(200)
    const found = await ok('GET', `/${resource.resourceType}?url=${encodeURIComponent(resource.url ?? '')}`)
    expect(idsOf(found), path).toEqual([resource.id])
  }
})
