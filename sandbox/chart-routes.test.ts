import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from './server.ts'
import { login } from './test-support/smart-login.ts'
import { testBundle } from './test-support/two-patients.ts'

let ehr: Sandbox
beforeAll(async () => {
  ehr = await createSandbox({ bundles: [testBundle] })
})
afterAll(() => ehr.close())

const launch = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${ehr.url}/ehr/launch`, { method: 'POST', body: JSON.stringify(body), headers })

test('a session gives the chart a token with the rights of the practitioner', async () => {
  const session = (await (await fetch(`${ehr.url}/ehr/session`)).json()) as { token: string; apps: unknown }
  expect(session).toMatchObject({ user: 'Practitioner/doc', fhirBase: ehr.fhirBase })
  expect(session.apps).toEqual([
    { clientId: 'tipm-app', name: 'TIPM', launchUrl: `${ehr.url}/app/launch.html` },
  ])
  const patients = await fetch(`${ehr.fhirBase}/Patient`, {
    headers: { authorization: `Bearer ${session.token}` },
  })
  expect(await patients.json()).toMatchObject({ total: 2 })
})

test('a launch leads to the app with issuer and handle, and the handle to the patient', async () => {
  const response = await launch({
    patient: 'ann',
    encounter: 'visit',
    needPatientBanner: true,
    intent: 'score',
  })
  const { launch: handle, launchUrl } = (await response.json()) as { launch: string; launchUrl: string }
  const url = new URL(launchUrl)
  expect(url.pathname).toBe('/app/launch.html')
  expect(Object.fromEntries(url.searchParams)).toEqual({ iss: ehr.fhirBase, launch: handle })
  expect(launchUrl).not.toContain('ann')
  const token = await login({
    fhirBase: ehr.fhirBase,
    clientId: 'tipm-app',
    redirectUri: `${ehr.url}/app/index.html`,
    scope: 'launch patient/Patient.r',
    launch: handle,
  })
  expect(token).toMatchObject({
    patient: 'ann',
    encounter: 'visit',
    need_patient_banner: true,
    intent: 'score',
  })
})

test.each([
  ['without a patient', {}],
  ['for an unknown app', { patient: 'ann', clientId: 'other' }],
  ['with an encounter that is no text', { patient: 'ann', encounter: 7 }],
  ['that is no object', [1]],
])('a launch %s is refused', async (_, body) => {
  expect((await launch(body)).status).toBe(400)
})

test.each([
  ['another origin', { origin: 'http://evil.example' }],
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another port of the same machine', { 'sec-fetch-site': 'same-site' }],
])('%s may not ask for sessions and launches', async (_, headers: Record<string, string>) => {
  expect((await fetch(`${ehr.url}/ehr/session`, { headers })).status).toBe(403)
  expect((await launch({ patient: 'ann' }, headers)).status).toBe(403)
})

test('the chart may ask', async () => {
  expect(
    (await launch({ patient: 'ann' }, { origin: ehr.url, 'sec-fetch-site': 'same-origin' })).status,
  ).toBe(200)
})
