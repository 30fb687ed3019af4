import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, jwtVerify } from 'jose'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { backendToken } from './backend-token.ts'
import { type ExportRequest, fetchExport } from './fetch-export.ts'

const BASE = 'https://ehr.example/fhir/'
const STATUS = 'https://ehr.example/bulk/status/7'
const server = setupServer()
let folder = ''
let waits: number[] = []
let sent: string[] = []

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tipm-export-'))
  waits = []
  sent = []
  server.events.on('request:start', ({ request }) => {
    sent.push(`${request.method} ${request.url} ${request.headers.get('authorization') ?? 'no token'}`)
  })
})
afterEach(() => {
  server.resetHandlers()
  server.events.removeAllListeners()
  rmSync(folder, { recursive: true })
})
afterAll(() => server.close())

const request = (more: Partial<ExportRequest> = {}): ExportRequest => ({
  ...{
    of: `${BASE}Group/12`,
    base: BASE,
    types: ['Patient', 'Observation'],
    typeFilters: ['Observation?code=1751-7'],
  },
  authorization: async () => ({ ok: true, value: 'Bearer t' }),
  ...{ folder, progress: () => undefined },
  wait: async (ms) => {
    waits.push(ms)
  },
  ...more,
})
const kickOff = () =>
  http.get(
    `${BASE}Group/12/$export`,
    () => new HttpResponse(null, { status: 202, headers: { 'content-location': STATUS } }),
  )
const manifest = (more: object = {}) => ({
  transactionTime: '2026-11-20T00:00:00Z',
  requiresAccessToken: true,
  output: [
    { type: 'Patient', url: 'https://ehr.example/files/1', count: 1 },
    { type: 'Observation', url: 'https://ehr.example/files/2' },
  ],
  ...more,
})
const status = (...answers: Response[]) =>
  http.get(STATUS, () => answers.shift() ?? new HttpResponse(null, { status: 500 }))
const files = () =>
  http.get('https://ehr.example/files/:number', ({ params }) =>
    HttpResponse.text(`{"id":"${params['number']}"}\n`),
  )
const deleted = () => http.delete(STATUS, () => new HttpResponse(null, { status: 202 }))

test('an export is asked for, waited for as long as the server wishes, fetched and deleted', async () => {
  const put = (code: number, seconds: string) =>
    new HttpResponse(null, { status: code, headers: { 'retry-after': seconds } })
  server.use(
    kickOff(),
    status(put(202, '7'), put(429, '120'), put(503, '9999'), HttpResponse.json(manifest())),
    files(),
    deleted(),
  )
  const result = await fetchExport(request())
  expect(result).toMatchObject({ ok: true })
  expect(waits).toEqual([7000, 120_000, 300_000])
  expect(readdirSync(folder).toSorted()).toEqual([
    '0000.Patient.ndjson',
    '0001.Observation.ndjson',
    'manifest.json',
  ])
  expect(readFileSync(join(folder, '0001.Observation.ndjson'), 'utf8')).toBe('{"id":"2"}\n')
  expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toMatchObject({
    output: [{ url: '0000.Patient.ndjson', count: 1 }, { url: '0001.Observation.ndjson' }],
  })
  expect(sent[0]).toContain('_type=Patient%2CObservation')
  expect(sent[0]).toContain('_typeFilter=Observation%3Fcode%3D1751-7')
  expect(sent.at(-1)).toBe(`DELETE ${STATUS} Bearer t`)
})

test('a server that knows no filters is asked without them; one that refuses is quoted', async () => {
  const refused = () =>
    HttpResponse.json(
      {
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'error', code: 'not-supported', diagnostics: 'no groups here' }],
      },
      { status: 400 },
    )
  server.use(http.get(`${BASE}Group/12/$export`, refused))
  expect(await fetchExport(request())).toMatchObject({
    problem: { code: 'export-refused', detail: expect.stringContaining('no groups here') },
  })
  expect(sent).toHaveLength(2)
  expect(sent[1]).not.toContain('_typeFilter')
})

test('a stopped run goes on with the export that was begun and the files that are there', async () => {
  writeFileSync(join(folder, 'export.json'), JSON.stringify({ status: STATUS }))
  writeFileSync(join(folder, '0000.Patient.ndjson'), 'whole\n')
  writeFileSync(join(folder, '0001.Observation.ndjson.part'), '{"half')
  server.use(status(HttpResponse.json(manifest())), files(), deleted())
  expect(await fetchExport(request())).toMatchObject({ ok: true })
  expect(sent.filter((line) => line.includes('/files/'))).toEqual([
    'GET https://ehr.example/files/2 Bearer t',
  ])
  expect(readFileSync(join(folder, '0000.Patient.ndjson'), 'utf8')).toBe('whole\n')
})

test('the token goes to no other server, and files that need none get none', async () => {
  const elsewhere = { output: [{ type: 'Patient', url: 'https://storage.example/1' }] }
  server.use(kickOff(), status(HttpResponse.json(manifest(elsewhere))))
  expect(await fetchExport(request())).toMatchObject({
    problem: { code: 'file-elsewhere', detail: 'https://storage.example' },
  })
  expect(sent.some((line) => line.includes('storage.example'))).toBe(false)
  rmSync(join(folder, 'export.json'))
  server.use(
    kickOff(),
    status(HttpResponse.json(manifest({ ...elsewhere, requiresAccessToken: false }))),
    http.get('https://storage.example/1', () => HttpResponse.text('{}\n')),
    deleted(),
  )
  expect(await fetchExport(request())).toMatchObject({ ok: true })
  expect(sent).toContain('GET https://storage.example/1 no token')
})

test('what fails at the server is told: a failed export, no manifest, a file that is refused', async () => {
  server.use(
    kickOff(),
    status(HttpResponse.json({ resourceType: 'OperationOutcome', issue: [] }, { status: 404 })),
  )
  expect(await fetchExport(request())).toMatchObject({
    problem: { code: 'export-failed', detail: 'HTTP 404' },
  })
  server.use(status(HttpResponse.json({ nothing: true })))
  expect(await fetchExport(request())).toMatchObject({ problem: { code: 'no-manifest' } })
  server.use(
    status(HttpResponse.json(manifest())),
    http.get('https://ehr.example/files/1', () => new HttpResponse(null, { status: 403 })),
  )
  expect(await fetchExport(request())).toMatchObject({
    problem: { code: 'file-refused', detail: 'HTTP 403' },
  })
})

test('a backend service proves who it is by a signed assertion, and asks again only when the token ends', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true })
  const token = 'https://ehr.example/token'
  let asked = 0
  server.use(
    http.get(`${BASE}.well-known/smart-configuration`, () =>
      HttpResponse.json({ authorization_endpoint: 'https://ehr.example/auth', token_endpoint: token }),
    ),
    http.post(token, async ({ request: post }) => {
      asked += 1
      const form = new URLSearchParams(await post.text())
      const { payload, protectedHeader } = await jwtVerify(form.get('client_assertion') ?? '', publicKey, {
        audience: token,
      })
      expect(payload).toMatchObject({ iss: 'tipm-run', sub: 'tipm-run' })
      expect(protectedHeader).toMatchObject({ alg: 'ES384', kid: 'k1' })
      expect(form.get('scope')).toBe('system/*.rs')
      return HttpResponse.json({ access_token: `t${asked}`, token_type: 'bearer', expires_in: 300 })
    }),
  )
  const key = { ...(await exportJWK(privateKey)), kid: 'k1', alg: 'ES384' }
  const authorization = backendToken(BASE, { clientId: 'tipm-run', key })
  expect(await authorization()).toEqual({ ok: true, value: 'Bearer t1' })
  expect(await authorization()).toEqual({ ok: true, value: 'Bearer t1' })
  server.use(http.post(token, () => HttpResponse.json({ error: 'invalid_client' }, { status: 401 })))
  expect(await backendToken(BASE, { clientId: 'x', key })()).toEqual({
    ok: false,
    problem: { code: 'token-refused', detail: 'HTTP 401' },
  })
})
