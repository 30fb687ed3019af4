import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { callHook, printCards } from './hook-command.ts'
import { hookRequest } from './test-support/requests.ts'
import { SERVICE_PATH, testService } from './test-support/service.ts'

const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true })
const CLIENT = {
  iss: 'https://ehr.example',
  jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES384' }] },
}

/** The service's answers as fetch gives them, without a socket. */
async function injected(cdsHooks: object) {
  const { app } = await testService({ cdsHooks, publicUrl: 'https://tipm.example', now: () => new Date() })
  return async (url: Parameters<typeof fetch>[0], init?: RequestInit) => {
    const answer = await app.inject({
      method: 'POST',
      url: new URL(String(url)).pathname,
      headers: init?.headers as Record<string, string>,
      payload: String(init?.body),
    })
    return new Response(answer.body === '' ? null : answer.body, { status: answer.statusCode })
  }
}

test('posts a request, signed by a JWK or a PEM key, and prints the cards', async () => {
  const fetch = await injected({ clients: [CLIENT] })
  const jwk = JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'k1' })
  const pem = await exportPKCS8(privateKey)
  for (const sign of [
    { key: jwk, iss: CLIENT.iss },
    { key: pem, iss: CLIENT.iss, kid: 'k1' },
  ]) {
    const result = await callHook(hookRequest({ scenario: 'missing-data' }), {
      service: 'https://tipm.example/',
      sign,
      fetch,
    })
    if (!result.ok) throw new Error(result.problem.code)
    const text = printCards(result.value)
    expect(text).toMatch(/^\[info\] TIPM not computable yet; missing: /)
    expect(text).toContain('  - Draft order: albumin')
    expect(text).toContain('appContext {"hook":"order-sign"')
  }
})

test('takes the full URL of a service as well', async () => {
  const fetch = await injected({})
  const service = `https://tipm.example${SERVICE_PATH}`
  const result = await callHook(hookRequest({ orders: [] }), { service, fetch })
  expect(result).toEqual({ ok: true, value: [] })
  expect(printCards([])).toBe('No cards.\n')
})

test('says with which status and why a service refused', async () => {
  const fetch = await injected({})
  expect(await callHook({}, { service: 'https://tipm.example', fetch })).toMatchObject({
    problem: {
      ...{ code: 'refused', status: 400 },
      issues: expect.arrayContaining([expect.stringContaining('hook')]),
    },
  })
  const closed = await injected({ clients: [CLIENT] })
  expect(await callHook({}, { service: 'https://tipm.example', fetch: closed })).toEqual({
    ...{ ok: false, problem: { code: 'refused', status: 401, issues: [] } },
  })
})

test('a bad key, no service and a strange answer are failures of their own', async () => {
  const options = { service: 'https://tipm.example' }
  const sign = { key: 'nonsense', iss: 'x' }
  expect(await callHook({}, { ...options, sign })).toEqual({ ok: false, problem: { code: 'bad-key' } })
  const gone = () => Promise.reject(new Error('refused'))
  expect(await callHook({}, { ...options, fetch: gone })).toEqual({
    ok: false,
    problem: { code: 'unreachable' },
  })
  const strange = () => Promise.resolve(new Response('<html>'))
  expect(await callHook({}, { ...options, fetch: strange })).toEqual({
    ok: false,
    problem: { code: 'invalid-answer' },
  })
})
