import { expect, it } from 'vitest'
import { audience } from './audience.ts'

const IN_FILE = 'https://ehr.example/fhir/'

it('spells the base as the launch did, else as the EHR does of itself, else as the site file', () => {
  expect(audience(IN_FILE, { issuer: 'https://ehr.example/fhir' }, 'https://EHR.example/fhir')).toBe(
    'https://EHR.example/fhir',
  )
  expect(audience(IN_FILE, { issuer: 'https://ehr.example/fhir' })).toBe('https://ehr.example/fhir')
  expect(audience(IN_FILE, { issuer: 'https://ehr.example/oauth2' })).toBe(IN_FILE)
  expect(audience(IN_FILE, { issuer: undefined })).toBe(IN_FILE)
})
