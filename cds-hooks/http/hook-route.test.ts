import { expect, test, vi } from 'vitest'
import {
  CAMRELIZUMAB,
  draft,
  hookRequest,
  LENVATINIB,
  NOW,
  patient,
  prefetchOf,
} from '../test-support/requests.ts'
import { searchset } from '../test-support/search.ts'
import { memoryStore, SERVICE_PATH, testService } from '../test-support/service.ts'

test('a client that keeps its services by URL, as the CDS Hooks Sandbox does, finds all three hooks', async () => {
  // cds-hooks/sandbox, src/reducers/cds-services-reducers.js: configuredServices[`${discoveryUrl}/${service.id}`] = service
  const hooksSeen = async (cdsHooks: object) => {
    const { app } = await testService({ cdsHooks })
    const url = '/cds-services'
    const { services } = (await app.inject({ url })).json() as { services: { hook: string; id: string }[] }
    const kept = new Map(services.map((service) => [`${url}/${service.id}`, service]))
    const answered = [...kept].map(async ([path, { hook }]) => {
      const payload = hookRequest({ hook: hook as 'order-sign' })
      const { statusCode } = await app.inject({ method: 'POST', url: path, payload })
      return `${hook} ${statusCode}`
    })
    return Promise.all(answered)
  }
  expect(await hooksSeen({})).toEqual(['order-select 200', 'order-sign 200', 'patient-view 200'])
  expect(await hooksSeen({ ids: 'shared' })).toEqual(['patient-view 200'])
})

test('discovery can name one id under three hooks, with prefetch in tokens of CDS Hooks 2.0 only', async () => {
  const { app } = await testService({ cdsHooks: { ids: 'shared' } })
  const answer = await app.inject({ url: '/cds-services' })
  const { services } = answer.json() as {
    services: { hook: string; id: string; prefetch: Record<string, string> }[]
  }
  expect(services.map(({ hook }) => hook)).toEqual(['order-select', 'order-sign', 'patient-view'])
  expect(new Set(services.map(({ id }) => id)).size).toBe(1)
  // CDS Hooks 3.0 (ballot): the version of the specification, and of the hook as the library defines it (1.0, all three).
  expect(services).toMatchObject(Array(3).fill({ version: '2.0.1', hookVersion: '1.0' }))
  for (const { prefetch } of services) {
    for (const template of Object.values(prefetch)) {
      expect(template.match(/{{[^}]*}}/g)).toEqual(['{{context.patientId}}'])
      expect(template.length).toBeLessThan(2000)
    }
  }
  expect(Object.keys(services[0]?.prefetch ?? {})).toEqual(
    expect.arrayContaining(['patient', 'laboratory', 'tumourSize', 'stiffness', 'conditions', 'medications']),
  )
})

test('an EHR with names of its own for prefetch keys is asked, answered and read by them', async () => {
  const cdsHooks = { prefetch: { laboratory: 'labs', reports: false } }
  const { app, call } = await testService({ cdsHooks })
  const { services } = (await app.inject({ url: '/cds-services' })).json() as {
    services: { prefetch: Record<string, string> }[]
  }
  const offered = services[0]?.prefetch ?? {}
  expect(offered['labs']).toMatch(/^Observation\?/)
  expect(Object.keys(offered)).not.toContain('laboratory')
  expect(Object.keys(offered)).not.toContain('reports')
  const { id, resources } = patient('complete-high')
  const { laboratory, reports: _, ...others } = prefetchOf(resources, id)
  const of = async (prefetch: object) =>
    call(hookRequest({ scenario: 'complete-high', prefetch: { ...prefetch } }))
  expect((await of({ ...others, labs: laboratory })).cards[0]?.summary).toContain('223 points')
  expect((await of({ ...others, laboratory })).cards[0]?.summary).not.toContain('223 points')
  expect(JSON.stringify((await of({})).body)).toContain('prefetch.labs: not available')
})

test('one drug alone gives no card, and neither do lookalikes or a stopped order', async () => {
  for (const orders of [
    [LENVATINIB],
    [CAMRELIZUMAB],
    [draft('a', 'Lapatinib'), draft('b', 'Cemiplimab')],
    [LENVATINIB, { ...CAMRELIZUMAB, status: 'stopped' }],
    [],
  ]) {
    const { call } = await testService()
    const { status, body } = await call(hookRequest({ orders }))
    expect([status, body]).toEqual([200, { cards: [] }])
  }
})

test('one drug drafted and the other active gives the card; a stopped one does not', async () => {
  const { call } = await testService()
  const { id, resources } = patient('before-high')
  const active = (status: string) => ({
    ...draft('old', '', {
      status,
      authoredOn: '2026-11-01T08:00:00Z',
      subject: { reference: `Patient/${id}` },
    }),
    medicationCodeableConcept: { text: '乐卫玛' },
  })
  const cards = async (status: string) => {
    const prefetch = prefetchOf([...resources, active(status)], id)
    return (await call(hookRequest({ orders: [CAMRELIZUMAB], prefetch }))).cards
  }
  expect(await cards('active')).toHaveLength(1)
  expect(await cards('stopped')).toHaveLength(0)
})

test('order-select without one of the pair among the selections gives no card', async () => {
  const { call } = await testService()
  const request = { hook: 'order-select', selections: ['MedicationRequest/other'] } as const
  expect((await call(hookRequest(request))).cards).toEqual([])
  expect((await call(hookRequest({ hook: 'order-select' }))).cards).toHaveLength(1)
})

const BAD_REQUESTS: readonly [string, (request: Record<string, unknown>) => object, string][] = [
  ['no hook', ({ hook: _, ...rest }) => rest, 'hook'],
  ['an unknown hook', (request) => ({ ...request, hook: 'order-dispatch' }), 'hook'],
  ['a hookInstance that is no UUID', (request) => ({ ...request, hookInstance: '1' }), 'hookInstance'],
  ['no context', ({ context: _, ...rest }) => rest, 'context'],
  ['a null context', (request) => ({ ...request, context: null }), 'context'],
  [
    'no patient',
    (request) => ({ ...request, context: { ...(request['context'] as object), patientId: undefined } }),
    'context.patientId',
  ],
  [
    'a patient id that is a path',
    (request) => ({ ...request, context: { ...(request['context'] as object), patientId: '../Patient' } }),
    'context.patientId',
  ],
  [
    'a user that is no user',
    (request) => ({ ...request, context: { ...(request['context'] as object), userId: 'Device/1' } }),
    'context.userId',
  ],
  [
    'draftOrders that are no Bundle',
    (request) => ({ ...request, context: { ...(request['context'] as object), draftOrders: [] } }),
    'context.draftOrders',
  ],
  ['prefetch that is a list', (request) => ({ ...request, prefetch: [] }), 'prefetch'],
  ['a null fhirServer', (request) => ({ ...request, fhirServer: null }), 'fhirServer'],
  [
    'fhirAuthorization without fhirServer',
    (request) => ({
      ...request,
      fhirAuthorization: {
        access_token: 'x',
        token_type: 'Bearer',
        expires_in: 300,
        scope: '',
        subject: 's',
      },
    }),
    'fhirServer',
  ],
]

for (const [name, spoil, where] of BAD_REQUESTS) {
  test(`answers 400 and says where for ${name}`, async () => {
    const { call } = await testService()
    const { status, body } = await call(spoil(hookRequest()))
    expect(status).toBe(400)
    const { issue } = body as fhir4.OperationOutcome
    expect(issue.map(({ expression }) => expression?.[0])).toContain(where)
  })
}

test('a fault of the request is named without quoting it', async () => {
  const { call } = await testService()
  const { body } = await call({ ...hookRequest(), hookInstance: 'Chen Guohua', hook: 'Secret Name' })
  expect(JSON.stringify(body)).not.toMatch(/Chen|Secret/)
})

test('a Patient that is not the one in context stops everything', async () => {
  const { call } = await testService()
  const { id, resources } = patient('before-high')
  const prefetch = { ...prefetchOf(resources, id), patient: { resourceType: 'Patient', id: 'someone-else' } }
  expect((await call(hookRequest({ prefetch }))).status).toBe(400)
})

test('resources of another patient inside the prefetch are not read, and what came with them is not relied upon', async () => {
  const { call } = await testService()
  const first = async (scenario: string, others: string) => {
    const { id, resources } = patient(scenario)
    const foreign = patient(others).resources.filter(({ resourceType }) => resourceType === 'Observation')
    const prefetch = prefetchOf([...resources, ...foreign], id)
    return (await call(hookRequest({ scenario, prefetch }))).cards[0]?.summary
  }
  const unread = 'the chart could not be read (laboratory results and tumour size)'
  expect(await first('missing-data', 'complete-high')).toBe(`TIPM not computable: ${unread}`)
  expect(await first('complete-high', 'missing-data')).toMatch(/^High risk/)
  expect(await first('complete-high', 'before-high')).toBe(`TIPM not computable: ${unread}`)
})

test('answers 404 for another service and another page', async () => {
  const { app } = await testService()
  for (const url of ['/cds-services/other', '/nothing']) {
    expect((await app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(404)
  }
})

test('answers 400 for what is not JSON, is empty, or poisons prototypes', async () => {
  const { call } = await testService()
  for (const body of ['{"hook":', '', '[1', '{"__proto__":{"a":1},"hook":"patient-view"}']) {
    expect((await call(body)).status).toBe(400)
  }
})

test('answers 400 for a prefetch that is not JSON or poisons prototypes, however sound the rest is', async () => {
  const { call } = await testService()
  const { prefetch: _, ...rest } = hookRequest()
  for (const prefetch of [
    '{"laboratory":}',
    '{]}',
    '{"__proto__":{"a":1}}',
    '{"a":{"constructor":{"prototype":1}}}',
  ]) {
    expect((await call(JSON.stringify(rest).replace(/}$/, `,"prefetch":${prefetch}}`))).status).toBe(400)
  }
})

test('a chart sent again within a minute is not read again, but answers by its own hook, orders and instance', async () => {
  let now = NOW
  let reads = 0
  const { call } = await testService({
    now: () => {
      reads += 1
      return now
    },
  })
  const ask = async (more: object, hook: 'order-sign' | 'order-select' = 'order-sign') => {
    const { cards } = await call(hookRequest({ hook, more }))
    return cards[0]
  }
  const first = await ask({})
  const again = await ask({ hookInstance: '5d0b6c0e-2f4e-4a5b-8c39-0f4f5b8b3b11' })
  const atSelect = await ask({}, 'order-select')
  expect(again?.uuid).toBe(first?.uuid)
  expect(again?.detail).toBe(first?.detail)
  expect(again?.links[0]?.appContext).toContain('5d0b6c0e')
  expect(atSelect?.uuid).not.toBe(first?.uuid)
  // Two minutes later ages and windows are worked out anew.
  now = new Date(NOW.getTime() + 120_000)
  expect((await ask({}))?.detail).toBe(first?.detail)
  expect(reads).toBeGreaterThan(4)
})

test('the same prefetch for another patient is not taken for the first one’s', async () => {
  const { call } = await testService()
  const request = hookRequest({ scenario: 'complete-high' })
  const { patient: _, ...prefetch } = request['prefetch'] as Record<string, unknown>
  expect((await call({ ...request, prefetch })).cards[0]?.summary).toMatch(/^High risk/)
  const context = { ...(request['context'] as object), patientId: 'pt-9999' }
  expect((await call({ ...request, context, prefetch })).cards[0]?.summary).toMatch(/^TIPM not computable/)
})

test('answers 415 for another content type', async () => {
  const { call } = await testService()
  for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded']) {
    expect((await call('hook=patient-view', { 'content-type': type })).status).toBe(415)
  }
})

test('answers 413 for a body of 10 MB', async () => {
  const { call } = await testService()
  const { status, body } = await call(JSON.stringify({ ...hookRequest(), padding: 'x'.repeat(10_000_000) }))
  expect(status).toBe(413)
  expect(body).toMatchObject({ resourceType: 'OperationOutcome' })
})

test('withstands JSON nested a million deep, in the prefetch and in the orders', async () => {
  // On a busy machine each takes so long that the next would be refused for its load.
  const { call } = await testService({ cdsHooks: { limits: { waitMilliseconds: 60_000 } } })
  const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`
  const text = JSON.stringify(hookRequest())
  const inPrefetch = text
    .replace('"prefetch":{', `"prefetch":{"stiffness":${deep},`)
    .replace(/"stiffness":\{"res/, '"x":{"res')
  expect((await call(inPrefetch)).status).toBe(200)
  const inOrders = text.replace('"draftOrders":{', `"draftOrders":{"deep":${deep},`)
  expect((await call(inOrders)).status).toBe(200)
  const inOrder = text.replace('"status":"draft"', `"status":"draft","deep":${deep}`)
  expect([200, 400]).toContain((await call(inOrder)).status)
})

test('finds the pair among 200 draft orders', async () => {
  const { call } = await testService()
  const others = Array.from({ length: 198 }, (_, index) => draft(`o${index}`, `Other drug ${index}`))
  const orders = [...others.slice(0, 99), LENVATINIB, ...others.slice(99), CAMRELIZUMAB]
  expect((await call(hookRequest({ orders }))).cards).toHaveLength(1)
})

test('answers 429 beyond the site’s rate, and health stays free', async () => {
  const { app, call } = await testService({ cdsHooks: { limits: { requestsPerMinute: 2 } } })
  const statuses = [await call(hookRequest()), await call(hookRequest()), await call(hookRequest())].map(
    ({ status }) => status,
  )
  expect(statuses).toEqual([200, 200, 429])
  expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200)
})

test('answers 503 at once when too many calls are open, and serves again afterwards', async () => {
  const open: (() => void)[] = []
  const fetch = () =>
    new Promise<Response>((resolve) => open.push(() => resolve(new Response('', { status: 500 }))))
  const { call } = await testService({
    fetch,
    cdsHooks: { limits: { concurrentRequests: 1 } },
  })
  const fhir = {
    fhirServer: 'https://ehr.example/fhir',
    fhirAuthorization: {
      ...{ access_token: 'x', token_type: 'Bearer', expires_in: 300 },
      ...{ scope: 'user/*.rs', subject: 's' },
    },
  }
  const waiting = call(hookRequest({ prefetch: undefined, more: fhir }))
  await vi.waitFor(() => expect(open.length).toBeGreaterThan(10))
  expect((await call(hookRequest())).status).toBe(503)
  for (const finish of open) finish()
  expect((await waiting).status).toBe(412)
  expect((await call(hookRequest())).status).toBe(200)
})

test('the same card keeps its uuid, is left out after the settling time, and comes back with new data or after a day', async () => {
  let now = NOW
  const { call } = await testService({ now: () => now })
  const after = async (minutes: number, parts = {}) => {
    now = new Date(NOW.getTime() + minutes * 60_000)
    return (await call(hookRequest({ scenario: 'missing-data', ...parts }))).cards.map(({ uuid }) => uuid)
  }
  const [uuid] = await after(0)
  expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(await after(10)).toEqual([uuid])
  expect(await after(20)).toEqual([])
  const [atSelect] = await after(20, { hook: 'order-select' })
  expect(atSelect).toBeUndefined()
  const { id, resources } = patient('missing-data')
  const albumin = patient('before-high').resources.filter((it) => JSON.stringify(it).includes('"1751-7"'))
  const own = JSON.parse(JSON.stringify(albumin).replaceAll('pt-1005', id)) as fhir4.FhirResource[]
  expect(await after(21, { prefetch: prefetchOf([...resources, ...own], id) })).toHaveLength(2)
  expect(await after(24 * 60 + 1)).toEqual([uuid])
})

test('an answered card is not given again, at no hook', async () => {
  const { app, call } = await testService()
  const { cards } = await call(hookRequest({ hook: 'order-select' }))
  const feedback = {
    card: cards[0]?.uuid,
    outcome: 'overridden',
    overrideReason: { reason: { code: 'considered', system: 'urn:x', display: 'Known' } },
    outcomeTimestamp: NOW.toISOString(),
  }
  const answer = await app.inject({
    method: 'POST',
    url: `${SERVICE_PATH}/feedback`,
    payload: { feedback: [feedback] },
  })
  expect(answer.statusCode).toBe(200)
  expect((await call(hookRequest())).cards).toEqual([])
  // Deleted and entered again, the drafts have other ids.
  const orders = [
    { ...LENVATINIB, id: 'len-2' },
    { ...CAMRELIZUMAB, id: 'cam-2' },
  ]
  expect((await call(hookRequest({ orders }))).cards).toEqual([])
})

test('a failing store costs the guard against repetition, never the card', async () => {
  const store = await memoryStore()
  store.claimCards = () => Promise.reject(new Error('gone'))
  const { call } = await testService({ store })
  expect((await call(hookRequest())).cards).toHaveLength(1)
})

test('what should have been forgotten and was not is told', async () => {
  const store = await memoryStore()
  store.forgetBefore = () => Promise.reject(new Error('gone'))
  const lines: string[] = []
  const { app } = await testService({ store, log: { write: (line) => lines.push(line) } })
  await app.listen({ port: 0, host: '127.0.0.1' })
  await vi.waitFor(() => expect(lines.join('')).toContain('"event":"store-unavailable"'))
})

test('logs are JSON lines without patient data, and metrics count without it', async () => {
  const lines: string[] = []
  const { app, call } = await testService({ log: { write: (line) => lines.push(line) } })
  await call(hookRequest({ scenario: 'missing-data' }))
  await call('{"hook": "Chen Guohua"')
  await call({ ...hookRequest(), context: { patientId: 'pt-1001' } })
  await app.inject({ url: '/nothing?patient=pt-1001' })
  const text = lines.join('')
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { event: 'answered', hook: 'order-sign', status: 200, cards: ['notComputable'] },
  ])
  expect(text).not.toMatch(/pt-\d|Chen|Bold|dr-1/)
  const { body: metrics } = await app.inject({ url: '/metrics' })
  expect(metrics).toContain('tipm_cards_total{hook="order-sign",kind="notComputable"} 1')
  expect(metrics).not.toMatch(/pt-\d|Chen|Bold|dr-1/)
})

test('an unexpected failure answers 500 without detail and logs where, not what', async () => {
  const lines: string[] = []
  const { call } = await testService({
    log: { write: (line) => lines.push(line) },
    now: () => {
      throw new Error('Chen Guohua')
    },
  })
  const { status, body } = await call(hookRequest())
  expect(status).toBe(500)
  expect(JSON.stringify(body)).not.toContain('Chen')
  expect(lines.join('')).toMatch(/"event":"failed"/)
  expect(lines.join('')).not.toContain('Chen')
})

test('only origins of the site file may call from a browser', async () => {
  const { app } = await testService({ cdsHooks: { corsOrigins: ['https://ehr.example'] } })
  const preflight = (origin: string) =>
    app.inject({
      method: 'OPTIONS',
      url: SERVICE_PATH,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
  expect((await preflight('https://ehr.example')).headers['access-control-allow-origin']).toBe(
    'https://ehr.example',
  )
  expect((await preflight('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined()
})

test('answers of the service are not cached and carry the security headers', async () => {
  const { app } = await testService()
  const { headers } = await app.inject({ method: 'POST', url: SERVICE_PATH, payload: hookRequest() })
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  expect(headers['strict-transport-security']).toBe('max-age=31536000')
})

test('an empty searchset and null both mean that there is nothing', async () => {
  const { call } = await testService()
  const nothing = Object.fromEntries(
    ['patient', 'laboratory', 'tumourSize', 'stiffness', 'conditions', 'medications'].map((key) => [
      key,
      null,
    ]),
  )
  const empty = {
    ...nothing,
    laboratory: searchset([]),
    stiffness: { resourceType: 'Bundle', type: 'searchset' },
  }
  for (const prefetch of [nothing, empty]) {
    const { status, cards } = await call(hookRequest({ scenario: 'missing-data', prefetch }))
    expect(status).toBe(200)
    expect(cards).toHaveLength(cards.length === 0 ? 0 : 1)
  }
})
