import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { hookRequest, NOW } from '../test-support/requests.ts'
import { memoryStore, PUBLIC_URL, SERVICE_PATH, SERVICE_URL, testService } from '../test-support/service.ts'

const ISS = 'https://ehr.example'
const SECONDS = NOW.getTime() / 1000

const es = await generateKeyPair('ES384', { extractable: true })
const rs = await generateKeyPair('RS384', { extractable: true })
const stranger = await generateKeyPair('ES384', { extractable: true })
const publicKey = async (key: CryptoKey, kid: string, alg: string): Promise<JWK> => ({
  ...(await exportJWK(key)),
  ...{ kid, alg, use: 'sig' },
})
const JWKS = {
  keys: [await publicKey(es.publicKey, 'es', 'ES384'), await publicKey(rs.publicKey, 'rs', 'RS384')],
}
const CLIENT = { iss: ISS, jwks: JWKS, tenants: ['north'], fhirServers: ['https://ehr.example/fhir'] }

interface TokenParts {
  readonly claims?: Record<string, unknown>
  readonly header?: Record<string, unknown>
  readonly key?: CryptoKey | Uint8Array
}

let count = 0
function claimsOf(claims: Record<string, unknown> = {}): Record<string, unknown> {
  count += 1
  return {
    ...{ iss: ISS, aud: SERVICE_URL, iat: SECONDS, exp: SECONDS + 300, jti: `j${count}`, tenant: 'north' },
    ...claims,
  }
}

async function token({ claims, header, key = es.privateKey }: TokenParts = {}): Promise<string> {
  const protectedHeader = { alg: 'ES384', kid: 'es', typ: 'JWT', ...header }
  return new SignJWT(claimsOf(claims)).setProtectedHeader(protectedHeader).sign(key)
}

const callWith = async (authorization: string | undefined, clients: readonly object[] = [CLIENT]) => {
  const { call } = await testService({ cdsHooks: { clients } })
  return call(hookRequest(), authorization === undefined ? {} : { authorization })
}

test('accepts ES384 and RS384 tokens, an audience among several, and claims it does not know', async () => {
  expect((await callWith(`Bearer ${await token()}`)).status).toBe(200)
  const rsa = await token({ header: { alg: 'RS384', kid: 'rs' }, key: rs.privateKey })
  expect((await callWith(`Bearer ${rsa}`)).status).toBe(200)
  const epic = { aud: ['https://other.example', SERVICE_URL], nbf: SECONDS - 300, sub: ISS }
  expect((await callWith(`Bearer ${await token({ claims: epic })}`)).status).toBe(200)
})

test('accepts clocks that differ by less than five minutes', async () => {
  const late = await token({ claims: { iat: SECONDS + 290, nbf: SECONDS + 290, exp: SECONDS + 600 } })
  const early = await token({ claims: { iat: SECONDS - 600, exp: SECONDS - 290 } })
  for (const it of [late, early]) expect((await callWith(`Bearer ${it}`)).status).toBe(200)
})

test('accepts an audience that the site sets by hand for a client', async () => {
  const client = { ...CLIENT, audiences: ['tipm-prod'] }
  const it = await token({ claims: { aud: 'tipm-prod' } })
  expect((await callWith(`Bearer ${it}`, [client])).status).toBe(200)
  expect((await callWith(`Bearer ${it}`)).status).toBe(401)
})

const FAULTS: readonly [string, () => Promise<string | undefined>][] = [
  ['no token', async () => undefined],
  ['another scheme', async () => `Basic ${await token()}`],
  ['what is no token', async () => 'Bearer abc.def'],
  ['an unknown issuer', async () => `Bearer ${await token({ claims: { iss: 'https://evil.example' } })}`],
  [
    'another audience',
    async () => `Bearer ${await token({ claims: { aud: `${PUBLIC_URL}/cds-services/x` } })}`,
  ],
  ['no audience', async () => `Bearer ${await token({ claims: { aud: undefined } })}`],
  [
    'an expired token',
    async () => `Bearer ${await token({ claims: { iat: SECONDS - 900, exp: SECONDS - 301 } })}`,
  ],
  ['an expiry in ten years', async () => `Bearer ${await token({ claims: { exp: SECONDS + 315_360_000 } })}`],
  ['an expiry beyond all dates', async () => `Bearer ${await token({ claims: { exp: 1e300 } })}`],
  ['no expiry', async () => `Bearer ${await token({ claims: { exp: undefined } })}`],
  [
    'a token from the future',
    async () => `Bearer ${await token({ claims: { iat: SECONDS + 400, exp: SECONDS + 900 } })}`,
  ],
  ['a token not valid yet', async () => `Bearer ${await token({ claims: { nbf: SECONDS + 400 } })}`],
  ['no token id', async () => `Bearer ${await token({ claims: { jti: undefined } })}`],
  ['another tenant', async () => `Bearer ${await token({ claims: { tenant: 'south' } })}`],
  ['no tenant', async () => `Bearer ${await token({ claims: { tenant: undefined } })}`],
  ['algorithm none', async () => `Bearer ${new UnsecuredJWT(claimsOf()).encode()}`],
  [
    'HS256 with the public key as secret',
    async () =>
      `Bearer ${await token({ header: { alg: 'HS256' }, key: new TextEncoder().encode(JSON.stringify(JWKS.keys[0])) })}`,
  ],
  ['an unknown key id', async () => `Bearer ${await token({ header: { kid: 'other' } })}`],
  ['no key id', async () => `Bearer ${await token({ header: { kid: undefined } })}`],
  ['another key', async () => `Bearer ${await token({ key: stranger.privateKey })}`],
  ['a key of the other algorithm', async () => `Bearer ${await token({ header: { kid: 'rs' } })}`],
  [
    'a foreign key URL',
    async () => `Bearer ${await token({ header: { jku: 'https://evil.example/jwks.json' } })}`,
  ],
  [
    'a key within the token',
    async () =>
      `Bearer ${await token({ header: { kid: 'new', jwk: await exportJWK(stranger.publicKey) }, key: stranger.privateKey })}`,
  ],
  [
    'changed claims',
    async () => {
      const [header, , signature] = (await token()).split('.')
      const claims = Buffer.from(JSON.stringify(claimsOf({ tenant: 'north', sub: 'x' }))).toString(
        'base64url',
      )
      return `Bearer ${header}.${claims}.${signature}`
    },
  ],
]

for (const [name, authorization] of FAULTS) {
  test(`answers a bare 401 to ${name}`, async () => {
    const { status, body } = await callWith(await authorization())
    expect([status, body]).toEqual([401, undefined])
  })
}

test('refuses a token the second time, at another replica on the same store, too', async () => {
  const store = await memoryStore()
  const first = await testService({ store, cdsHooks: { clients: [CLIENT] } })
  const second = await testService({ store, cdsHooks: { clients: [CLIENT] } })
  const headers = { authorization: `Bearer ${await token()}` }
  expect((await first.call(hookRequest(), headers)).status).toBe(200)
  expect((await first.call(hookRequest(), headers)).status).toBe(401)
  expect((await second.call(hookRequest(), headers)).status).toBe(401)
})

test('refuses before the body is read, so that strangers cannot make it work', async () => {
  const { call } = await testService({ cdsHooks: { clients: [CLIENT] } })
  expect((await call('not even JSON')).status).toBe(401)
})

test('fails closed with 503 when replay cannot be told', async () => {
  const store = await memoryStore()
  store.rememberToken = () => Promise.reject(new Error('gone'))
  const { call } = await testService({ store, cdsHooks: { clients: [CLIENT] } })
  expect((await call(hookRequest(), { authorization: `Bearer ${await token()}` })).status).toBe(503)
})

test('feedback needs a token, for its own URL or the service’s; discovery and health need none', async () => {
  const { app } = await testService({ cdsHooks: { clients: [CLIENT] } })
  const post = (authorization?: string) =>
    app.inject({
      method: 'POST',
      url: `${SERVICE_PATH}/feedback`,
      payload: {},
      headers: authorization === undefined ? {} : { authorization },
    })
  expect((await post()).statusCode).toBe(401)
  expect((await post(`Bearer ${await token()}`)).statusCode).toBe(400)
  expect(
    (await post(`Bearer ${await token({ claims: { aud: `${SERVICE_URL}/feedback` } })}`)).statusCode,
  ).toBe(400)
  for (const url of ['/cds-services', '/health/live', '/health/ready']) {
    expect((await app.inject({ url })).statusCode).toBe(200)
  }
})

test('logs who called, never the token', async () => {
  const lines: string[] = []
  const log = { write: (line: string) => lines.push(line) }
  const { call } = await testService({ log, cdsHooks: { clients: [CLIENT] } })
  const good = await token()
  const bad = await token({ key: stranger.privateKey })
  await call(hookRequest(), { authorization: `Bearer ${good}` })
  await call(hookRequest(), { authorization: `Bearer ${bad}` })
  const text = lines.join('')
  expect(text).toMatch(/"issuer":"https:\/\/ehr.example","tokenId":"j\d+","tenant":"north"/)
  expect(text).toMatch(/"refused":"bad-signature"/)
  for (const it of [good, bad]) for (const part of it.split('.')) expect(text).not.toContain(part)
})

test('without clients only callers on this machine are answered', async () => {
  const { app } = await testService()
  const post = (more: object) =>
    app.inject({ method: 'POST', url: SERVICE_PATH, payload: hookRequest(), ...more })
  expect((await post({})).statusCode).toBe(200)
  expect((await post({ remoteAddress: '10.0.0.7' })).statusCode).toBe(401)
  expect((await post({ headers: { host: 'rebound.example' } })).statusCode).toBe(401)
})

interface KeyServer {
  readonly url: string
  keys: JWK[]
  asked: number
  redirectTo: string | undefined
}

async function keyServer(keys: JWK[]): Promise<KeyServer> {
  const state: KeyServer = { url: '', keys, asked: 0, redirectTo: undefined }
  const server: Server = createServer((_request, response) => {
    state.asked += 1
    if (state.redirectTo !== undefined) response.writeHead(302, { location: state.redirectTo }).end()
    else response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: state.keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return Object.assign(state, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks` })
}

const real = (url: string, init: RequestInit) => fetch(url, init)

test('fetches keys from the listed URL once, and again when the EHR has rotated them', async () => {
  const [old] = JWKS.keys
  const server = await keyServer(old === undefined ? [] : [old])
  const client = { iss: ISS, jku: server.url }
  const { call } = await testService({ fetch: real, cdsHooks: { clients: [client] } })
  const status = async (parts: TokenParts = {}) =>
    (await call(hookRequest(), { authorization: `Bearer ${await token(parts)}` })).status
  const header = { jku: server.url }
  expect([await status(), await status({ header }), server.asked]).toEqual([200, 200, 1])
  expect(await status({ header: { kid: 'rs', alg: 'RS384' }, key: rs.privateKey })).toBe(401)
  const foreign = await keyServer([await publicKey(stranger.publicKey, 'es', 'ES384')])
  expect(await status({ header: { jku: foreign.url }, key: stranger.privateKey })).toBe(401)
  expect(foreign.asked).toBe(0)
})

test('does not follow a redirect of the key URL and answers 503 while keys cannot be had', async () => {
  const elsewhere = await keyServer(JWKS.keys)
  const server = await keyServer(JWKS.keys)
  server.redirectTo = elsewhere.url
  const { call } = await testService({ fetch: real, cdsHooks: { clients: [{ iss: ISS, jku: server.url }] } })
  expect((await call(hookRequest(), { authorization: `Bearer ${await token()}` })).status).toBe(503)
  expect(elsewhere.asked).toBe(0)
})

test('a token is remembered until it would be refused as expired: its end and five minutes of clock skew', async () => {
  const store = await memoryStore()
  const until: Date[] = []
  store.rememberToken = (_, expires) => {
    until.push(expires)
    return Promise.resolve(true)
  }
  const { call } = await testService({ store, cdsHooks: { clients: [CLIENT] } })
  expect((await call(hookRequest(), { authorization: `Bearer ${await token()}` })).status).toBe(200)
  // It ends 300 s after now.
  expect(until).toEqual([new Date(NOW.getTime() + 600_000)])
})
