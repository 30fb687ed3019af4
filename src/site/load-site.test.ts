import { expect, it } from 'vitest'
import { UNKNOWN_KEY } from '../model/file-fault.ts'
import { loadSite } from './load-site.ts'

const site = (issuer: object) => ({
  name: 'Test',
  smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'tipm', ...issuer }] },
})

it('spells scopes as the EHR announces and signs in by GET unless told otherwise', () => {
  expect(loadSite(site({}))).toMatchObject({
    value: { smart: { issuers: [{ scopes: 'auto', authorization: 'get', documents: false }] } },
  })
})

it.each(['clientSecret', 'client_secret', 'privateKey', 'clientPrivateJwk', 'password'])(
  'refuses a %s and says why and what to do',
  (key) => {
    expect(loadSite(site({ [key]: 'x' }))).toMatchObject({
      problem: {
        faults: [
          {
            path: ['smart', 'issuers', 0, key],
            expected: expect.stringMatching(/no such key.*public client with PKCE/),
          },
        ],
      },
    })
  },
)

it('says of another unknown key only that it is unknown', () => {
  expect(loadSite(site({ scope: 'v1' }))).toMatchObject({
    problem: { faults: [{ path: ['smart', 'issuers', 0, 'scope'], expected: UNKNOWN_KEY }] },
  })
})

it.each([
  ['iss', 'https://ehr.example/fhir?x=1', /query/],
  ['iss', 'https://user@ehr.example/fhir', /user name/],
  ['iss', 'ehr.example/fhir', /^expected a web address with http or https$/],
  ['clientId', ' tipm ', /without blanks/],
  ['clientId', 'ti pm', /without blanks/],
  ['clientId', 7, /^expected a text$/],
])('refuses what can never be right in %s: %s', (key, value, expected) => {
  expect(loadSite(site({ [key]: value }))).toMatchObject({
    problem: {
      faults: [{ path: ['smart', 'issuers', 0, key], expected: expect.stringMatching(expected) }],
    },
  })
})

it('refuses the second of two entries for one base, and takes two bases', () => {
  const two = (iss: string) => ({
    name: 'Test',
    smart: { issuers: ['https://ehr.example/fhir', iss].map((base) => ({ iss: base, clientId: 'tipm' })) },
  })
  expect(loadSite(two('https://EHR.example:443/fhir/'))).toMatchObject({
    problem: { faults: [{ path: ['smart', 'issuers', 1, 'iss'], expected: expect.stringMatching(/once/) }] },
  })
  expect(loadSite(two('https://ehr.example/FHIR'))).toMatchObject({ ok: true })
})
