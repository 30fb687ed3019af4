import { expect, it } from 'vitest'
import { fromMetadata, fromWellKnown } from './smart-server.ts'

const BASE = 'https://ehr.example/api/FHIR/R4'
const endpoints = {
  authorization_endpoint: 'https://ehr.example/auth',
  token_endpoint: 'https://ehr.example/token',
}

it('resolves relative endpoints against the FHIR base, with or without its slash', () => {
  const relative = { authorization_endpoint: 'auth/authorize', token_endpoint: '../../oauth2/token' }
  for (const base of [BASE, `${BASE}/`]) {
    expect(fromWellKnown(relative, base)).toMatchObject({
      value: {
        authorizationEndpoint: 'https://ehr.example/api/FHIR/R4/auth/authorize',
        tokenEndpoint: 'https://ehr.example/api/oauth2/token',
        relativeEndpoints: true,
      },
    })
  }
  expect(fromWellKnown({ ...endpoints, token_endpoint: '/oauth2/token' }, BASE)).toMatchObject({
    value: { tokenEndpoint: 'https://ehr.example/oauth2/token' },
  })
  expect(fromWellKnown(endpoints, BASE)).toMatchObject({ value: { relativeEndpoints: false } })
})

it('keeps what an endpoint brings along in its query', () => {
  const tenant = { ...endpoints, authorization_endpoint: 'https://ehr.example/auth?tenant=7' }
  expect(fromWellKnown(tenant, BASE)).toMatchObject({
    value: { authorizationEndpoint: 'https://ehr.example/auth?tenant=7' },
  })
})

it('does not take the sign-in of a secure base to an insecure or foreign scheme', () => {
  for (const token_endpoint of ['http://ehr.example/token', 'javascript:alert(1)', 'data:,x']) {
    expect(fromWellKnown({ ...endpoints, token_endpoint }, BASE)).toEqual({
      ok: false,
      problem: { code: 'unsafe-endpoint' },
    })
  }
  const local = { authorization_endpoint: 'auth', token_endpoint: 'token' }
  expect(fromWellKnown(local, 'http://127.0.0.1:8080/fhir')).toMatchObject({ ok: true })
})

it('takes malformed extras as not said', () => {
  const odd = { ...endpoints, capabilities: 'launch-ehr', scopes_supported: null, issuer: 7 }
  expect(fromWellKnown(odd, BASE)).toMatchObject({
    value: { capabilities: [], scopesSupported: [], issuer: undefined, challengeMethods: undefined },
  })
})

it.each([undefined, 'page', [], {}, { authorization_endpoint: '', token_endpoint: 'x' }])(
  'finds no endpoints in %j',
  (json) => {
    expect(fromWellKnown(json, BASE)).toEqual({ ok: false, problem: { code: 'no-endpoints' } })
  },
)

it('reads the endpoints of a CapabilityStatement, relative ones too', () => {
  const extension = [
    { url: 'http://example.org/other', valueBoolean: true },
    {
      url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
      extension: [
        { url: 'authorize', valueUri: 'https://ehr.example/auth' },
        { url: 'token', valueUri: '../oauth2/token' },
      ],
    },
  ]
  const statement = {
    resourceType: 'CapabilityStatement',
    rest: [{ mode: 'server', security: { extension } }],
  }
  expect(fromMetadata(statement, BASE)).toMatchObject({
    value: {
      source: 'metadata',
      authorizationEndpoint: 'https://ehr.example/auth',
      tokenEndpoint: 'https://ehr.example/api/FHIR/oauth2/token',
      challengeMethods: undefined,
    },
  })
  expect(fromMetadata({ rest: [{ mode: 'server' }] }, BASE)).toEqual({
    ok: false,
    problem: { code: 'no-endpoints' },
  })
})
