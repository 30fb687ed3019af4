import { beforeEach, expect, test } from 'vitest'
import { parseSmartScopes } from '../../auth/smart-scopes.ts'
import { testBase, testServer } from '../../test-support/memory-server.ts'
import { albumin, testBundle } from '../../test-support/two-patients.ts'
import type { FhirResponse } from '../backend.ts'
import { loadBundle } from '../load-bundle.ts'
import { parseBundle, parseEntryRequest, type RequestParts } from '../parse-request.ts'
import { Guard } from './guard.ts'

let guard: Guard
beforeEach(async () => {
  const server = await testServer()
  await loadBundle(server, testBundle, testBase)
  guard = new Guard(server, testBase)
})

const access = (scopes: string) => ({
  ...{ clientId: 'app', user: 'Practitioner/doc', patient: 'ann' },
  scopes: parseSmartScopes(scopes),
})

async function ask(scopes: string, parts: Partial<RequestParts> & { path: string }): Promise<FhirResponse> {
  const [path = '', query = ''] = parts.path.split('?')
  const parsed = parseEntryRequest({ method: 'GET', ...parts, path, query: new URLSearchParams(query) })
  if (!parsed.ok) throw new Error(`not a request: ${parts.path}`)
  return guard.handle(parsed.value, access(scopes))
}

async function bundle(
  scopes: string,
  type: 'batch' | 'transaction',
  ...entry: object[]
): Promise<FhirResponse> {
  const body: unknown = JSON.parse(JSON.stringify({ resourceType: 'Bundle', type, entry }))
  const parsed = parseBundle(body, testBase)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem.body))
  return guard.handle(parsed.value, access(scopes))
}

test('whoever may know who is signed in may read that record, and no other', async () => {
  const own = { ...access('openid fhirUser'), readsUser: true }
  const statusOf = async (id: string) =>
    (await guard.handle({ kind: 'read', type: 'Practitioner', id }, own)).status
  expect([await statusOf('doc'), await statusOf('other')]).toEqual([200, 403])
})

const idsOf = ({ body }: FhirResponse): (string | undefined)[] =>
  ((body as fhir4.Bundle).entry ?? []).map((entry) => entry.resource?.id)

test.each([
  ['patient/Observation.r', 'Observation/ann-1', 200],
  ['patient/Observation.read', 'Observation/ann-1', 200],
  ['patient/*.cruds', 'Observation/ann-1', 200],
  ['user/Observation.r', 'Observation/bob-1', 200],
  ['patient/Observation.r', 'Observation/bob-1', 403],
  ['patient/Observation.s', 'Observation/ann-1', 403],
  ['patient/Patient.r', 'Observation/ann-1', 403],
  ['patient/Patient.r', 'Patient/ann', 200],
  ['patient/Patient.r', 'Patient/bob', 403],
  ['patient/Practitioner.r', 'Practitioner/doc', 200],
  ['patient/Observation.r', 'Observation/bob-1/_history/1', 403],
  ['patient/Observation.r', 'Observation/ann-1/_history/1', 200],
  ['patient/Observation.r', 'Observation?patient=ann', 403],
  ['openid fhirUser', 'Patient/ann', 403],
])('%s on GET %s gives %i', async (scopes, path, status) => {
  expect((await ask(scopes, { path })).status).toBe(status)
})

test('a search under patient scopes is silently limited to the patient', async () => {
  const all = await ask('patient/Observation.rs', { path: 'Observation' })
  expect(idsOf(all)).toEqual(['ann-1', 'ann-2', 'ann-3'])
  expect((all.body as fhir4.Bundle).total).toBe(3)
  expect(idsOf(await ask('patient/Observation.rs', { path: 'Observation?patient=bob' }))).toEqual([])
  expect(idsOf(await ask('patient/Patient.rs', { path: 'Patient' }))).toEqual(['ann'])
  expect(idsOf(await ask('user/Observation.rs', { path: 'Observation?patient=bob' }))).toEqual(['bob-1'])
})

test('the next page of a limited search does not repeat the limit', async () => {
  const first = await ask('patient/Observation.rs', { path: 'Observation?_count=1' })
  const next = (first.body as fhir4.Bundle).link?.find((l) => l.relation === 'next')?.url ?? ''
  const second = await ask('patient/Observation.rs', { path: next.slice(testBase.length + 1) })
  expect(idsOf(second)).toEqual(['ann-2'])
  const further = (second.body as fhir4.Bundle).link?.find((l) => l.relation === 'next')?.url ?? ''
  expect(further.match(/patient=/g)).toHaveLength(1)
})

test('included resources need a scope of their own', async () => {
  const path = 'Encounter?_include=Encounter:patient'
  expect(idsOf(await ask('patient/Encounter.rs', { path }))).toEqual(['visit'])
  expect(idsOf(await ask('patient/Encounter.rs patient/Patient.r', { path }))).toEqual(['visit', 'ann'])
})

test.each([
  ['patient/Observation.c', 'ann', 201],
  ['patient/Observation.write', 'ann', 201],
  ['patient/Observation.rs', 'ann', 403],
  ['patient/Observation.c', 'bob', 403],
  ['user/Observation.c', 'bob', 201],
])('%s on creating about %s gives %i', async (scopes, patient, status) => {
  const resource = albumin('new', patient, '2026-04-01', 40)
  expect((await ask(scopes, { path: 'Observation', method: 'POST', resource })).status).toBe(status)
})

test("another patient's resource cannot be taken over", async () => {
  const scopes = 'patient/Observation.cruds'
  const resource = albumin('bob-1', 'ann', '2026-04-01', 40)
  expect((await ask(scopes, { path: 'Observation/bob-1', method: 'PUT', resource })).status).toBe(403)
})

test("a conditional create does not see another patient's resource", async () => {
  const { status } = await ask('patient/Observation.c', {
    ...{ path: 'Observation', method: 'POST', ifNoneExist: 'date=2026-01-11' },
    resource: albumin('new', 'ann', '2026-01-11', 40),
  })
  expect(status).toBe(201)
})

const device = {
  fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111',
  resource: { resourceType: 'Device', deviceName: [{ name: 'TIPM', type: 'user-friendly-name' }] },
  request: { method: 'POST', url: 'Device' },
}
const risk = (patient: string) => ({
  fullUrl: 'urn:uuid:22222222-2222-4222-8222-222222222222',
  resource: { resourceType: 'RiskAssessment', status: 'final', subject: { reference: `Patient/${patient}` } },
  request: { method: 'POST', url: 'RiskAssessment' },
})
const provenance = (target: string) => ({
  resource: {
    resourceType: 'Provenance',
    target: [{ reference: target }],
    recorded: '2026-06-01T00:00:00Z',
    agent: [{ who: { reference: device.fullUrl } }],
  },
  request: { method: 'POST', url: 'Provenance' },
})
const saving = 'patient/RiskAssessment.crus patient/Device.cs patient/Provenance.crs'

test('a risk assessment with its device and provenance can be saved and found again', async () => {
  const saved = await bundle(saving, 'transaction', device, risk('ann'), provenance(risk('ann').fullUrl))
  expect(saved.status).toBe(200)
  const id = idsOf(saved)[1]
  expect(idsOf(await ask(saving, { path: 'RiskAssessment?patient=ann' }))).toEqual([id])
  expect(idsOf(await ask(saving, { path: `Provenance?target=RiskAssessment/${id}` }))).toHaveLength(1)
  expect(idsOf(await ask(saving, { path: 'Device' }))).toHaveLength(1)
})

test('a transaction with one entry that is not allowed is refused as a whole', async () => {
  const foreign = await bundle(saving, 'transaction', device, risk('bob'))
  expect(foreign.status).toBe(403)
  expect((foreign.body as fhir4.OperationOutcome).issue[0]?.expression).toEqual(['Bundle.entry[1]'])
  expect((await bundle('patient/RiskAssessment.c', 'transaction', device, risk('ann'))).status).toBe(403)
  expect((await bundle(saving, 'transaction', device, provenance('Observation/bob-1'))).status).toBe(403)
  expect(idsOf(await ask(saving, { path: 'Device' }))).toEqual([])
})

test('in a batch the entries that are not allowed fail alone', async () => {
  const { body } = await bundle(
    'patient/Observation.rs',
    'batch',
    { request: { method: 'GET', url: 'Patient/ann' } },
    { request: { method: 'GET', url: 'Observation?_count=1' } },
    { request: { method: 'GET', url: 'Observation/bob-1' } },
  )
  expect(body).toMatchObject({
    entry: [
      { response: { status: '403 Forbidden' } },
      { response: { status: '200 OK' }, resource: { total: 3 } },
      { response: { status: '403 Forbidden' } },
    ],
  })
})
