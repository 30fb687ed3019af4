import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { DETAIL_EXTENSION } from '../../fhir/codes/canonical.ts'
import type { SavePlan } from '../../fhir/write/save-context.ts'
import { testSession } from '../server/test-session.ts'
import { sendPlan } from './send-plan.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  posts = 0
})
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const FHIR = 'https://ehr.example/fhir'
const QUERY = 'identifier=https%3A%2F%2Ftipm.example%7Cabc'
let posts = 0

const assessment = (points = 222.8, status: fhir4.RiskAssessment['status'] = 'final') => ({
  resourceType: 'RiskAssessment' as const,
  status,
  subject: { reference: 'Patient/p1' },
  identifier: [{ system: 'https://tipm.example', value: 'abc' }],
  extension: [{ url: DETAIL_EXTENSION, extension: [{ url: 'points', valueQuantity: { value: points } }] }],
})
const stored = (id: string, ...given: Parameters<typeof assessment>) => ({
  ...assessment(...given),
  id,
  meta: { versionId: '1' },
})
const single = (conditionalCreate = false): SavePlan => ({
  form: 'risk-assessment',
  transaction: false,
  conditionalCreate,
  identifier: 'abc',
  items: [],
  bundle: {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      {
        fullUrl: 'urn:uuid:1',
        resource: assessment(),
        request: { method: 'POST', url: 'RiskAssessment', ifNoneExist: QUERY },
      },
    ],
  },
})
const outcome = (severity: 'error' | 'warning') => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code: 'exception', diagnostics: 'not stored' }],
})
const searchset = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
})
/** What the search finds, one time after the other; the last from then on. */
const finds = (...results: object[][]) => {
  let time = 0
  return http.get(`${FHIR}/RiskAssessment`, ({ request }) => {
    expect(new URL(request.url).search).toBe(`?${QUERY}`)
    const found = results[Math.min(time, results.length - 1)] ?? []
    time += 1
    return HttpResponse.json(searchset(...found))
  })
}
const takes = (answer: () => Response) =>
  http.post(`${FHIR}/RiskAssessment`, () => {
    posts += 1
    return answer()
  })
const holds = (resource: { id: string }) =>
  http.get(`${FHIR}/RiskAssessment/:id`, ({ params }) =>
    params['id'] === resource.id ? HttpResponse.json(resource) : new HttpResponse(null, { status: 404 }),
  )

it('looks first, writes, reads back, and looks again where the server keeps no second create away', async () => {
  server.use(finds([], [stored('7')]), holds(stored('7')))
  server.use(takes(() => HttpResponse.json(stored('7'), { status: 201 })))
  expect(await sendPlan(testSession(), single())).toEqual({
    ok: true,
    created: ['RiskAssessment/7'],
    existed: [],
    updated: [],
    assessment: 'RiskAssessment/7',
    repeats: [],
    withdrawn: [],
  })
  expect(posts).toBe(1)
})

it('says so when a request that the browser repeated was stored twice; whoever looks leaves the same one', async () => {
  server.use(finds([], [stored('7'), stored('8')]), holds(stored('8')))
  server.use(takes(() => HttpResponse.json(stored('8'), { status: 201 })))
  expect(await sendPlan(testSession(), single())).toMatchObject({
    created: ['RiskAssessment/8'],
    assessment: 'RiskAssessment/7',
    repeats: [{ reference: 'RiskAssessment/8', isSame: true }],
  })
})

it.each([
  ['a login page', () => HttpResponse.html('<html>Sign in</html>')],
  ['an empty body without a place', () => new HttpResponse(null, { status: 201 })],
  ['an outcome of severity error', () => HttpResponse.json(outcome('error'))],
  ['an outcome alone', () => HttpResponse.json(outcome('warning'))],
  ['another resource', () => HttpResponse.json({ resourceType: 'Patient', id: 'p1' }, { status: 201 })],
  [
    'a place that holds nothing',
    () => new HttpResponse(null, { status: 201, headers: { location: `${FHIR}/RiskAssessment/9` } }),
  ],
])('does not take a status of success with %s for saved', async (_, answer) => {
  server.use(finds([]), holds(stored('7')), takes(answer))
  expect(await sendPlan(testSession(), single(true))).toMatchObject({ ok: false, code: 'unreadable' })
})

it('takes the place in the Location header once it can be read', async () => {
  const location = `${FHIR}/RiskAssessment/7/_history/1`
  server.use(finds([]), holds(stored('7')))
  server.use(takes(() => new HttpResponse(null, { status: 201, headers: { location } })))
  expect(await sendPlan(testSession(), single(true))).toMatchObject({ created: ['RiskAssessment/7'] })
})

it('sends nothing again that is on file with the same content', async () => {
  server.use(finds([stored('7')]), takes(HttpResponse.error))
  expect(await sendPlan(testSession(), single())).toMatchObject({ ok: true, existed: ['RiskAssessment/7'] })
  expect(posts).toBe(0)
})

it.each([
  ['other points', stored('7', 174.8)],
  ['a status that nobody has confirmed', stored('7', 222.8, 'preliminary')],
])('sends nothing over an assessment on file that says %s', async (_, found) => {
  server.use(finds([found]), takes(HttpResponse.error))
  expect(await sendPlan(testSession(), single())).toMatchObject({ ok: false, code: 'conflict' })
  expect(posts).toBe(0)
})

it.each([
  ['fails', () => new HttpResponse(null, { status: 500 })],
  ['breaks off', () => HttpResponse.error()],
  ['is answered with a page', () => HttpResponse.html('<html>')],
  ['reports an error', () => HttpResponse.json(searchset(outcome('error')))],
])('takes no search that %s for "not found", and sends nothing', async (_, answer) => {
  server.use(http.get(`${FHIR}/RiskAssessment`, answer), takes(HttpResponse.error))
  expect(await sendPlan(testSession(), single())).toMatchObject({ ok: false, code: 'not-looked-up' })
  expect(posts).toBe(0)
})

it('finds an update whose answer was lost, and does not send it again', async () => {
  const entry = {
    resource: { ...assessment(), id: '7' },
    request: { method: 'PUT' as const, url: 'RiskAssessment/7', ifMatch: 'W/"1"' },
  }
  const update = { ...single(), bundle: { ...single().bundle, entry: [entry] } }
  server.use(holds({ ...stored('7'), meta: { versionId: '2' } } as { id: string }))
  expect(await sendPlan(testSession(), update)).toMatchObject({ ok: true, updated: ['RiskAssessment/7'] })
})
