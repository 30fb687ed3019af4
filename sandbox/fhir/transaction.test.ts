import { beforeEach, expect, test } from 'vitest'
import { testBase, testServer } from '../test-support/memory-server.ts'
import { albumin } from '../test-support/two-patients.ts'
import type { FhirResponse } from './backend.ts'
import type { MemoryBackend } from './memory-backend.ts'
import { parseBundle } from './parse-request.ts'

let server: MemoryBackend
beforeEach(async () => {
  server = await testServer()
})

const value = { ...albumin('a', 'ann', '2026-01-01', 40), id: undefined }
const risk = (basis: string): object => ({
  resourceType: 'RiskAssessment',
  status: 'final',
  subject: { reference: 'Patient/ann' },
  basis: [{ reference: basis }],
})
const uuid = 'urn:uuid:05efabf0-4be2-4561-91ce-51548425acb9'

async function transaction(...entry: object[]): Promise<FhirResponse> {
  const parsed = parseBundle(
    JSON.parse(JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry })),
    testBase,
  )
  if (!parsed.ok) return parsed.problem
  return server.handle(parsed.value)
}

async function total(type: string): Promise<unknown> {
  const { body } = await server.handle({ kind: 'search', type, query: new URLSearchParams(), strict: false })
  return (body as fhir4.Bundle).total
}

test('references between entries become references to what was stored', async () => {
  const { status, body } = await transaction(
    { resource: risk(uuid), request: { method: 'POST', url: 'RiskAssessment' } },
    { fullUrl: uuid, resource: value, request: { method: 'POST', url: 'Observation' } },
  )
  expect(status).toBe(200)
  const [first, second] = (body as fhir4.Bundle).entry ?? []
  expect(first?.response?.status).toBe('201 Created')
  const id = second?.resource?.id
  expect(first?.resource).toMatchObject({ basis: [{ reference: `Observation/${id}` }] })
})

test('one invalid entry leaves nothing behind, and every fault is reported with its place', async () => {
  const { status, body } = await transaction(
    { resource: value, request: { method: 'POST', url: 'Observation' } },
    { resource: { ...risk('x'), status: undefined }, request: { method: 'POST', url: 'RiskAssessment' } },
    { resource: { ...value, foo: 1 }, request: { method: 'POST', url: 'Observation' } },
  )
  expect(status).toBe(422)
  const paths = (body as fhir4.OperationOutcome).issue.map((issue) => issue.expression?.[0])
  expect(paths).toEqual(['Bundle.entry[1].resource.status', 'Bundle.entry[2].resource.foo'])
  expect(await total('Observation')).toBe(0)
})

test('a failure during the writes undoes the writes before it', async () => {
  await transaction({
    resource: { ...value, id: 'kept' },
    request: { method: 'PUT', url: 'Observation/kept' },
  })
  const { status, body } = await transaction(
    { resource: value, request: { method: 'POST', url: 'Observation' } },
    {
      resource: { ...value, id: 'kept' },
      request: { method: 'PUT', url: 'Observation/kept', ifMatch: 'W/"9"' },
    },
  )
  expect(status).toBe(412)
  expect((body as fhir4.OperationOutcome).issue[0]?.expression).toEqual(['Bundle.entry[1]'])
  expect(await total('Observation')).toBe(1)
})

test('an existing match of ifNoneExist is used instead of a second copy', async () => {
  const conditional = {
    fullUrl: uuid,
    resource: value,
    request: { method: 'POST', url: 'Observation', ifNoneExist: 'code=http://loinc.org|1751-7' },
  }
  const once = await transaction(conditional)
  const twice = await transaction(conditional, {
    resource: risk(uuid),
    request: { method: 'POST', url: 'RiskAssessment' },
  })
  const stored = (once.body as fhir4.Bundle).entry?.[0]?.resource as fhir4.Observation
  expect(twice.body).toMatchObject({
    entry: [
      { response: { status: '200 OK' }, resource: { id: stored.id } },
      { resource: { basis: [{ reference: `Observation/${stored.id}` }] } },
    ],
  })
  expect(await total('Observation')).toBe(1)
})

test('a reference to an entry that is not there is refused', async () => {
  const { status } = await transaction({
    resource: risk(uuid),
    request: { method: 'POST', url: 'RiskAssessment' },
  })
  expect(status).toBe(422)
})

test('reads see what the same transaction wrote, and the answers keep the order of the request', async () => {
  const { body } = await transaction(
    { request: { method: 'GET', url: 'Observation?patient=ann' } },
    { resource: value, request: { method: 'POST', url: 'Observation' } },
  )
  expect(body).toMatchObject({ entry: [{ resource: { total: 1 } }, { response: { status: '201 Created' } }] })
})

test('the same resource twice is refused', async () => {
  const entry = { resource: { ...value, id: 'a' }, request: { method: 'PUT', url: 'Observation/a' } }
  expect((await transaction(entry, entry)).status).toBe(400)
})

test('a malformed entry is refused with its place', async () => {
  const { status, body } = await transaction({ resource: value })
  expect(status).toBe(400)
  expect((body as fhir4.OperationOutcome).issue[0]?.expression).toEqual(['Bundle.entry[0]'])
})

test('in a batch every entry stands for itself', async () => {
  const parsed = parseBundle(
    {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [
        { request: { method: 'GET', url: 'Patient/nobody' } },
        { resource: JSON.parse(JSON.stringify(value)), request: { method: 'POST', url: 'Observation' } },
      ],
    },
    testBase,
  )
  if (!parsed.ok) throw new Error('the batch was not understood')
  expect((await server.handle(parsed.value)).body).toMatchObject({
    type: 'batch-response',
    entry: [
      { response: { status: '404 Not Found', outcome: { resourceType: 'OperationOutcome' } } },
      { response: { status: '201 Created' } },
    ],
  })
})
