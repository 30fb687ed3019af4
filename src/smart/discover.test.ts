import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { discover } from './discover.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const BASE = 'https://ehr.example/fhir'
const WELL_KNOWN = `${BASE}/.well-known/smart-configuration`
const described = { authorization_endpoint: 'auth', token_endpoint: 'token' }
const statement = {
  rest: [
    {
      security: {
        extension: [
          {
            url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
            extension: [
              { url: 'authorize', valueUri: 'https://ehr.example/auth' },
              { url: 'token', valueUri: 'https://ehr.example/token' },
            ],
          },
        ],
      },
    },
  ],
}
const metadata = () => http.get(`${BASE}/metadata`, () => HttpResponse.json(statement))

it('prefers the discovery document and then does not ask for metadata', async () => {
  server.use(http.get(WELL_KNOWN, () => HttpResponse.json(described)))
  expect(await discover(BASE)).toMatchObject({ value: { source: 'well-known' } })
})

it.each([
  ['is absent', () => new HttpResponse(null, { status: 404 })],
  ['is a page', () => HttpResponse.html('<h1>Portal</h1>')],
  ['names no endpoints', () => HttpResponse.json({ capabilities: [] })],
  ['cannot be read', () => HttpResponse.error()],
])('falls back to the CapabilityStatement where the discovery document %s', async (_, answer) => {
  server.use(http.get(WELL_KNOWN, answer), metadata())
  expect(await discover(`${BASE}/`)).toMatchObject({ value: { source: 'metadata' } })
})

it('does not look for a second place when the first names an unsafe endpoint', async () => {
  const unsafe = { ...described, token_endpoint: 'http://ehr.example/token' }
  server.use(
    http.get(WELL_KNOWN, () => HttpResponse.json(unsafe)),
    metadata(),
  )
  expect(await discover(BASE)).toEqual({ ok: false, problem: { code: 'unsafe-endpoint' } })
})
