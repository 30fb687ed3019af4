import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, createServer, get, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '../sandbox/free-port.ts'
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

test('the pages may post their sign-in where the EHR says that it is, and reach the token endpoint that it names', async () => {
  const ehr = createServer((_request, response) =>
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        authorization_endpoint: 'http://localhost:7001/authorize',
        token_endpoint: 'http://localhost:7002/token',
      }),
    ),
  )
  await new Promise<void>((resolve) => ehr.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void ehr.close())
  const iss = `http://127.0.0.1:${(ehr.address() as AddressInfo).port}/fhir`
  const policyOf = async (authorization: string) => {
    const smart = { issuers: [{ iss, clientId: 'tipm', authorization }] }
    const cdsHooks = { signInOrigins: ['https://idp.example/login'] }
    const { address } = await started({ ...SITE, smart, cdsHooks }, {}, folder({ 'index.html': 'app' }))
    return vi.waitFor(async () => {
      const csp = (await fetch(address)).headers.get('content-security-policy') ?? ''
      expect(csp).toContain('http://localhost:7002')
      return csp
    })
  }
  const origin = new URL(iss).origin
  const posting = await policyOf('post')
  expect(posting).toContain(`form-action 'self' ${origin} https://idp.example http://localhost:7001`)
  expect(posting).toContain(`connect-src 'self' ${origin} http://localhost:7002;`)
  expect(posting).toContain(`frame-ancestors 'self' ${origin};`)
  const byGet = await policyOf('get')
  expect(byGet).toContain("form-action 'self' https://idp.example")
  expect(byGet).not.toContain('http://localhost:7001')
})

test('without clients it starts on loopback only', async () => {
  expect(await start(SITE, { HOST: '0.0.0.0' })).toMatchObject({
    ok: false,
    problem: [expect.stringContaining('loopback only')],
  })
  const here = { host: '::1', publicUrl: 'http://[::1]:8090', trustProxy: undefined }
  expect(refusalToStart(here, 0)).toBeUndefined()
  expect(refusalToStart({ ...here, host: '0.0.0.0' }, 1)).toBeUndefined()
  // A proxy makes a stranger look like a program of this machine.
  expect(refusalToStart({ ...here, publicUrl: 'https://tipm.hospital.example' }, 0)).toMatch(/PUBLIC_URL/)
  expect(refusalToStart({ ...here, trustProxy: 1 }, 0)).toMatch(/TRUST_PROXY/)
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
    problem: [expect.stringMatching(/site\.json:3:3 name: expected this key only once$/)],
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

test('paths that lead out of the pages are not found, without an error in the log', async () => {
  const app = folder({ 'index.html': '<p>app</p>', 'site.json': '{}' })
  const path = folder({ 'site.json': JSON.stringify(SITE) })
  const read = serverSettings({ TIPM_SITE: join(path, 'site.json'), TIPM_DATA: ':memory:', PORT: '0' })
  if (!read.ok) throw new Error(read.problem)
  const lines: string[] = []
  const served = await serve(read.value, app, { write: (line) => void lines.push(line) })
  if (!served.ok) throw new Error(served.problem.join())
  onTestFinished(() => served.value.stop())
  const status = (path: string) =>
    new Promise<number>((resolve, reject) => {
      get(`${served.value.address}`, { path }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
      }).once('error', reject)
    })
  for (const path of [
    '//site.json',
    '/./site.json',
    '/../../etc/passwd',
    '//',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/%00',
    '/%',
  ]) {
    const isNoUrl = path === '/%00' || path === '/%'
    expect([path, await status(path)]).toEqual([path, isNoUrl ? expect.toBeOneOf([400, 404]) : 404])
  }
  expect(lines.join('')).not.toContain('error')
})

test('a proxy in front is trusted by number or address, never by the caller’s own word', () => {
  const trusted = (TRUST_PROXY: string) => {
    const read = serverSettings({ TRUST_PROXY })
    return read.ok ? read.value.trustProxy : 'refused'
  }
  expect(trusted('1')).toBe(1)
  expect(trusted('10.0.0.5, 10.1.0.0/16,::1')).toEqual(['10.0.0.5', '10.1.0.0/16', '::1'])
  expect(trusted('')).toBeUndefined()
  for (const wrong of ['yes', 'true', '10.0.0.0/33', '10.0.0.5/x', '-1'])
    expect(trusted(wrong)).toBe('refused')
})

test('a log that nobody reads any more does not end the service', async () => {
  const path = folder({ 'site.json': JSON.stringify(SITE) })
  const port = await freePort('127.0.0.1')
  const child = spawn(process.execPath, ['cds-hooks/main.ts'], {
    env: { ...process.env, PORT: String(port), TIPM_SITE: join(path, 'site.json'), TIPM_DATA: ':memory:' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (text: Buffer) => text.includes('cds-services') && resolve())
  })
  child.stdout.destroy()
  child.stderr.destroy()
  const call = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}${SERVICE_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(hookRequest()),
    })
    await answer.text()
    return answer.status
  }
  for (let count = 0; count < 5; count += 1) expect(await call()).toBe(200)
  expect(child.exitCode).toBeNull()
})
