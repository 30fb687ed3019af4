import './test-window.ts'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { smart } from './smart-client.ts'
import { beginSession, testStorage } from './test-storage.ts'
import { tokenKeeper } from './token-keeper.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  vi.stubGlobal('sessionStorage', testStorage())
  vi.stubGlobal('location', new URL('https://tipm.example/index.html'))
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000_000 })
})
afterEach(() => {
  server.resetHandlers()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
afterAll(() => server.close())

const TOKEN = 'https://ehr.example/token'

/** A keeper of a real fhirclient session, and the refresh requests that the token endpoint was sent. */
async function keeperOf(token: object, answer: (form: URLSearchParams) => Response) {
  const sent: URLSearchParams[] = []
  server.use(
    http.post(TOKEN, async ({ request }) => {
      const form = new URLSearchParams(await request.text())
      if (form.get('grant_type') === 'authorization_code') {
        return HttpResponse.json({ access_token: 'old', patient: 'p1', ...token })
      }
      sent.push(form)
      return answer(form)
    }),
  )
  const stateKey = beginSession(sessionStorage)
  const client = await smart.ready({ stateKey, code: 'c' })
  const ended = vi.fn()
  const stored = () => JSON.parse(sessionStorage.getItem(stateKey) ?? '{}')
  return { keeper: tokenKeeper(client, ended), sent, stored, ended }
}

const renewed = (more: object = {}) => HttpResponse.json({ access_token: 'new', expires_in: 300, ...more })
const online = { scope: 'patient/*.rs online_access', refresh_token: 'r1' }

it('sends the token as it is while it lasts', async () => {
  const { keeper, sent } = await keeperOf({ ...online, expires_in: 300 }, () => renewed())
  expect(await keeper.authorization()).toBe('Bearer old')
  expect(sent).toEqual([])
})

it('renews ahead of the end, once for all who wait, and stores what came', async () => {
  const { keeper, sent, stored } = await keeperOf({ ...online, expires_in: 20 }, () =>
    renewed({ refresh_token: 'r2' }),
  )
  expect(await Promise.all([keeper.authorization(), keeper.authorization(), keeper.renew()])).toEqual([
    'Bearer new',
    'Bearer new',
    true,
  ])
  expect(sent.map((form) => form.get('refresh_token'))).toEqual(['r1'])
  expect(sent[0]?.get('client_id')).toBe('tipm')
  expect(stored()).toMatchObject({ tokenResponse: { access_token: 'new', refresh_token: 'r2' } })
})

it('uses the rotated refresh token the next time, and keeps the old one where none comes', async () => {
  const { keeper, sent } = await keeperOf(online, (form) =>
    renewed(form.get('refresh_token') === 'r1' ? { refresh_token: 'r2' } : {}),
  )
  for (let i = 0; i < 3; i += 1) {
    expect(await keeper.renew()).toBe(true)
    vi.setSystemTime(Date.now() + 60_000)
  }
  expect(sent.map((form) => form.get('refresh_token'))).toEqual(['r1', 'r2', 'r2'])
})

it('does not renew again for a 401 that the old token earned', async () => {
  const { keeper, sent } = await keeperOf(online, () => renewed())
  await keeper.renew()
  vi.setSystemTime(Date.now() + 1000)
  expect(await keeper.renew()).toBe(true)
  expect(sent).toHaveLength(1)
})

it('renews with a refresh token that no granted scope announces, again and again', async () => {
  const scope = 'patient/*.rs'
  const { keeper, sent } = await keeperOf({ refresh_token: 'r1', scope }, () => renewed({ scope }))
  for (let i = 0; i < 2; i += 1) {
    expect(await keeper.renew()).toBe(true)
    vi.setSystemTime(Date.now() + 60_000)
  }
  expect(sent).toHaveLength(2)
})

it.each([
  ['was not reached', () => HttpResponse.error()],
  ['is down', () => new HttpResponse(null, { status: 503 })],
])('keeps the refresh token while the EHR %s, and renews with it afterwards', async (_, answer) => {
  let answers: () => Response = answer
  const { keeper, sent, stored } = await keeperOf({ ...online, expires_in: 300 }, () => answers())
  expect(await keeper.renew()).toBe(false)
  expect(keeper.endsAt()).toBeUndefined()
  expect(stored()).toMatchObject({ tokenResponse: { access_token: 'old', refresh_token: 'r1' } })
  answers = renewed
  expect(await keeper.renew()).toBe(true)
  expect(await keeper.authorization()).toBe('Bearer new')
  expect(sent.map((form) => form.get('refresh_token'))).toEqual(['r1', 'r1'])
})

it('has no way to renew without a refresh token, and sends the old one to its end', async () => {
  const { keeper, sent } = await keeperOf({ expires_in: 1 }, () => renewed())
  expect(await keeper.renew()).toBe(false)
  expect(await keeper.authorization()).toBe('Bearer old')
  expect(sent).toEqual([])
})

it('says so when a renewal is refused', async () => {
  const { keeper } = await keeperOf(online, () =>
    HttpResponse.json({ error: 'invalid_grant' }, { status: 400 }),
  )
  expect(await keeper.renew()).toBe(false)
  expect(await keeper.authorization()).toBe('Bearer old')
})

it('ends a session whose renewal names another patient', async () => {
  const { keeper, ended } = await keeperOf(online, () => renewed({ patient: 'p2' }))
  expect(await keeper.renew()).toBe(false)
  expect(await keeper.authorization()).toBeUndefined()
  expect(ended).toHaveBeenCalledOnce()
})

it('names the end of a token that cannot be renewed', async () => {
  const { keeper } = await keeperOf({ expires_in: 300 }, () => renewed())
  expect(keeper.endsAt()).toBe(1_000_000_000 + 300_000)
})

it('names no end while the token can be renewed, and does once that was refused', async () => {
  const { keeper } = await keeperOf({ ...online, expires_in: 300 }, () =>
    HttpResponse.json({ error: 'invalid_grant' }, { status: 400 }),
  )
  expect(keeper.endsAt()).toBeUndefined()
  expect(await keeper.renew()).toBe(false)
  expect(keeper.endsAt()).toBe(1_000_000_000 + 300_000)
})

it('names no end where the EHR does not', async () => {
  const { keeper } = await keeperOf({}, () => renewed())
  expect(keeper.endsAt()).toBeUndefined()
})
