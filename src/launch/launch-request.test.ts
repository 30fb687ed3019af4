import { expect, it } from 'vitest'
import { loadSite } from '../site/load-site.ts'
import type { SiteConfig } from '../site/site-schema.ts'
import { launchRequest } from './launch-request.ts'

function site(...issuers: string[]): SiteConfig {
  const result = loadSite({
    name: 'Test',
    smart: { issuers: issuers.map((iss) => ({ iss, clientId: 'app' })) },
  })
  if (!result.ok) throw new Error(JSON.stringify(result.problem.faults))
  return result.value
}

const one = site('https://ehr.example/fhir')
const two = site('https://ehr.example/fhir', 'https://other.example/r4/')
const query = (text: string) => new URLSearchParams(text)

it('takes an EHR launch of a listed issuer', () => {
  expect(launchRequest(query('iss=https://ehr.example/fhir&launch=xyz'), one)).toMatchObject({
    value: {
      kind: 'sign-in',
      launch: { token: 'xyz' },
      issuer: { iss: 'https://ehr.example/fhir', clientId: 'app' },
    },
  })
})

it('takes an issuer up to trailing slash, host case and default port; requests go to the site file’s spelling, the audience is the EHR’s', () => {
  expect(launchRequest(query('iss=https://EHR.example:443/fhir/&launch=x'), two)).toMatchObject({
    value: {
      issuer: { iss: 'https://ehr.example/fhir' },
      launch: { aud: 'https://EHR.example:443/fhir/' },
    },
  })
  expect(launchRequest(query('iss=https://other.example/r4&launch=x'), two)).toMatchObject({
    value: { issuer: { iss: 'https://other.example/r4/' } },
  })
})

it.each([
  'https://evil.example/fhir',
  'https://ehr.example/fhir/evil',
  'https://ehr.example/fhir//',
  'http://ehr.example/fhir',
  'https://ehr.example/FHIR',
  'https://ehr.example/fhir?x=1',
  'https://user@ehr.example/fhir',
  'https://ehr.example.evil.example/fhir',
])('refuses the unlisted issuer %s', (iss) => {
  expect(launchRequest(new URLSearchParams({ iss, launch: 'x' }), one)).toMatchObject({
    ok: false,
    problem: { code: 'issuer-not-accepted', detail: iss },
  })
})

it('refuses a query that names two issuers', () => {
  const twice = query('iss=https://ehr.example/fhir&iss=https://evil.example/fhir&launch=x')
  expect(launchRequest(twice, one)).toMatchObject({ problem: { code: 'issuer-not-accepted' } })
})

it('refuses a launch that does not say from which EHR', () => {
  expect(launchRequest(query('launch=x'), one)).toMatchObject({ problem: { code: 'issuer-missing' } })
})

it('starts standalone with the only issuer, and lets choose among several', () => {
  expect(launchRequest(query(''), one)).toMatchObject({ value: { kind: 'sign-in', launch: {} } })
  expect(launchRequest(query(''), two)).toMatchObject({ value: { kind: 'choose', issuers: { length: 2 } } })
})

it('looks at nothing else in the query', () => {
  const tricky = 'clientId=evil&patientId=1&fhirServiceUrl=https://evil.example/fhir'
  expect(launchRequest(query(tricky), one)).toEqual(launchRequest(query(''), one))
})

it('keeps the spelling of an issuer that is named without a launch', () => {
  expect(launchRequest(query('iss=https://ehr.example/fhir/'), one)).toEqual({
    ok: true,
    value: {
      kind: 'sign-in',
      issuer: expect.objectContaining({ iss: 'https://ehr.example/fhir' }),
      launch: { aud: 'https://ehr.example/fhir/' },
    },
  })
})
