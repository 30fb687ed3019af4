import { delay, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type PartProgress, readRawChart } from './chart-reader.ts'
import { clientOf, MOST_PAGES } from './session-client.ts'
import { testSession } from './test-session.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => {
  server.resetHandlers()
  vi.useRealTimers()
})
afterAll(() => server.close())

const FHIR = 'https://ehr.example/fhir'
const never = new AbortController().signal
const observation = (id: string) => ({
  resource: { resourceType: 'Observation', id },
  search: { mode: 'match' },
})
const page = (entry: object[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry,
  ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
})
const outcome = (diagnostics: string, severity = 'error') => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code: 'processing', diagnostics }],
})

const search = (url: string, onPage: (pages: number) => void = () => {}) =>
  clientOf(testSession()).search(url, { signal: never, onPage })

it('follows every page of a search and reports how far it is', async () => {
  server.use(
    http.get(`${FHIR}/Observation`, ({ request }) => {
      const number = Number(new URL(request.url).searchParams.get('page') ?? 1)
      return HttpResponse.json(
        page([observation(`o${number}`)], number < 4 ? `${FHIR}/Observation?page=${number + 1}` : undefined),
      )
    }),
  )
  const pages: number[] = []
  const answer = await search('Observation?patient=p1', (read) => pages.push(read))
  expect(answer).toMatchObject({ value: { resources: { length: 4 }, failure: undefined } })
  expect(pages).toEqual([1, 2, 3, 4])
})

/** A server with so many results of each code, two a page, the first of each code first, unless they are sorted. */
function pagedServer(
  counts: Readonly<Record<string, number>>,
  asked: string[],
  part: (code: string) => object | undefined = () => undefined,
) {
  const most = Math.max(...Object.values(counts))
  server.use(
    http.get(`${FHIR}/Observation`, ({ request }) => {
      const { searchParams } = new URL(request.url)
      const codes = (searchParams.get('code') ?? '').split(',')
      const sort = searchParams.get('_sort') ?? ''
      const from = Number(searchParams.get('from') ?? 0)
      asked.push(`${codes.join('+')} ${sort}@${from}`.replace(' @', '@'))
      const given = codes.length === 1 ? part(codes[0] ?? '') : undefined
      if (given !== undefined) return HttpResponse.json(given)
      const all = Array.from({ length: most }, (_, n) => n + 1).flatMap((n) =>
        codes.flatMap((code) => (n <= (counts[code] ?? 0) ? [result(code, n)] : [])),
      )
      const ordered = sort === '-date' ? all.toReversed() : all
      const next = `${FHIR}/Observation?code=${codes.join(',')}&_sort=${sort}&from=${from + 2}`
      return HttpResponse.json({
        ...page(ordered.slice(from, from + 2), from + 2 < all.length ? next : undefined),
        total: all.length,
      })
    }),
  )
}

const result = (code: string, n: number) => ({
  ...observation(`${code}${n}`),
  resource: { ...observation(`${code}${n}`).resource, code: { coding: [{ code }] } },
})

const idsOf = (answer: Awaited<ReturnType<typeof search>>) =>
  answer.ok &&
  answer.value.failure === undefined &&
  [...new Set(answer.value.resources.map((item) => (item as { id: string }).id))].toSorted().join(' ')

it('reads a search for codes that has more pages code by code, side by side and from both ends', async () => {
  const asked: string[] = []
  pagedServer({ a: 4, b: 3, c: 0 }, asked)
  expect(idsOf(await search('Observation?patient=p1&code=a,b,c'))).toBe('a1 a2 a3 a4 b1 b2 b3')
  expect(asked[0]).toBe('a+b+c@0')
  expect(asked.slice(1).toSorted()).toEqual(
    ['a', 'b', 'c'].flatMap((code) => [`${code} -date@0`, `${code} date@0`]),
  )
})

it('follows a part whose two ends do not meet', async () => {
  const asked: string[] = []
  pagedServer({ a: 5, b: 2 }, asked)
  expect(idsOf(await search('Observation?patient=p1&code=a,b'))).toBe('a1 a2 a3 a4 a5 b1 b2')
  expect(asked.slice(5)).toEqual(['a date@2', 'a date@4'])
})

it('goes on page by page where a part is refused, lacks what it counts itself, or holds fewer than the search counted', async () => {
  const parts = [
    outcome('one code at a time is not allowed'),
    // Another part's results, some twice, do not make up for what is missing.
    { ...page([result('a', 1), result('a', 2), result('a', 3), result('b', 1)]), total: 5 },
    page([result('b', 1), result('a', 1), result('a', 2)]),
    page([result('b', 1)]),
  ]
  for (const part of parts) {
    const asked: string[] = []
    pagedServer({ a: 3, b: 3 }, asked, (code) => (code === 'b' ? part : undefined))
    expect(idsOf(await search('Observation?patient=p1&code=a,b'))).toBe('a1 a2 a3 b1 b2 b3')
    expect(asked.slice(-2)).toEqual(['a+b@2', 'a+b@4'])
    server.resetHandlers()
  }
})

it('never sends the token to a next page elsewhere', async () => {
  const elsewhere = vi.fn()
  server.use(
    http.get(`${FHIR}/Observation`, () =>
      HttpResponse.json(page([observation('a')], 'https://evil.example/fhir/Observation?page=2')),
    ),
    http.all('https://evil.example/*', elsewhere),
  )
  const answer = await search('Observation')
  expect(answer).toMatchObject({ value: { resources: { length: 1 }, failure: { code: 'invalid-answer' } } })
  expect(elsewhere).not.toHaveBeenCalled()
})

it('stops at the most pages there may be and says so', async () => {
  let number = 0
  server.use(
    http.get(`${FHIR}/Observation`, () => {
      number += 1
      return HttpResponse.json(page([observation(`${number}`)], `${FHIR}/Observation?page=${number}`))
    }),
  )
  const answer = await search('Observation')
  expect(answer).toMatchObject({
    value: { resources: { length: MOST_PAGES }, failure: { code: 'too-many-pages' } },
  })
})

it('does not go round in circles', async () => {
  server.use(
    http.get(`${FHIR}/Observation`, () =>
      HttpResponse.json(page([observation('a')], `${FHIR}/Observation?page=1`)),
    ),
  )
  const answer = await search('Observation')
  expect(answer).toMatchObject({ value: { resources: { length: 2 }, failure: { code: 'invalid-answer' } } })
})

it('keeps what the server remarks in passing apart from what it found', async () => {
  server.use(
    http.get(`${FHIR}/Condition`, () =>
      HttpResponse.json(
        page([
          observation('a'),
          { resource: outcome('sorted by date', 'information'), search: { mode: 'outcome' } },
        ]),
      ),
    ),
  )
  const answer = await search('Condition')
  expect(answer).toMatchObject({
    value: { resources: { length: 1 }, notices: ['sorted by date'], failure: undefined },
  })
})

it('takes a search for failed whose result comes with an error or a warning, and tells the server’s words', async () => {
  server.use(
    http.get(`${FHIR}/Observation`, () =>
      HttpResponse.json(
        page([
          observation('a'),
          { resource: outcome('laboratory not reachable'), search: { mode: 'outcome' } },
        ]),
      ),
    ),
  )
  expect(await search('Observation')).toMatchObject({
    value: {
      resources: { length: 1 },
      notices: [],
      failure: { code: 'operation-outcome', diagnostics: 'laboratory not reachable' },
    },
  })
})

it('takes a search for incomplete whose pages hold fewer matches than were counted', async () => {
  const counted = (total: number) =>
    server.use(
      http.get(`${FHIR}/Observation`, ({ request }) =>
        HttpResponse.json({
          ...(request.url.endsWith('page=2')
            ? page([observation('b')])
            : page([observation('a')], `${FHIR}/Observation?page=2`)),
          total,
        }),
      ),
    )
  counted(2)
  expect(await search('Observation')).toMatchObject({ value: { failure: undefined } })
  counted(3)
  expect(await search('Observation')).toMatchObject({
    value: { resources: { length: 2 }, failure: { code: 'fewer-than-total' } },
  })
})

it('does not send a search that the granted scopes do not permit: its part has failed', async () => {
  const session = { ...testSession(), granted: 'patient/Patient.r patient/Observation.rs' }
  server.use(http.get(`${FHIR}/Observation`, () => HttpResponse.json(page([]))))
  const client = clientOf(session)
  expect(await client.search('Observation?patient=p1')).toMatchObject({ value: { failure: undefined } })
  expect(await client.search('Procedure?patient=p1')).toMatchObject({
    value: { resources: [], failure: { code: 'not-granted' } },
  })
})

it.each([
  [403, 'not-permitted'],
  [404, 'not-supported'],
  [500, 'http'],
])('names a search answered with %i as %s, with the words of the server', async (status, code) => {
  server.use(http.get(`${FHIR}/Procedure`, () => HttpResponse.json(outcome('not here'), { status })))
  const answer = await search('Procedure')
  expect(answer).toMatchObject({ value: { failure: { code, status, diagnostics: 'not here' } } })
})

it('names an answer that is no search result', async () => {
  server.use(http.get(`${FHIR}/Procedure`, () => HttpResponse.html('<h1>Sign in</h1>')))
  const answer = await search('Procedure')
  expect(answer).toMatchObject({ value: { failure: { code: 'invalid-answer' } } })
})

it('sends the token and an id of its own with every request', async () => {
  const seen: Request[] = []
  server.use(
    http.get(`${FHIR}/Patient/p1`, ({ request }) => {
      seen.push(request)
      return HttpResponse.json({})
    }),
  )
  await clientOf(testSession()).request({ method: 'GET', url: 'Patient/p1' })
  await clientOf(testSession()).request({ method: 'GET', url: 'Patient/p1' })
  const ids = seen.map(({ headers }) => headers.get('x-request-id'))
  expect(new Set(ids).size).toBe(2)
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(seen[0]?.headers.get('authorization')).toBe('Bearer 0')
})

it('tries once more with a new token after a 401', async () => {
  server.use(
    http.get(`${FHIR}/Patient/p1`, ({ request }) =>
      request.headers.get('authorization') === 'Bearer 1'
        ? HttpResponse.json({ resourceType: 'Patient', id: 'p1' })
        : new HttpResponse(null, { status: 401 }),
    ),
  )
  expect(await clientOf(testSession(1)).request({ method: 'GET', url: 'Patient/p1' })).toMatchObject({
    value: { status: 200 },
  })
  expect(await clientOf(testSession(0)).request({ method: 'GET', url: 'Patient/p1' })).toMatchObject({
    problem: { code: 'expired' },
  })
})

it('gives up on a server that does not answer in time', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(
    AbortSignal.abort(new DOMException('late', 'TimeoutError')),
  )
  server.use(http.get(`${FHIR}/Patient/p1`, () => delay('infinite')))
  expect(await clientOf(testSession()).request({ method: 'GET', url: 'Patient/p1' })).toMatchObject({
    problem: { code: 'timeout' },
  })
})

it('names a network that fails', async () => {
  server.use(http.get(`${FHIR}/Patient/p1`, () => HttpResponse.error()))
  expect(await clientOf(testSession()).request({ method: 'GET', url: 'Patient/p1' })).toMatchObject({
    problem: { code: 'network' },
  })
})

const queries = [
  { topic: 'laboratory', url: 'Observation?patient=p1' },
  { topic: 'procedures', url: 'Procedure?patient=p1' },
] as const
const patient = (id: string) =>
  http.get(`${FHIR}/Patient/p1`, () => HttpResponse.json({ resourceType: 'Patient', id }))
const observations = http.get(`${FHIR}/Observation`, () => HttpResponse.json(page([observation('a')])))
const procedures = http.get(`${FHIR}/Procedure`, () => HttpResponse.json(page([])))

it('reads patient and searches at once, and goes on without a part that fails', async () => {
  server.use(
    patient('p1'),
    observations,
    http.get(`${FHIR}/Procedure`, () => new HttpResponse(null, { status: 403 })),
  )
  const progress = new Map<number | 'patient', PartProgress>()
  const chart = await readRawChart(testSession(), queries, never, (part, state) => progress.set(part, state))
  expect(chart).toMatchObject({
    ok: true,
    value: {
      patient: { id: 'p1' },
      parts: [
        { resources: { length: 1 }, failure: undefined },
        { resources: [], failure: { topic: 'procedures', code: 'not-permitted', status: 403 } },
      ],
    },
  })
  expect(progress.get(0)).toEqual({ state: 'done', resources: 1 })
  expect(progress.get(1)).toEqual({ state: 'failed' })
})

it('stops everything when the patient is not the one of the token', async () => {
  server.use(patient('p2'), observations, procedures)
  expect(await readRawChart(testSession(), queries, never, () => {})).toMatchObject({
    problem: { code: 'wrong-patient' },
  })
})

it('stops everything when the patient cannot be read', async () => {
  server.use(
    http.get(`${FHIR}/Patient/p1`, () => HttpResponse.json(outcome('gone'), { status: 410 })),
    observations,
    procedures,
  )
  expect(await readRawChart(testSession(), queries, never, () => {})).toMatchObject({
    problem: { code: 'patient-unreadable', detail: 'HTTP 410; gone' },
  })
})

it('says that the session has expired, not that reading was stopped', async () => {
  server.use(
    http.get(`${FHIR}/Patient/p1`, () => delay('infinite')),
    http.get(`${FHIR}/Observation`, () => delay('infinite')),
    http.get(`${FHIR}/Procedure`, () => new HttpResponse(null, { status: 401 })),
  )
  expect(await readRawChart(testSession(), queries, never, () => {})).toMatchObject({
    problem: { code: 'session-expired' },
  })
})

it('can be stopped', async () => {
  server.use(http.get(`${FHIR}/*`, () => delay('infinite')))
  const stop = new AbortController()
  const reading = readRawChart(testSession(), queries, stop.signal, () => {})
  stop.abort()
  expect(await reading).toMatchObject({ problem: { code: 'reading-cancelled' } })
})
