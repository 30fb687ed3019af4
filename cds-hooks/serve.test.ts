import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, createServer, get, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { serve } from './serve.ts'
import { refusalToStart, serverSettings } from './server-settings.ts'
import { hookRequest } from './test-support/requests.ts'
import { SERVICE_PATH } from './test-support/service.ts'

const SITE = { name: 'Test', smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'tipm' }] } }

function folder(files: Record<string, string>): string {
  const path = mkdtempSync(join(tmpdir(), 'tipm-serve-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

async function start(site: object | string = SITE, env: Record<string, string> = {}, app?: string) {
  const path = folder({ 'site.json': typeof site === 'string' ? site : JSON.stringify(site) })
  const read = serverSettings({
    TIPM_SITE: join(path, 'site.json'),
    TIPM_DATA: ':memory:',
    PORT: '0',
    ...env,
  })
  if (!read.ok) throw new Error(read.problem)
  const served = await serve(read.value, app, { write: () => undefined })
  if (served.ok) onTestFinished(() => served.value.stop().catch(() => undefined))
  return served
}

async function started(...parts: Parameters<typeof start>) {
  const served = await start(...parts)
  if (!served.ok) throw new Error(served.problem.join())
  return served.value
}

test('serves the app, its site file without the service’s part, health and metrics in one process', async () => {
  const app = folder({
    'index.html': '<p>app</p>',
    'launch.html': '<p>launch</p>',
    'site.json': '{"built":true}',
  })
  const { address } = await started({ ...SITE, cdsHooks: { newsDays: 7 } }, {}, app)
  const read = async (path: string) => {
    const answer = await fetch(`${address}${path}`)
    return {
      status: answer.status,
      text: await answer.text(),
      csp: answer.headers.get('content-security-policy'),
    }
  }
  expect(await read('/launch.html')).toMatchObject({ status: 200, text: '<p>launch</p>' })
  expect((await read('/')).csp).toContain("frame-ancestors 'self' https://ehr.example;")
  expect(JSON.parse((await read('/site.json')).text)).toEqual(SITE)
  expect(await read('/health/live')).toMatchObject({ status: 200 })
  expect(await read('/health/ready')).toMatchObject({ status: 200, text: '{"status":"ready"}' })
  expect((await read('/metrics')).text).toContain('tipm_requests_total')
  expect((await read('/cds-services')).status).toBe(200)
  expect((await read('/../package.json')).status).toBe(404)
})

test('without clients it starts on loopback only', async () => {
  expect(await start(SITE, { HOST: '0.0.0.0' })).toMatchObject({
    ok: false,
    problem: [expect.stringContaining('loopback only')],
  })
  expect(refusalToStart('::1', 0)).toBeUndefined()
  expect(refusalToStart('0.0.0.0', 1)).toBeUndefined()
})

test('a taken port, a bad site file and a bad setting get a clear message', async () => {
  const first = await started()
  const port = new URL(first.address).port
  expect(await start(SITE, { PORT: port })).toMatchObject({
    problem: [expect.stringContaining('the port is taken')],
  })
  const misspelt = await start({ ...SITE, cdsHooks: { client: [] } })
  expect(misspelt).toMatchObject({
    problem: [expect.stringMatching(/cdsHooks\.client: no such key/)],
  })
  const secret = {
    ...SITE,
    cdsHooks: { clients: [{ iss: 'x', jwks: { keys: [{ kty: 'EC', kid: 'a', d: 'private' }] } }] },
  }
  const refused = await start(secret)
  expect(refused).toMatchObject({ problem: [expect.stringContaining('this is a private key')] })
  expect(serverSettings({ PORT: 'x' })).toMatchObject({ ok: false })
  expect(serverSettings({ DATABASE_URL: 'mysql://u:word@h/d' })).toEqual({
    ok: false,
    problem: 'DATABASE_URL must begin with postgres:// or postgresql://.',
  })
})

test('reads the site file as the command line does: a byte order mark is no fault, a key given twice is, with its place', async () => {
  expect(await start(`\ufeff${JSON.stringify(SITE)}`)).toMatchObject({ ok: true })
  expect(await start('{\n  "name": "A",\n  "name": "B"\n}')).toMatchObject({
    problem: [expect.stringMatching(/site\.json:3:3 name: this key only once$/)],
  })
  expect(await start("{ 'name': 1 }")).toMatchObject({ problem: [expect.stringMatching(/site\.json:1:3: /)] })
})

/** A FHIR server that answers nothing until it is told to. */
async function heldServer(): Promise<{ base: string; asked: Promise<void>; release: () => void }> {
  const held: (() => void)[] = []
  let isAsked: () => void = () => undefined
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve
  })
  const server = createServer((_request, response) => {
    held.push(() => response.writeHead(500).end())
    isAsked()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  return {
    ...{ base, asked },
    release: () => {
      for (const finish of held) finish()
    },
  }
}

test('stopping loses no request: the one under way is answered, new ones find the door closed', async () => {
  const ehr = await heldServer()
  const { address, stop } = await started({
    ...SITE,
    smart: { issuers: [{ iss: ehr.base, clientId: 'tipm' }] },
  })
  const { prefetch, ...rest } = hookRequest()
  const { laboratory: _, ...others } = prefetch as Record<string, unknown>
  const body = JSON.stringify({
    ...rest,
    prefetch: others,
    fhirServer: ehr.base,
    fhirAuthorization: {
      ...{ access_token: 'x', token_type: 'Bearer', expires_in: 300 },
      ...{ scope: 'user/*.rs', subject: 's' },
    },
  })
  const underWay = fetch(`${address}${SERVICE_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  await ehr.asked
  const stopped = stop()
  await new Promise((resolve) => setTimeout(resolve, 100))
  await expect(fetch(`${address}/health/live`)).rejects.toThrow()
  ehr.release()
  const answer = await underWay
  expect(answer.status).toBe(200)
  expect((await answer.json()) as object).toMatchObject({ cards: [{ indicator: 'info' }] })
  await stopped
})

test('while draining it says that it is not ready and still answers', async () => {
  const { address, stop } = await started(SITE, { DRAIN_MS: '300' })
  const stopped = stop()
  expect((await fetch(`${address}/health/ready`)).status).toBe(503)
  expect((await fetch(`${address}/cds-services`)).status).toBe(200)
  await stopped
})

test('a call that arrives on an open connection while stopping is answered', async () => {
  const { address, stop } = await started(SITE, { DRAIN_MS: '50' })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const status = () =>
    new Promise<number>((resolve, reject) => {
      get(`${address}/cds-services`, { agent }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
      }).once('error', reject)
    })
  expect(await status()).toBe(200)
  const stopped = stop()
  expect(await status()).toBe(200)
  await stopped
  agent.destroy()
})

test('a body of 10 MB is refused on a real connection without being taken in', async () => {
  const { address } = await started()
  const status = await new Promise<number | string>((resolve) => {
    const call = request(`${address}${SERVICE_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 10_000_000 },
    })
    call.once('response', (answer) => resolve(answer.statusCode ?? 0))
    call.once('error', (error) => resolve(error.message))
    call.write('x'.repeat(100_000))
  })
  expect(status).toBe(413)
})
