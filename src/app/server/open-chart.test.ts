import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signedInUser } from './open-chart.ts'
import { testSession } from './test-session.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const USER = { reference: 'Practitioner/d' }
const URL = 'https://ehr.example/fhir/Practitioner/d'
const of = (user: { reference: string; display?: string } | undefined) =>
  signedInUser({ ...testSession(), user })

test('a name that the token gives is taken, and nothing is asked', async () => {
  expect(await of({ ...USER, display: 'Dr Duan' })).toEqual({ ...USER, display: 'Dr Duan' })
  expect(await of(undefined)).toBeUndefined()
})

test('a user that the token names by reference alone is called as the EHR calls them', async () => {
  server.use(
    http.get(URL, () =>
      HttpResponse.json({ resourceType: 'Practitioner', id: 'd', name: [{ text: 'Dr Duan' }] }),
    ),
  )
  expect(await of(USER)).toEqual({ ...USER, display: 'Dr Duan' })
})

test.each([
  ['refuses', () => new HttpResponse(null, { status: 403 })],
  ['ends the session', () => new HttpResponse(null, { status: 401 })],
  ['answers with a page', () => HttpResponse.html('<html>')],
  ['cannot be reached', () => HttpResponse.error()],
])('where the EHR %s, the reference stands alone', async (_, answer) => {
  server.use(http.get(URL, answer))
  expect(await of(USER)).toEqual(USER)
})
