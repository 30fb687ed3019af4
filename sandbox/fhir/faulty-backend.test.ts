import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../server.ts'
import { testBundle } from '../test-support/two-patients.ts'

let ehr: Sandbox
let headers: Record<string, string>
beforeAll(async () => {
  ehr = await createSandbox({ bundles: [testBundle] })
  headers = { authorization: `Bearer ${await ehr.issueToken('user/*.cruds')}` }
})
afterEach(() => ehr.setFaults([]))
afterAll(() => ehr.close())

const get = (path: string): Promise<Response> => fetch(`${ehr.fhirBase}/${path}`, { headers })

test('a fault on a type answers with its status, in batches too, and leaves other types alone', async () => {
  ehr.setFaults([{ type: 'Observation', status: 503 }])
  expect((await get('Observation')).status).toBe(503)
  expect((await get('Patient')).status).toBe(200)
  const batch = await fetch(ehr.fhirBase, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/fhir+json' },
    body: JSON.stringify({
      resourceType: 'Bundle',
      type: 'batch',
      entry: ['Observation', 'Patient'].map((url) => ({ request: { method: 'GET', url } })),
    }),
  })
  expect(await batch.json()).toMatchObject({
    entry: [
      { response: { status: '503 Service Unavailable' } },
      { response: { status: '200 OK' }, resource: { total: 2 } },
    ],
  })
})

test('a fault may strike a few times only', async () => {
  ehr.setFaults([{ interaction: 'read', status: 500, times: 1 }])
  expect((await get('Patient/ann')).status).toBe(500)
  expect((await get('Patient/ann')).status).toBe(200)
})

test('a fault may delay', async () => {
  ehr.setFaults([{ type: 'Patient', delayMs: 150 }])
  const start = performance.now()
  expect((await get('Patient/ann')).status).toBe(200)
  expect(performance.now() - start).toBeGreaterThan(140)
})

test('a fault may break the connection off', async () => {
  ehr.setFaults([{ type: 'Patient', drop: true }])
  await expect(get('Patient/ann')).rejects.toThrow()
})
