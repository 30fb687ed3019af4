import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { smartConfiguration } from './smart-configuration.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const complete = {
  authorization_endpoint: 'https://ehr.example/auth',
  token_endpoint: 'https://ehr.example/token',
  code_challenge_methods_supported: ['S256'],
  capabilities: ['launch-ehr'],
}

function answer(json: object, status = 200) {
  server.use(
    http.get('https://ehr.example/fhir/.well-known/smart-configuration', () =>
      HttpResponse.json(json, { status }),
    ),
  )
}

it('finds it under an issuer with or without a trailing slash', async () => {
  answer(complete)
  expect(await smartConfiguration('https://ehr.example/fhir')).toEqual({
    ok: true,
    value: { offered: [] },
  })
  expect(await smartConfiguration('https://ehr.example/fhir/')).toMatchObject({ ok: true })
})

it('sees that online access is offered, as a scope or as a capability', async () => {
  answer({ ...complete, scopes_supported: ['openid', 'online_access'] })
  expect(await smartConfiguration('https://ehr.example/fhir')).toMatchObject({
    value: { offered: ['online_access'] },
  })
  answer({ ...complete, capabilities: ['permission-online'] })
  expect(await smartConfiguration('https://ehr.example/fhir')).toMatchObject({
    value: { offered: ['online_access'] },
  })
})

it('refuses an EHR that does not announce PKCE with S256', async () => {
  answer({ ...complete, code_challenge_methods_supported: ['plain'] })
  expect(await smartConfiguration('https://ehr.example/fhir')).toMatchObject({
    problem: { code: 'pkce-not-supported' },
  })
})

it('names endpoints that are missing', async () => {
  answer({ ...complete, token_endpoint: undefined })
  expect(await smartConfiguration('https://ehr.example/fhir')).toMatchObject({
    problem: { code: 'smart-configuration-invalid' },
  })
})

it('names an EHR that does not answer', async () => {
  answer({}, 404)
  expect(await smartConfiguration('https://ehr.example/fhir')).toMatchObject({
    problem: { code: 'smart-configuration-unreachable' },
  })
  server.use(http.get('https://ehr.example/fhir/.well-known/smart-configuration', () => HttpResponse.error()))
  expect(await smartConfiguration('https://ehr.example/fhir')).toMatchObject({
    problem: { code: 'smart-configuration-unreachable' },
  })
})
