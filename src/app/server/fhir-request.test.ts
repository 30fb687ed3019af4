import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { fhirRequest } from './fhir-request.ts'
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
  await fhirRequest(testSession(), { method: 'GET', url: 'Patient/p1' })
  await fhirRequest(testSession(), { method: 'GET', url: 'Patient/p1' })
  const names = seen.map(({ headers }) => headers.get('x-request-id'))
  expect(names[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(names[1]).not.toBe(names[0])
})

it('does without the name where the EHR’s CORS does not allow the header, from then on', async () => {
  const seen = answering(({ headers }) =>
    headers.has('x-request-id') ? HttpResponse.error() : HttpResponse.json({}),
  )
  const session = testSession()
  const read = () => fhirRequest(session, { method: 'GET', url: 'Patient/p1' })
  const atOnce = await Promise.all([read(), read(), read()])
  expect(atOnce.map(({ kind }) => kind)).toEqual(['answer', 'answer', 'answer'])
  seen.length = 0
  expect(await read()).toMatchObject({ status: 200 })
  expect(await fhirRequest(session, { method: 'POST', url: '', body: {} })).toMatchObject({ status: 200 })
  expect(seen).toHaveLength(2)
})

it('does not send a write again by itself when its answer is lost', async () => {
  const seen = answering(() => HttpResponse.error())
  expect(await fhirRequest(testSession(), { method: 'POST', url: '', body: {} })).toEqual({ kind: 'network' })
  expect(seen).toHaveLength(1)
})

it('goes on naming requests after a failure that had another cause', async () => {
  const session = testSession()
  answering(() => HttpResponse.error())
  expect(await fhirRequest(session, { method: 'GET', url: 'Patient/p1' })).toEqual({ kind: 'network' })
  const seen = answering(() => HttpResponse.json({}))
  await fhirRequest(session, { method: 'GET', url: 'Patient/p1' })
  expect(seen.map(({ headers }) => headers.has('x-request-id'))).toEqual([true])
})

it('reaches a base with a path, under any spelling of its host in links, and nothing beside it', async () => {
  const session = { ...testSession(), fhirBase: 'https://ehr.example/api/FHIR/R4/' }
  const seen = answering(() => HttpResponse.json({}))
  await fhirRequest(session, { method: 'GET', url: 'Patient/p1' })
  await fhirRequest(session, { method: 'GET', url: 'https://EHR.example:443/api/FHIR/R4/Patient?page=2' })
  expect(
    await fhirRequest(session, { method: 'GET', url: 'https://ehr.example/api/FHIR/STU3/Patient' }),
  ).toEqual({
    kind: 'foreign-url',
  })
  expect(seen.map(({ url }) => url)).toEqual([
    'https://ehr.example/api/FHIR/R4/Patient/p1',
    'https://ehr.example/api/FHIR/R4/Patient?page=2',
  ])
})
