import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { SERVICE_ID } from '../../cds-hooks/discovery.ts'
import { scenarioBundles } from '../scenarios/index.ts'
import { createSandbox, type Sandbox } from '../server.ts'

let ehr: Sandbox
beforeAll(async () => {
  ehr = await createSandbox({ cds: true, bundles: scenarioBundles(new Date()), user: 'Practitioner/dr-lin' })
})
afterAll(() => ehr.close())

const order = (id: string, text: string) => ({
  resource: {
    ...{ resourceType: 'MedicationRequest', id, status: 'draft', intent: 'order' },
    subject: { reference: 'Patient/pt-1003' },
    medicationCodeableConcept: { text },
  },
})

function fire(context: object, headers: Record<string, string> = {}): Promise<Response> {
  const body = { hook: 'order-select', hookInstance: crypto.randomUUID(), context }
  return fetch(`${ehr.url}/ehr/cds/hooks`, { method: 'POST', body: JSON.stringify(body), headers })
}

const both = {
  patientId: 'pt-1003',
  selections: ['MedicationRequest/a'],
  draftOrders: {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [order('a', 'Lenvatinib'), order('b', 'Camrelizumab')],
  },
}

test('the EHR reads what the service asks for, signs the call, and the cards come back', async () => {
  const { answers } = (await (await fire(both)).json()) as { answers: unknown }
  expect(answers).toMatchObject([
    {
      service: SERVICE_ID,
      ok: true,
      value: {
        cards: [
          { summary: expect.stringContaining('undecided'), links: [{ url: `${ehr.appUrl}launch.html` }] },
        ],
      },
    },
  ])
})

test('without a token of the EHR the service answers nobody', async () => {
  const direct = await fetch(`${ehr.cds?.url}/cds-services/${SERVICE_ID}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  expect(direct.status).toBe(401)
})

test('the EHR publishes the public half of its key and nothing more', async () => {
  const jwks = (await (await fetch(`${ehr.url}/cds/jwks.json`)).json()) as { keys: object[] }
  expect(jwks.keys).toHaveLength(1)
  expect(jwks.keys[0]).toMatchObject({ kty: 'EC', crv: 'P-384', alg: 'ES384' })
  expect(jwks.keys[0]).not.toHaveProperty('d')
})

test('who orders is decided by the EHR, not by the page, and only its own pages may ask', async () => {
  expect((await fire({ ...both, userId: 'nonsense' })).status).toBe(200)
  expect((await fire({ selections: [] })).status).toBe(400)
  expect((await fire(both, { origin: 'https://evil.example' })).status).toBe(403)
})

test('feedback for a service that is not there is refused', async () => {
  const answer = await fetch(`${ehr.url}/ehr/cds/feedback`, {
    method: 'POST',
    body: JSON.stringify({ service: '../other', feedback: [] }),
  })
  expect(answer.status).toBe(502)
})

test('an EHR without decision support asks nobody; one that cannot start it says so in a line and works', async () => {
  const without = await createSandbox()
  const hook = { hook: 'patient-view', hookInstance: crypto.randomUUID(), context: { patientId: 'p' } }
  const ask = (url: string) => fetch(`${url}/ehr/cds/hooks`, { method: 'POST', body: JSON.stringify(hook) })
  expect(await (await ask(without.url)).json()).toEqual({ answers: [] })
  await without.close()

  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const broken = await createSandbox({ cds: true, site: { name: '' } })
  expect(said.mock.calls).toEqual([
    [expect.stringMatching(/^Ordering works without decision support: [^\n]+$/)],
  ])
  said.mockRestore()
  expect((await ask(broken.url)).status).toBe(200)
  await broken.close()
})
