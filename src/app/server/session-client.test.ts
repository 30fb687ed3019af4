import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { clientOf } from './session-client.ts'
import { testSession } from './test-session.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

/** What arrived, and an answer to it. */
function answering(answer: (request: Request) => Response) {
  const seen: Request[] = []
  server.use(
    http.all('https://ehr.example/*', ({ request }) => {
      seen.push(request)
      return answer(request)
    }),
  )
  return seen
}

it('names each request for the EHR’s log', async () => {
  const seen = answering(() => HttpResponse.json({}))
  await clientOf(testSession()).request({ method: 'GET', url: 'Patient/p1' })
  await clientOf(testSession()).request({ method: 'GET', url: 'Patient/p1' })
  const names = seen.map(({ headers }) => headers.get('x-request-id'))
  expect(names[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(names[1]).not.toBe(names[0])
})

it('does without the name where the EHR’s CORS does not allow the header, from then on', async () => {
  const seen = answering(({ headers }) =>
    headers.has('x-request-id') ? HttpResponse.error() : HttpResponse.json({}),
  )
  const session = testSession()
  const read = () => clientOf(session).request({ method: 'GET', url: 'Patient/p1' })
  const atOnce = await Promise.all([read(), read(), read()])
  expect(atOnce.map(({ ok }) => ok)).toEqual([true, true, true])
  seen.length = 0
  expect(await read()).toMatchObject({ value: { status: 200 } })
  expect(await clientOf(session).request({ method: 'POST', url: '', body: {} })).toMatchObject({
    value: { status: 200 },
  })
  expect(seen).toHaveLength(2)
})

it('does not send a write again by itself when its answer is lost', async () => {
  const seen = answering(() => HttpResponse.error())
  expect(await clientOf(testSession()).request({ method: 'POST', url: '', body: {} })).toMatchObject({
    problem: { code: 'network' },
  })
  expect(seen).toHaveLength(1)
})

it('goes on naming requests after a failure that had another cause', async () => {
  const session = testSession()
  answering(() => HttpResponse.error())
  expect(await clientOf(session).request({ method: 'GET', url: 'Patient/p1' })).toMatchObject({
    problem: { code: 'network' },
  })
  const seen = answering(() => HttpResponse.json({}))
  await clientOf(session).request({ method: 'GET', url: 'Patient/p1' })
  expect(seen.map(({ headers }) => headers.has('x-request-id'))).toEqual([true])
})

it('reaches a base with a path, under any spelling of its host in links, and nothing beside it', async () => {
  const session = { ...testSession(), fhirBase: 'https://ehr.example/api/FHIR/R4/' }
  const seen = answering(() => HttpResponse.json({}))
  await clientOf(session).request({ method: 'GET', url: 'Patient/p1' })
  await clientOf(session).request({
    method: 'GET',
    url: 'https://EHR.example:443/api/FHIR/R4/Patient?page=2',
  })
  expect(
    await clientOf(session).request({ method: 'GET', url: 'https://ehr.example/api/FHIR/STU3/Patient' }),
  ).toEqual({ ok: false, problem: { code: 'foreign-url' } })
  expect(seen.map(({ url }) => url)).toEqual([
    'https://ehr.example/api/FHIR/R4/Patient/p1',
    'https://ehr.example/api/FHIR/R4/Patient?page=2',
  ])
})
