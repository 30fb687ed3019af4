import './test-window.ts'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { loadSite } from '../../site/load-site.ts'
import { openSession } from './open-session.ts'
import type { SessionNote } from './stored-session.ts'
import { beginSession, testStorage } from './test-storage.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  vi.stubGlobal('sessionStorage', testStorage())
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('location', new URL('https://tipm.example/index.html'))
})
afterEach(() => {
  server.resetHandlers()
  vi.unstubAllGlobals()
})
afterAll(() => server.close())

const TOKEN = 'https://ehr.example/token'
const ISSUER = 'https://ehr.example/oauth2'

function siteOf(iss: string) {
  const result = loadSite({ name: 'Test', smart: { issuers: [{ iss, clientId: 'tipm' }] } })
  if (!result.ok) throw new Error(JSON.stringify(result.problem.faults))
  return result.value
}
const site = siteOf('https://ehr.example/fhir')

/** Comes back from the EHR's sign-in to a session that was begun with these. */
function comeBack(begun: Partial<SessionNote> = {}, iss?: string, rules = site) {
  const stateKey = beginSession(sessionStorage, begun)
  return openSession(rules, { kind: 'signed-in', stateKey, code: 'c', iss })
}

function grants(token: object = {}) {
  server.use(http.post(TOKEN, () => HttpResponse.json({ access_token: 'a', patient: 'p1', ...token })))
}

it('exchanges the code with its proof key and finds the session again after a reload', async () => {
  let form = ''
  server.use(
    http.post(TOKEN, async ({ request }) => {
      form = await request.text()
      return HttpResponse.json({ access_token: 'a', patient: 'p1', encounter: 'e1', scope: 'patient/*.rs' })
    }),
  )
  const opened = await comeBack()
  expect(Object.fromEntries(new URLSearchParams(form))).toEqual({
    grant_type: 'authorization_code',
    code: 'c',
    redirect_uri: 'https://tipm.example/index.html',
    client_id: 'tipm',
    code_verifier: 'v',
  })
  const expected = {
    value: {
      fhirBase: 'https://ehr.example/fhir/',
      patientId: 'p1',
      encounter: 'Encounter/e1',
      granted: 'patient/*.rs',
    },
  }
  expect(opened).toMatchObject(expected)
  const stateKey = sessionStorage.key(0) ?? ''
  expect(await openSession(site, { kind: 'reload', stateKey })).toMatchObject(expected)
})

it('opens a session begun under another spelling of the same base, and none of a base that is not listed', async () => {
  grants()
  expect(await comeBack({}, undefined, siteOf('https://EHR.example:443/fhir/'))).toMatchObject({ ok: true })
  expect(await comeBack({}, undefined, siteOf('https://ehr.example/other'))).toMatchObject({
    problem: { code: 'session-lost' },
  })
})

it('accepts an answer of the issuer that was asked, in any spelling of its host, and of no other', async () => {
  grants()
  const begun = { issuer: ISSUER, namesIssuer: true }
  expect(await comeBack(begun, ISSUER)).toMatchObject({ ok: true })
  expect(await comeBack(begun, 'https://EHR.example:443/oauth2/')).toMatchObject({ ok: true })
  expect(await comeBack({ issuer: ISSUER }, undefined)).toMatchObject({ ok: true })
  expect(await comeBack({}, 'https://unknown.example')).toMatchObject({ ok: true })
  server.use(http.post(TOKEN, () => expect.unreachable('the code must not be sent')))
  for (const [asked, iss] of [
    [begun, 'https://evil.example/oauth2'],
    [{ issuer: ISSUER }, 'https://evil.example/oauth2'],
  ] as const) {
    expect(await comeBack(asked, iss)).toMatchObject({ problem: { code: 'issuer-mismatch' } })
  }
  expect(await comeBack(begun, undefined)).toMatchObject({ problem: { code: 'issuer-unnamed' } })
})

it('offers to choose a patient where the EHR’s launch brought none, and refuses where choosing was tried', async () => {
  grants({ patient: undefined })
  expect(await comeBack()).toMatchObject({
    problem: { code: 'no-patient', again: { iss: 'https://ehr.example/fhir' } },
  })
  const standalone = await comeBack({ launch: 'standalone' })
  expect(standalone).toMatchObject({ problem: { code: 'no-patient' } })
  expect(standalone).not.toHaveProperty('problem.again')
})

it('reads the rest of the context, leaving out what is malformed', async () => {
  const fhirContext = [
    { reference: 'DiagnosticReport/7', role: 'launch' },
    { reference: 'https://evil.example/x' },
    { canonical: 'https://ehr.example/q|1' },
    'Encounter/1',
    null,
  ]
  grants({ patient: 'Patient/p1', fhirContext, need_patient_banner: false })
  expect(await comeBack()).toMatchObject({
    value: {
      patientId: 'p1',
      fhirContext: ['DiagnosticReport/7'],
      needsBanner: false,
      granted: 'patient/*.rs',
    },
  })
})

it.each([
  [401, { error: 'invalid_client' }, 'client-refused'],
  [400, { error: 'unauthorized_client' }, 'client-not-allowed'],
  [401, {}, 'client-refused'],
  [401, { error: 'invalid_grant' }, 'token-refused'],
  [400, { error: 'invalid_grant' }, 'token-refused'],
  [500, {}, 'token-refused'],
])('names a refusal with %i %j: %s', async (status, json, code) => {
  server.use(http.post(TOKEN, () => HttpResponse.json(json, { status })))
  expect(await comeBack()).toMatchObject({ problem: { code } })
})

it('reads what the app was opened for, the user’s language and where the EHR’s look is', async () => {
  const claims = Buffer.from(JSON.stringify({ sub: 'dr', locale: 'zh-CN' })).toString('base64url')
  const smart_style_url = 'https://ehr.example/style.json'
  grants({ intent: 'review-history', smart_style_url, id_token: `e30.${claims}.x` })
  expect(await comeBack()).toMatchObject({
    value: { intent: 'review-history', locale: 'zh-CN', styleUrl: smart_style_url },
  })
  grants({ intent: 'reconcile-medications', smart_style_url: 7 })
  expect(await comeBack()).toMatchObject({
    value: { intent: undefined, locale: undefined, styleUrl: undefined },
  })
})

it('tells a token server that is down from one that is closed to this origin', async () => {
  server.use(
    http.post(TOKEN, () => HttpResponse.error()),
    http.get(TOKEN, () => HttpResponse.error()),
  )
  expect(await comeBack()).toMatchObject({ problem: { code: 'token-unreachable', detail: TOKEN } })
  server.use(http.get(TOKEN, () => new HttpResponse(null, { status: 405 })))
  expect(await comeBack()).toMatchObject({
    problem: { code: 'origin-not-allowed', detail: `https://tipm.example → ${TOKEN}` },
  })
})

const refused = (error: string, begun: Partial<SessionNote> = {}, more: object = {}) =>
  openSession(site, {
    ...{ kind: 'refused', stateKey: beginSession(sessionStorage, begun), error },
    ...{ description: 'As it is', iss: undefined, ...more },
  })

it.each([
  ['access_denied', 'sign-in-cancelled'],
  ['temporarily_unavailable', 'sign-in-unavailable'],
  ['server_error', 'sign-in-failed'],
  ['invalid_request', 'request-refused'],
  ['invalid_client', 'client-refused'],
  ['unauthorized_client', 'client-not-allowed'],
  ['unsupported_response_type', 'code-flow-refused'],
  ['invalid_scope', 'scopes-refused'],
  ['a_vendor_s_own', 'authorization-refused'],
])('%s has a page of its own: %s, with the EHR’s words', async (error, code) => {
  const answer = await refused(error)
  expect(answer).toMatchObject({ problem: { code, detail: error, said: 'As it is' } })
  const isFinal = !/^sign-in/.test(code)
  expect('problem' in answer && answer.problem.again).toEqual(
    isFinal ? undefined : { iss: 'https://ehr.example/fhir' },
  )
})

it('a second try goes out as the first: the EHR’s spelling, the same launch', async () => {
  const begun = { aud: 'https://EHR.example/fhir/', launchToken: 'xyz' }
  expect(await refused('access_denied', begun)).toMatchObject({
    problem: { again: { iss: 'https://EHR.example/fhir/', launch: 'xyz' } },
  })
  expect(sessionStorage.length ?? Object.keys(sessionStorage).length).toBe(0)
})

it('an error counts only as the answer to a sign-in of this tab, of the server that was asked', async () => {
  const ours = beginSession(sessionStorage)
  for (const stateKey of [undefined, `${ours.slice(1)}x`]) {
    expect(await refused('access_denied', {}, { stateKey })).toEqual({
      ok: false,
      problem: { code: 'answer-not-asked' },
    })
  }
  expect(await refused('access_denied', { issuer: ISSUER }, { iss: 'https://evil.example' })).toEqual({
    ok: false,
    problem: { code: 'issuer-mismatch' },
  })
})

it('the EHR’s words are one line of text with an end', async () => {
  const description = `<b>a</b>\u202e\n${'x'.repeat(2000)}`
  const answer = await refused('server_error', {}, { description })
  const said = 'problem' in answer ? answer.problem.said : undefined
  expect(said?.startsWith('<b>a</b>  xxx')).toBe(true)
  expect(said?.length).toBe(503)
})

it.each([
  // smart-launcher-v2, index.d.ts SimulatedError; what each answers: backend/routes/auth/authorize.ts and token.ts.
  ['auth_invalid_client_id', () => refused('invalid_client'), 'client-refused'],
  ['auth_invalid_scope', () => refused('invalid_scope'), 'scopes-refused'],
  ['auth_invalid_client_secret', () => tokenSays(401, 'invalid_client'), 'client-refused'],
  ['token_invalid_token', () => tokenSays(401, 'invalid_client'), 'client-refused'],
  ['token_expired_registration_token', () => tokenSays(401, 'invalid_client'), 'client-refused'],
  ['token_invalid_jti', () => tokenSays(401, 'invalid_client'), 'client-refused'],
  ['token_invalid_scope', () => tokenSays(401, 'invalid_scope'), 'scopes-refused'],
])('the SMART launcher’s simulated %s is named', async (_, meet, code) => {
  expect(await meet()).toMatchObject({ problem: { code, said: expect.anything() } })
})

function tokenSays(status: number, error: string) {
  server.use(http.post(TOKEN, () => HttpResponse.json({ error, error_description: 'Simulated' }, { status })))
  return comeBack()
}
