import { expect, test } from 'vitest'
import { loadCdsSettings } from './site-settings.ts'

const KEY = { kty: 'EC', kid: 'a', crv: 'P-384', x: 'x', y: 'y' }

const faultsOf = (json: unknown) => {
  const loaded = loadCdsSettings(json)
  return loaded.ok ? [] : loaded.problem.map(({ path, expected }) => `${path.join('.')}: ${expected}`)
}

test('a site that sets nothing gets quiet defaults', () => {
  const loaded = loadCdsSettings(undefined)
  if (!loaded.ok) throw new Error('defaults')
  expect(loaded.value).toMatchObject({
    clients: [],
    keepComments: false,
    repeat: { hours: 24, settleMinutes: 15 },
    limits: { fetchMilliseconds: 2000 },
  })
  expect(loaded.value.speak['order-sign']).not.toContain('low')
  expect(loaded.value.speak['order-sign']).not.toContain('outOfScope')
})

test('takes a client with keys or with the URL of its keys', () => {
  expect(faultsOf({ clients: [{ iss: 'https://a', jku: 'https://a.example/jwks' }] })).toEqual([])
  expect(faultsOf({ clients: [{ iss: 'https://a', jwks: { keys: [KEY] } }] })).toEqual([])
})

const FAULTS: readonly [string, unknown, RegExp][] = [
  [
    'one name for two prefetch keys',
    { prefetch: { reports: 'labs', laboratory: 'labs' } },
    /prefetch: each name/,
  ],
  ['a name that another prefetch key has', { prefetch: { reports: 'laboratory' } }, /prefetch: each name/],
  ['a prefetch key that is none', { prefetch: { labs: 'x' } }, /prefetch/],
  ['a client without keys', { clients: [{ iss: 'a' }] }, /clients\.0: expected "jku" or "jwks"/],
  ['a private key', { clients: [{ iss: 'a', jwks: { keys: [{ ...KEY, d: 'd' }] } }] }, /private key/],
  [
    'a symmetric key',
    { clients: [{ iss: 'a', jwks: { keys: [{ kty: 'oct', kid: 'a', k: 'k' }] } }] },
    /asymmetric/,
  ],
  ['keys over plain http', { clients: [{ iss: 'a', jku: 'http://a.example/jwks' }] }, /expected https/],
  [
    'a FHIR server with a user name',
    { clients: [{ iss: 'a', jwks: { keys: [KEY] }, fhirServers: ['https://u@a.example/fhir'] }] },
    /without user name/,
  ],
  [
    'the same issuer twice',
    { clients: [1, 2].map(() => ({ iss: 'a', jwks: { keys: [KEY] } })) },
    /only once/,
  ],
  ['a state that does not exist', { speak: { 'order-sign': ['loud'] } }, /cdsHooks\.speak\.order-sign\.0/],
  ['a misspelt key', { keepComment: true }, /cdsHooks\.keepComment: no such key/],
]

for (const [name, json, fault] of FAULTS) {
  test(`names the fault of ${name}`, () => {
    expect(faultsOf(json).join('\n')).toMatch(fault)
  })
}
