import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { HttpResponse, http, passthrough } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { readContext } from '../../test/support/read-context.ts'
import { type ExportJob, fetchExport } from './fetch-export.ts'

// A server that misbehaves: https://ehr.example/fhir, Group 12, one file of patients.
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tipm-bulk-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const BASE = 'https://ehr.example/fhir'
const STATUS = 'https://ehr.example/jobs/7'
const FILE = 'https://ehr.example/files/p.ndjson'
const LINES = '{"resourceType":"Patient","id":"a"}\n{"resourceType":"Patient","id":"b"}\n'

const begun = () => new HttpResponse(null, { status: 202, headers: { 'content-location': STATUS } })
const manifest = (more: object = {}) => ({
  ...{
    transactionTime: '2026-11-01T00:00:00Z',
    request: `${BASE}/Group/12/$export`,
    requiresAccessToken: true,
  },
  ...{ output: [{ type: 'Patient', url: FILE, count: 2 }], error: [], ...more },
})
const outcome = (code: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] })
/** Answers in turn, the last one for ever. */
const inTurn = (...answers: (() => Response)[]) => {
  let at = 0
  return () => (answers[Math.min(at++, answers.length - 1)] ?? HttpResponse.error)()
}
const kickOff = http.get(`${BASE}/Group/12/$export`, begun)
const ready = (more?: object) => http.get(STATUS, () => HttpResponse.json(manifest(more)))
const cleared = http.delete(STATUS, () => new HttpResponse(null, { status: 202 }))
const file = http.get(FILE, () => new HttpResponse(LINES))

interface Ran {
  readonly result: Awaited<ReturnType<typeof fetchExport>>
  readonly waited: readonly number[]
  readonly told: readonly string[]
}

async function run(more: Partial<ExportJob> = {}): Promise<Ran> {
  const waited: number[] = []
  const told: string[] = []
  const { site } = await readContext()
  const result = await fetchExport({
    ...{ url: `${BASE}/Group/12`, folder, credentials: undefined, fileHosts: [], rules: site.reading },
    progress: (line) => told.push(line),
    pause: async (ms) => {
      waited.push(ms)
    },
    ...more,
  })
  return { result, waited, told }
}

const saved = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))

test('an export is asked for by type and search, waited for, fetched, counted and deleted on the server', async () => {
  let asked: URLSearchParams | undefined
  let deletions = 0
  server.use(
    http.get(`${BASE}/Group/12/$export`, ({ request }) => {
      asked = new URL(request.url).searchParams
      expect(request.headers.get('prefer')).toBe('respond-async')
      return begun()
    }),
    http.get(
      STATUS,
      inTurn(
        () =>
          new HttpResponse(null, { status: 202, headers: { 'retry-after': '120', 'x-progress': '30 %' } }),
        () => HttpResponse.json(manifest()),
      ),
    ),
    file,
    http.delete(STATUS, () => {
      deletions += 1
      return new HttpResponse(null, { status: 202 })
    }),
  )
  const { result, waited, told } = await run()
  expect(result).toEqual({
    ok: true,
    value: { files: 1, wrongCounts: 0, deleted: 0, isCleared: true, less: undefined, unanswered: 0 },
  })
  expect(waited).toEqual([120_000])
  expect(told.join('\n')).toContain('30 %')
  expect(asked?.get('_type')?.split(',')).toEqual(
    expect.arrayContaining(['Patient', 'Medication', 'BodyStructure']),
  )
  // Drug records are asked for whole: a drug may stand by its name alone. Albumin by its code.
  expect(asked?.get('_typeFilter')).not.toContain('MedicationRequest')
  expect(asked?.get('_typeFilter')).toMatch(/Observation\?code=[^,]*1751-7/)
  expect(saved()).toEqual([LINES])
  expect(deletions).toBe(1)
  expect(readdirSync(folder)).not.toContain('state.json')
  // Whole, it is not asked for again: no handler would answer.
  server.resetHandlers()
  expect((await run()).result).toEqual({ ok: true, value: undefined })
})

test('a server of the 4.0 ballot is asked by Parameters, and its manifest names outcomes', async () => {
  const REMARKS = 'https://ehr.example/files/remarks.ndjson'
  let parameters: { parameter?: { name: string }[] } = {}
  server.use(
    http.get(`${BASE}/Group/12/$export`, () => HttpResponse.json(outcome('not-supported'), { status: 405 })),
    http.post(`${BASE}/Group/12/$export`, async ({ request }) => {
      parameters = (await request.json()) as typeof parameters
      return begun()
    }),
    http.get(STATUS, () => {
      const { request: _, error: __, ...rest } = manifest() as Record<string, unknown>
      const outcomes = [{ type: 'OperationOutcome', url: REMARKS }]
      return HttpResponse.json({
        ...rest,
        outcome: outcomes,
        extension: [{ url: 'https://x.example/e', valueCode: 'x' }],
      })
    }),
    http.get(REMARKS, () => new HttpResponse(`${JSON.stringify(outcome('processing'))}\n`)),
    ...[file, cleared],
  )
  expect((await run()).result).toMatchObject({ ok: true, value: { files: 2 } })
  expect(parameters.parameter?.filter(({ name }) => name === '_type').length).toBeGreaterThan(5)
  const own = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { error: { url: string }[] }
  expect(readFileSync(join(folder, own.error[0]?.url ?? ''), 'utf8')).toContain('processing')
})

test('a server without _typeFilter is asked for whole types', async () => {
  server.use(
    http.get(`${BASE}/Group/12/$export`, ({ request }) =>
      request.url.includes('_typeFilter')
        ? HttpResponse.json(outcome('not-supported'), { status: 400 })
        : begun(),
    ),
    http.post(`${BASE}/Group/12/$export`, () => new HttpResponse(null, { status: 405 })),
    ...[ready(), file, cleared],
  )
  const { result, told } = await run()
  expect(result.ok).toBe(true)
  expect(told.join('\n')).toContain('takes no _typeFilter')
})

test('a busy server, a failing gateway and a transient failure are waited for; a failure of the export is not', async () => {
  server.use(
    kickOff,
    http.get(
      STATUS,
      inTurn(
        () => new HttpResponse(null, { status: 429, headers: { 'retry-after': '90' } }),
        () => new HttpResponse('<html>', { status: 502 }),
        () => HttpResponse.json(outcome('transient'), { status: 500 }),
        () => HttpResponse.error(),
        () => HttpResponse.json(outcome('exception'), { status: 500 }),
      ),
    ),
  )
  const { result, waited } = await run()
  expect(waited).toEqual([90_000, 2000, 4000, 8000])
  expect(result).toEqual({ ok: false, problem: { code: 'export-failed', status: 500, words: 'exception' } })
})

test('a server that stays away ends the run, and the next one goes on with the same export', async () => {
  let kicked = 0
  server.use(
    http.get(`${BASE}/Group/12/$export`, () => {
      kicked += 1
      return begun()
    }),
    http.get(STATUS, () => HttpResponse.error()),
  )
  expect((await run()).result).toMatchObject({ ok: false, problem: { code: 'export-unreachable' } })
  server.use(...[ready(), file, cleared])
  expect((await run()).result.ok).toBe(true)
  expect(kicked).toBe(1)
  expect((await run({ url: `${BASE}/Group/13` })).result).toMatchObject({ problem: { code: 'other-export' } })
})

test('a request to begin whose answer is lost is counted: the server may hold a second export', async () => {
  const answers = inTurn(
    () => HttpResponse.error(),
    () => new HttpResponse(null, { status: 504 }),
    () => new HttpResponse(null, { status: 429 }),
    begun,
  )
  server.use(
    http.get(`${BASE}/Group/12/$export`, answers),
    http.get(STATUS, () => HttpResponse.error()),
  )
  expect((await run()).result).toMatchObject({ ok: false, problem: { code: 'export-unreachable' } })
  // Told by the run that goes on, too.
  server.use(...[ready(), file, cleared])
  expect((await run()).result).toMatchObject({ ok: true, value: { unanswered: 2 } })
})

test('a run that is killed before the answer has lost it; one that is refused begins nothing', async () => {
  const request = `${BASE}/Group/12/$export`
  server.use(http.get(`${BASE}/Group/13/$export`, () => new HttpResponse(null, { status: 401 })))
  expect((await run({ url: `${BASE}/Group/13` })).result.ok).toBe(false)
  // What such a run leaves, as it is written before each request.
  writeFileSync(join(folder, 'state.json'), JSON.stringify({ url: request, unanswered: 1 }))
  server.use(...[kickOff, ready(), file, cleared])
  expect((await run()).result).toMatchObject({ ok: true, value: { unanswered: 1 } })
})

test('a file whose connection breaks is gone on with by range, and is whole in the end', async () => {
  const ranges: (string | undefined)[] = []
  const broken = createServer((request, response) => {
    const { range } = request.headers
    ranges.push(range)
    const from = Number(/\d+/.exec(range ?? '')?.[0] ?? 0)
    const length = LINES.length - from
    if (range === undefined) {
      response.writeHead(200, { 'content-length': length })
      response.write(LINES.slice(0, 40), () => setTimeout(() => response.destroy(), 100))
    } else {
      const headers = { 'content-range': `bytes ${from}-${LINES.length - 1}/${LINES.length}` }
      response.writeHead(206, { ...headers, 'content-length': length }).end(LINES.slice(from))
    }
  }).listen(0, '127.0.0.1')
  await once(broken, 'listening')
  const { port } = broken.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/p.ndjson`
  server.use(
    ...[
      kickOff,
      ready({ requiresAccessToken: false, output: [{ type: 'Patient', url, count: 2 }] }),
      cleared,
    ],
    http.get(url, () => passthrough()),
  )
  const { result } = await run()
  broken.close()
  expect(result).toMatchObject({ ok: true, value: { wrongCounts: 0 } })
  expect(ranges).toEqual([undefined, 'bytes=40-'])
  expect(saved()).toEqual([LINES])
})

test('a file with fewer lines than promised is fetched once more, and then told', async () => {
  let times = 0
  server.use(
    ...[kickOff, ready(), cleared],
    http.get(FILE, () => {
      times += 1
      return new HttpResponse(LINES.slice(0, 50))
    }),
  )
  expect((await run()).result).toMatchObject({ ok: true, value: { wrongCounts: 1 } })
  expect(times).toBe(2)
  const own = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { output: object[] }
  expect(own.output).toMatchObject([{ count: 2 }])
})

test('lines of deleted resources are counted and are in no output', async () => {
  const GONE = 'https://ehr.example/files/gone.ndjson'
  server.use(
    ...[kickOff, ready({ deleted: [{ type: 'Bundle', url: GONE, count: 1 }] }), file, cleared],
    http.get(GONE, () => new HttpResponse('{"resourceType":"Bundle","type":"transaction"}\n')),
  )
  expect((await run()).result).toMatchObject({ value: { files: 2, deleted: 1 } })
})

test('a manifest in several parts is one', async () => {
  const MORE = 'https://ehr.example/files/q.ndjson'
  server.use(
    kickOff,
    ready({ link: [{ relation: 'next', url: `${STATUS}/2` }] }),
    http.get(`${STATUS}/2`, () =>
      HttpResponse.json(manifest({ output: [{ type: 'Patient', url: MORE, count: 2 }] })),
    ),
    http.get(MORE, () => new HttpResponse(LINES.replaceAll('"id":"', '"id":"q'))),
    ...[file, cleared],
  )
  expect((await run()).result).toMatchObject({ value: { files: 2 } })
})

test('the token of a registered client is asked for by a signed assertion, goes to the server alone, and is renewed', async () => {
  const { privateKey } = await generateKeyPair('ES384', { extractable: true })
  const tokens: string[] = []
  let given = 0
  const seen = (request: Request) => tokens.push(request.headers.get('authorization') ?? 'none')
  server.use(
    http.get(`${BASE}/.well-known/smart-configuration`, () =>
      HttpResponse.json({ token_endpoint: 'https://login.example/token', capabilities: ['permission-v1'] }),
    ),
    http.post('https://login.example/token', async ({ request }) => {
      const form = new URLSearchParams(await request.text())
      expect(form.get('grant_type')).toBe('client_credentials')
      expect(form.get('client_assertion')?.split('.')).toHaveLength(3)
      expect(form.get('scope')).toContain('system/Patient.read')
      given += 1
      return HttpResponse.json({ access_token: `t${given}`, expires_in: 3600, token_type: 'bearer' })
    }),
    kickOff,
    http.get(STATUS, ({ request }) => {
      seen(request)
      return tokens.at(-1) === 'Bearer t1'
        ? new HttpResponse(null, { status: 401 })
        : HttpResponse.json(
            manifest({
              requiresAccessToken: false,
              output: [{ type: 'Patient', url: 'https://store.example/p%2Fa.ndjson?sig=1', count: 2 }],
            }),
          )
    }),
    http.get('https://store.example/p%2Fa.ndjson', ({ request }) => {
      seen(request)
      return new HttpResponse(LINES)
    }),
    cleared,
  )
  const credentials = { clientId: 'tipm', key: await exportPKCS8(privateKey), kid: 'k' }
  expect((await run({ credentials })).result.ok).toBe(true)
  expect(tokens).toEqual(['Bearer t1', 'Bearer t2', 'none'])
})

test('what the server takes only in less detail is told at the end, also by a run that goes on', async () => {
  const refusesPlans = ({ request }: { readonly request: Request }) =>
    request.url.includes('CarePlan') ? HttpResponse.json(outcome('not-supported'), { status: 400 }) : begun()
  server.use(
    http.get(`${BASE}/Group/12/$export`, refusesPlans),
    http.post(`${BASE}/Group/12/$export`, () => HttpResponse.json(outcome('not-supported'), { status: 405 })),
    ready(),
    http.get(FILE, () => new HttpResponse(null, { status: 403 })),
    cleared,
  )
  expect((await run()).result).toMatchObject({ problem: { code: 'export-file' } })
  server.use(file)
  expect((await run()).result).toMatchObject({ value: { less: 'without plans' } })
})

test('no token goes to another host, unless that was named', async () => {
  const away = 'https://files.example/p.ndjson'
  let asked = 0
  server.use(
    ...[kickOff, cleared, ready({ output: [{ type: 'Patient', url: away, count: 2 }] })],
    http.get(away, () => {
      asked += 1
      return new HttpResponse(LINES)
    }),
  )
  expect((await run()).result).toEqual({
    ok: false,
    problem: { code: 'export-host', host: 'https://files.example' },
  })
  expect(asked).toBe(0)
  expect((await run({ fileHosts: ['https://files.example'] })).result.ok).toBe(true)
})

test.each([
  ['http://store.example/p.ndjson', 'clear text'],
  ['file:///etc/passwd', 'no web address'],
])('a file at %s is not asked for (%s)', async (url) => {
  server.use(kickOff, ready({ requiresAccessToken: false, output: [{ type: 'Patient', url }] }))
  expect((await run()).result).toMatchObject({ ok: false, problem: { code: 'export-host' } })
})

test.each([
  [
    'a status elsewhere',
    http.get(
      `${BASE}/Group/12/$export`,
      () =>
        new HttpResponse(null, { status: 202, headers: { 'content-location': 'https://evil.example/1' } }),
    ),
    'export-host',
  ],
  [
    'no status',
    http.get(`${BASE}/Group/12/$export`, () => new HttpResponse(null, { status: 202 })),
    'export-refused',
  ],
  [
    'no permission',
    http.all(`${BASE}/Group/12/$export`, () => HttpResponse.json(outcome('forbidden'), { status: 403 })),
    'export-refused',
  ],
  [
    'no sign-in',
    http.get(`${BASE}/Group/12/$export`, () => new HttpResponse(null, { status: 401 })),
    'export-token',
  ],
  [
    'no such operation',
    http.all(`${BASE}/Group/12/$export`, () => new HttpResponse(null, { status: 404 })),
    'export-not-offered',
  ],
])('%s is told as what it is', async (_, handler, code) => {
  server.use(handler)
  expect((await run()).result).toMatchObject({ ok: false, problem: { code } })
})

test.each([
  ['an export that is gone', () => new HttpResponse(null, { status: 404 }), 'export-gone'],
  ['no manifest', () => HttpResponse.json({ output: 'none' }), 'export-manifest'],
])('%s is told as what it is', async (_, answer, code) => {
  server.use(kickOff, http.get(STATUS, answer))
  expect((await run()).result).toMatchObject({ ok: false, problem: { code } })
})

test.each([
  'ftp://ehr.example/fhir',
  'ehr.example',
  'https://user:pw@ehr.example/fhir',
  'https://ehr.example/fhir?x=1',
])('%s is no address of an export', async (url) => {
  expect((await run({ url })).result).toMatchObject({ problem: { code: 'export-url' } })
})

test('what is no private key is told before anything is asked', async () => {
  const { publicKey } = await generateKeyPair('ES384', { extractable: true })
  for (const key of [
    '-----BEGIN',
    '{}',
    '{',
    JSON.stringify({ ...(await exportJWK(publicKey)), alg: 'none' }),
  ]) {
    const { result } = await run({ credentials: { clientId: 'tipm', key } })
    expect(result).toMatchObject({ problem: { code: 'export-key' } })
  }
})

test('files that another answer named are not kept', async () => {
  writeFileSync(join(folder, 'Patient.0123456789abcdef.ndjson.part'), 'x')
  server.use(kickOff, ready(), file, cleared)
  await run()
  expect(readdirSync(folder).filter((name) => name.startsWith('Patient.'))).toHaveLength(1)
})
