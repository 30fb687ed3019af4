import { expect, it } from 'vitest'
import { authorizationRequest } from './authorization-request.ts'
import { wasSent } from './send-request.ts'

const PREPARED =
  'oauth/authorize?response_type=code&client_id=tipm%20app&aud=https%3A%2F%2FEHR.example%2Ffhir&launch=a%2Bb%26c&code_challenge=c&code_challenge_method=S256'
const ASKED = {
  response_type: 'code',
  client_id: 'tipm app',
  aud: 'https://EHR.example/fhir',
  launch: 'a+b&c',
  code_challenge: 'c',
  code_challenge_method: 'S256',
}

it('asks by GET, at the resolved endpoint, with everything in the URL, encoded', () => {
  const { url } = authorizationRequest('https://ehr.example/auth?tenant=7', 'get', PREPARED)
  expect(url.split('?')[0]).toBe('https://ehr.example/auth')
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({ tenant: '7', ...ASKED })
})

it('asks by POST with nothing in the URL', () => {
  const request = authorizationRequest('https://ehr.example/auth', 'post', PREPARED)
  expect(request.url).toBe('https://ehr.example/auth')
  expect(request.parameters).toEqual(ASKED)
})

it('knows a history entry that has sent its request', () => {
  expect(wasSent({ tipmSent: true })).toBe(true)
  expect(wasSent(null)).toBe(false)
  expect(wasSent({ tipmState: 'x' })).toBe(false)
})
