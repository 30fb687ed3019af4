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
