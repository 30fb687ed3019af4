import { expect, it } from 'vitest'
import { clearSessions } from './clear-sessions.ts'
import { userOf } from './id-token.ts'
import { isStateKey, newStateKey } from './state-key.ts'

const token = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`

it('makes state keys that are never the same', () => {
  const keys = new Set(Array.from({ length: 100 }, newStateKey))
  expect(keys.size).toBe(100)
  expect([...keys].every(isStateKey)).toBe(true)
})

it('clears every session of the app and nothing else', () => {
  const entries = new Map([
    [newStateKey(), '{}'],
    ['theme', 'dark'],
  ])
  const storage = Object.assign(Object.fromEntries(entries), {
    removeItem: (key: string) => entries.delete(key),
  })
  clearSessions(storage as unknown as Storage)
  expect([...entries.keys()]).toEqual(['theme'])
})

it('reads the user of an id_token, absolute or relative, with a name beyond ASCII', () => {
  expect(
    userOf(token({ fhirUser: 'https://ehr.example/fhir/Practitioner/dr-lin', name: '林医生 ??>>' }), 'tipm'),
  ).toEqual({
    reference: 'Practitioner/dr-lin',
    display: '林医生 ??>>',
  })
  expect(userOf(token({ profile: 'PractitionerRole/7' }), 'tipm')).toEqual({
    reference: 'PractitionerRole/7',
  })
})

it('has no user where the token names none that FHIR knows, or was made for another app', () => {
  expect(userOf(undefined, 'tipm')).toBeUndefined()
  expect(userOf('not a token', 'tipm')).toBeUndefined()
  expect(userOf(token({ fhirUser: 'https://ehr.example/Device/3' }), 'tipm')).toBeUndefined()
  expect(userOf(token({ fhirUser: 'Practitioner/1', aud: 'other' }), 'tipm')).toBeUndefined()
  expect(userOf(token({ fhirUser: 'Practitioner/1', aud: ['other', 'tipm'] }), 'tipm')).toEqual({
    reference: 'Practitioner/1',
  })
})

it('does not care how the id_token spells its issuer, nor for its times: a clock that is wrong refuses nobody', () => {
  const claims = { fhirUser: 'Practitioner/1', iss: 'https://EHR.example:443/other', exp: 1, iat: 4102444800 }
  expect(userOf(token(claims), 'tipm')).toEqual({ reference: 'Practitioner/1' })
})
