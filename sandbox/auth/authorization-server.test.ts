import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../server.ts'
import { authorize, type LoginRequest, login, tokenRequest } from '../test-support/smart-login.ts'
import { testBundle } from '../test-support/two-patients.ts'

const app = 'http://localhost:5000/app/'
const scope = 'launch openid fhirUser patient/Patient.r patient/Observation.rs'
let ehr: Sandbox

beforeAll(async () => {
  ehr = await createSandbox({
    appUrl: app,
    bundles: [testBundle],
    clients: [
      { clientId: 'app', name: 'App', launchUrl: `${app}launch.html`, redirectUris: [`${app}index.html`] },
      {
        clientId: 'limited',
        name: 'Limited',
        launchUrl: `${app}launch.html`,
        redirectUris: [`${app}index.html`],
        grantableScopes: ['launch', 'openid', 'patient/Patient.r'],
      },
    ],
  })
})
afterAll(() => ehr.close())

async function request(change: Partial<LoginRequest> = {}): Promise<LoginRequest> {
  return {
    fhirBase: ehr.fhirBase,
    clientId: 'app',
    redirectUri: `${app}index.html`,
    scope,
    launch: await ehr.createLaunch({ patient: 'ann', encounter: 'visit' }),
    ...change,
  }
}

test('an EHR launch ends with a token for the patient and encounter of the launch', async () => {
  const token = await login(await request())
  expect(token).toMatchObject({
    token_type: 'Bearer',
    expires_in: 3600,
    patient: 'ann',
    encounter: 'visit',
    scope,
  })
  const patient = await fetch(`${ehr.fhirBase}/Patient/ann`, {
    headers: { authorization: `Bearer ${token['access_token']}` },
  })
  expect(patient.status).toBe(200)
})

test('the redirect carries state and code, and no cookie is needed or set that a frame could lose', async () => {
  const { response, redirected, state } = await authorize(await request())
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toMatch(/^http:\/\/localhost:5000\/app\/index.html\?/)
  expect(redirected.get('state')).toBe(state)
  expect(redirected.get('code')).toBeTruthy()
  expect(response.headers.get('set-cookie')).toBeNull()
})

test('an authorization request may also be posted', async () => {
  const { response } = await authorize(await request())
  const location = response.headers.get('location') ?? ''
  const params = await request()
  const posted = await fetch(`${ehr.url}/auth/authorize`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      response_type: 'code',
      client_id: 'app',
      redirect_uri: params.redirectUri,
      scope,
      state: 's',
      aud: ehr.fhirBase,
      launch: params.launch ?? '',
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
    }),
  })
  expect(posted.status).toBe(303)
  expect(new URL(posted.headers.get('location') ?? '').pathname).toBe(new URL(location).pathname)
})

test('the id_token names the practitioner as fhirUser and is signed with a published key', async () => {
  const token = await login(await request())
  const [head = '', payload = ''] = String(token['id_token']).split('.')
  const decode = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())
  expect(decode(payload)).toMatchObject({
    iss: `${ehr.url}/auth`,
    aud: 'app',
    fhirUser: `${ehr.fhirBase}/Practitioner/doc`,
  })
  const jwks = (await (await fetch(`${ehr.url}/auth/jwks`)).json()) as { keys: { kid: string }[] }
  expect(jwks.keys.map((key) => key.kid)).toContain((decode(head) as { kid: string }).kid)
})

test('without openid there is no id_token', async () => {
  expect(await login(await request({ scope: 'launch patient/Patient.r' }))).not.toHaveProperty('id_token')
})

test('only the scopes that the client may have are granted, and the response says which', async () => {
  const token = await login(await request({ clientId: 'limited' }))
  expect(token['scope']).toBe('launch openid patient/Patient.r')
  const observations = await fetch(`${ehr.fhirBase}/Observation`, {
    headers: { authorization: `Bearer ${token['access_token']}` },
  })
  expect(observations.status).toBe(403)
})

test('version 1 scopes are granted as they were asked', async () => {
  const token = await login(await request({ scope: 'launch patient/Observation.read patient/*.write' }))
  expect(token['scope']).toBe('launch patient/Observation.read patient/*.write')
})

test('launch options reach the token response', async () => {
  const launch = await ehr.createLaunch({
    patient: 'ann',
    needPatientBanner: false,
    smartStyleUrl: 'http://localhost/style.json',
    intent: 'score',
    appContext: 'from-order',
    fhirContext: [{ reference: 'DiagnosticReport/1' }],
    tenant: 't1',
  })
  expect(await login(await request({ launch }))).toMatchObject({
    need_patient_banner: false,
    smart_style_url: 'http://localhost/style.json',
    intent: 'score',
    appContext: 'from-order',
    fhirContext: [{ reference: 'DiagnosticReport/1' }],
    tenant: 't1',
  })
})

test.each([
  ['a missing challenge', { code_challenge: undefined, code_challenge_method: undefined }],
  ['a plain challenge', { code_challenge_method: 'plain' }],
  ['another audience', { aud: 'http://elsewhere.example/fhir' }],
  ['no audience', { aud: undefined }],
  ['an unknown launch', { launch: 'made-up' }],
])('%s is refused at the redirect address', async (_, change) => {
  const { redirected } = await authorize(await request({ change }))
  expect(redirected.get('error')).toBe('invalid_request')
  expect(redirected.get('code')).toBeNull()
})

test('an audience with a trailing slash is the same audience', async () => {
  const { redirected } = await authorize(await request({ change: { aud: `${ehr.fhirBase}/` } }))
  expect(redirected.get('code')).toBeTruthy()
})

test.each([
  ['an unregistered redirect address', { redirect_uri: 'http://localhost:5000/app/index.html?x=1' }],
  ['an unknown client', { client_id: 'stranger' }],
])('%s gets an error page and no redirect', async (_, change) => {
  const { response } = await authorize(await request({ change }))
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('The app cannot be opened')
})

test('a launch made for one app is refused to another', async () => {
  const launch = await ehr.createLaunch({ patient: 'ann', clientId: 'limited' })
  const { redirected } = await authorize(await request({ launch }))
  expect(redirected.get('error')).toBe('invalid_request')
})

test('a code works once, and only with its verifier', async () => {
  const { redirected, verifier } = await authorize(await request())
  const form = {
    grant_type: 'authorization_code',
    code: redirected.get('code') ?? '',
    redirect_uri: `${app}index.html`,
    client_id: 'app',
  }
  expect(await tokenRequest(ehr.fhirBase, { ...form, code_verifier: 'x'.repeat(43) })).toMatchObject({
    status: 400,
  })
  expect(await tokenRequest(ehr.fhirBase, { ...form, code_verifier: verifier })).toMatchObject({
    status: 200,
  })
  expect(await tokenRequest(ehr.fhirBase, { ...form, code_verifier: verifier })).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })
})

test('a refresh keeps scope and patient and rotates the refresh token', async () => {
  const token = await login(await request({ scope: `${scope} online_access` }))
  const refresh = {
    grant_type: 'refresh_token',
    client_id: 'app',
    refresh_token: String(token['refresh_token']),
  }
  const renewed = await tokenRequest(ehr.fhirBase, refresh)
  expect(renewed.body).toMatchObject({ patient: 'ann', scope: `${scope} online_access` })
  expect(renewed.body['refresh_token']).not.toBe(token['refresh_token'])
  expect(await tokenRequest(ehr.fhirBase, refresh)).toMatchObject({ status: 400 })
})

test('a refresh may ask for fewer scopes, not for more', async () => {
  const token = await login(
    await request({ scope: 'launch patient/Patient.r patient/Observation.rs offline_access' }),
  )
  const form = { grant_type: 'refresh_token', client_id: 'app' }
  const less = await tokenRequest(ehr.fhirBase, {
    ...{ ...form, scope: 'patient/Patient.r offline_access' },
    refresh_token: String(token['refresh_token']),
  })
  expect(less.body['scope']).toBe('patient/Patient.r offline_access')
  const observations = await fetch(`${ehr.fhirBase}/Observation`, {
    headers: { authorization: `Bearer ${less.body['access_token']}` },
  })
  expect(observations.status).toBe(403)
  const more = await tokenRequest(ehr.fhirBase, {
    ...{ ...form, scope: 'patient/Condition.rs' },
    refresh_token: String(less.body['refresh_token']),
  })
  expect(more).toMatchObject({ status: 400, body: { error: 'invalid_scope' } })
})

test('without online_access or offline_access there is no refresh token', async () => {
  expect(await login(await request())).not.toHaveProperty('refresh_token')
})

test('the token endpoint may be called from the origin of the app and from no other', async () => {
  const fromApp = await tokenRequest(ehr.fhirBase, {}, { origin: 'http://localhost:5000' })
  expect(fromApp.headers.get('access-control-allow-origin')).toBe('http://localhost:5000')
  const fromElsewhere = await tokenRequest(ehr.fhirBase, {}, { origin: 'http://evil.example' })
  expect(fromElsewhere.headers.get('access-control-allow-origin')).toBeNull()
})

test('a token expires', async () => {
  const brief = await createSandbox({ appUrl: app, bundles: [testBundle], tokenLifetime: 2 })
  const token = await login({
    fhirBase: brief.fhirBase,
    clientId: 'tipm-app',
    redirectUri: `${app}index.html`,
    scope,
    launch: await brief.createLaunch({ patient: 'ann' }),
  })
  const read = (): Promise<Response> =>
    fetch(`${brief.fhirBase}/Patient/ann`, { headers: { authorization: `Bearer ${token['access_token']}` } })
  expect((await read()).status).toBe(200)
  await expect.poll(async () => (await read()).status, { timeout: 4500, interval: 200 }).toBe(401)
  await brief.close()
})

test('a standalone launch asks for the patient and goes on without the id in a URL', async () => {
  const standalone = await request({ scope: 'launch/patient patient/Patient.r' })
  const { response, verifier } = await authorize({ ...standalone, change: { launch: undefined } })
  const page = await response.text()
  expect(page).toContain('Ann Abel')
  const hidden = [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const fields = hidden.map(([, name = '', value = '']): [string, string] => [name, decodeEntities(value)])
  const picked = await fetch(`${ehr.url}/auth/pick`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams([...fields, ['picked_patient', 'bob']]),
  })
  const next = picked.headers.get('location') ?? ''
  expect(next).not.toContain('bob')
  const back = await fetch(next, { redirect: 'manual' })
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const token = await tokenRequest(ehr.fhirBase, {
    grant_type: 'authorization_code',
    client_id: 'app',
    code,
    redirect_uri: standalone.redirectUri,
    code_verifier: verifier,
  })
  expect(token.body).toMatchObject({ patient: 'bob', scope: 'launch/patient patient/Patient.r' })
})

test('the patient picker may be framed by, and lead to, the app only', async () => {
  const { response } = await authorize(
    await request({ scope: 'launch/patient patient/Patient.r', change: { launch: undefined } }),
  )
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain("form-action 'self' http://localhost:5000")
  expect(policy).toContain("frame-ancestors 'self' http://localhost:5000")
})

function decodeEntities(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}
