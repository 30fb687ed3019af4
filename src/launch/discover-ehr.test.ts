import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { discoverEhr } from './discover-ehr.ts'

const server = setupServer()
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' })
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('location', { origin: 'https://tipm.example' })
})
afterEach(() => server.resetHandlers())
afterAll(() => {
  server.close()
  vi.unstubAllGlobals()
})

const FHIR = 'https://ehr.example/api/FHIR/R4'
const complete = {
  authorization_endpoint: 'https://ehr.example/auth',
  token_endpoint: 'https://ehr.example/token',
  code_challenge_methods_supported: ['S256'],
  capabilities: ['launch-ehr'],
}

function wellKnown(json: object, status = 200) {
  server.use(
    http.get(`${FHIR}/.well-known/smart-configuration`, () => HttpResponse.json(json, { status })),
    http.get(`${FHIR}/metadata`, () => new HttpResponse(null, { status: 404 })),
  )
}

it('takes an EHR that signs in with PKCE, its base with or without a trailing slash', async () => {
  wellKnown(complete)
  expect(await discoverEhr(FHIR)).toMatchObject({ ok: true })
  expect(await discoverEhr(`${FHIR}/`)).toMatchObject({ ok: true })
})

it('refuses an EHR that announces PKCE without S256, and tries one that says nothing of it', async () => {
  wellKnown({ ...complete, code_challenge_methods_supported: ['plain'] })
  expect(await discoverEhr(FHIR)).toMatchObject({ problem: { code: 'pkce-not-supported' } })
  wellKnown({ ...complete, code_challenge_methods_supported: [] })
  expect(await discoverEhr(FHIR)).toMatchObject({ problem: { code: 'pkce-not-supported' } })
  wellKnown({ ...complete, code_challenge_methods_supported: undefined })
  expect(await discoverEhr(FHIR)).toMatchObject({ ok: true })
})

it('refuses an EHR for confidential clients alone, since a page keeps no secret', async () => {
  wellKnown({ ...complete, capabilities: ['launch-ehr', 'client-confidential-symmetric'] })
  expect(await discoverEhr(FHIR)).toMatchObject({ problem: { code: 'client-refused' } })
  wellKnown({ ...complete, capabilities: ['client-public', 'client-confidential-symmetric'] })
  expect(await discoverEhr(FHIR)).toMatchObject({ ok: true })
})

it('names endpoints that are missing or would be in clear text', async () => {
  wellKnown({ ...complete, token_endpoint: undefined })
  expect(await discoverEhr(FHIR)).toMatchObject({ problem: { code: 'smart-configuration-invalid' } })
  wellKnown({ ...complete, token_endpoint: 'http://ehr.example/token' })
  expect(await discoverEhr(FHIR)).toMatchObject({ problem: { code: 'sign-in-not-secure' } })
})

it('names an EHR that fails, and one that knows no SMART', async () => {
  wellKnown({}, 503)
  expect(await discoverEhr(FHIR)).toMatchObject({ problem: { code: 'smart-configuration-unreachable' } })
  wellKnown({}, 404)
  expect(await discoverEhr(FHIR)).toMatchObject({ problem: { code: 'smart-configuration-invalid' } })
})

it('tells an EHR that is down from one that does not let the origin in', async () => {
  const blocked = () => HttpResponse.error()
  server.use(
    http.get(`${FHIR}/.well-known/smart-configuration`, blocked),
    http.get(`${FHIR}/metadata`, blocked),
  )
  expect(await discoverEhr(FHIR)).toMatchObject({ problem: { code: 'smart-configuration-unreachable' } })
  // A browser hides the answer from the page until it asks for nothing readable.
  let asked = 0
  server.use(
    http.get(`${FHIR}/.well-known/smart-configuration`, () => {
      asked += 1
      return asked === 1 ? HttpResponse.error() : new HttpResponse(null, { status: 404 })
    }),
  )
  expect(await discoverEhr(FHIR)).toMatchObject({
    problem: { code: 'origin-not-allowed', detail: expect.stringMatching(/^https:\/\/tipm\.example → /) },
  })
})
