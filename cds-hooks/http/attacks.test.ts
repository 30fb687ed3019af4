import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { TIPM_SYSTEM } from '../../src/fhir/codes/canonical.ts'
import { readAsSigned } from '../../src/fhir/stored/read-as-signed.ts'
import { readContext } from '../../test/support/read-context.ts'
import { openStore } from '../store/open-store.ts'
import { draft, hookRequest, LENVATINIB, patient, prefetchOf } from '../test-support/requests.ts'
import { SERVICE_PATH, testService } from '../test-support/service.ts'

const HEADERS = { 'content-type': 'application/json' }

test('without clients, what a proxy passed on is no call of this machine, whatever Host it names', async () => {
  const { app } = await testService()
  const status = async (headers: Record<string, string>) =>
    (
      await app.inject({
        ...{ method: 'POST', url: SERVICE_PATH, payload: hookRequest({ orders: [] }) },
        headers: { host: '127.0.0.1:8090', ...headers },
      })
    ).statusCode
  expect(await status({})).toBe(200)
  for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host']) {
    expect(await status({ [name]: '203.0.113.7' })).toBe(401)
  }
})

test('calls are counted by the address that the trusted proxy saw, not by one that the caller made up', async () => {
  const cdsHooks = { limits: { requestsPerMinute: 5 } }
  const { app } = await testService({ cdsHooks, trustProxy: 1 })
  const statuses = []
  for (let count = 0; count < 8; count += 1) {
    const headers = { 'x-forwarded-for': `198.51.100.${count}, 203.0.113.7` }
    statuses.push((await app.inject({ url: '/cds-services', headers })).statusCode)
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429])
})

test('a unit or a drug name of 100 kB is no work', async () => {
  const { call } = await testService()
  const { id, resources } = patient('before-high')
  const spoilt = resources.map((item) =>
    item.resourceType === 'Observation' && item.valueQuantity
      ? {
          ...item,
          valueQuantity: { ...item.valueQuantity, code: 'g.'.repeat(50_000), unit: 'g.'.repeat(50_000) },
        }
      : item,
  )
  const names = ['lenvatinib '.repeat(90_000), `do not ${'a '.repeat(500_000)}camrelizumab`]
  const orders = [LENVATINIB, ...names.map((name, index) => draft(`x${index}`, name))]
  const began = performance.now()
  const { status } = await call(hookRequest({ orders, prefetch: prefetchOf(spoilt, id) }))
  expect(status).toBe(200)
  expect(performance.now() - began).toBeLessThan(1500)
})

/** A resource with every string under a key replaced. */
function spoilt(value: unknown, key: string, text: string): unknown {
  if (Array.isArray(value)) return value.map((item) => spoilt(item, key, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === key && typeof item === 'string' ? text : spoilt(item, key, text),
    ]),
  )
}

test('no text of a chart is more work than its length: texts of 100 kB that make patterns try again and again', async () => {
  const { id, resources } = patient('complete-high')
  const coding = [{ system: TIPM_SYSTEM, code: 'tipm-assessment' }]
  const stored = {
    ...{ resourceType: 'RiskAssessment', id: 'r', status: 'final', occurrenceDateTime: '2026-11-20' },
    ...{ subject: { reference: `Patient/${id}` }, method: { coding, text: 'TIPM' } },
    prediction: [{ rationale: 'TIPM', qualitativeRisk: { text: 'high' } }],
  }
  const read = { ...(await readContext()), patientId: id }
  const slow: string[] = []
  for (const key of ['text', 'display', 'unit', 'rationale', 'system', 'reference', 'valueString']) {
    for (const [first, again, last] of [
      ...[
        ['', '1', ''] as const,
        ['', '-', ''] as const,
        ['', ' ', 'x'] as const,
        ['ecog', ' ', 'x'] as const,
      ],
      ...[['http://a', '/', 'x'] as const, ['', 'i ', 'x'] as const, ['', 'metastatic ', 'x'] as const],
      ...[['', 'no ', 'x'] as const, ['', '(', 'x'] as const, ['', 'lenvatinib ', ''] as const],
    ]) {
      const text = first + again.repeat(100_000 / again.length) + last
      const chart = [...resources, stored].map((item) => spoilt(item, key, text))
      const began = process.cpuUsage()
      await readAsSigned(chart, read)
      const { user } = process.cpuUsage(began)
      if (user > 1_500_000) slow.push(`${key}: ${first}${again}...${last}`)
    }
  }
  expect(slow).toEqual([])
}, 60_000)

test('a proxy is known by its address: what others write of the caller is not believed', async () => {
  const cdsHooks = { limits: { requestsPerMinute: 2 } }
  const { app } = await testService({ cdsHooks, trustProxy: ['10.0.0.0/8'] })
  const statuses = async (remoteAddress: string) => {
    const all = []
    for (let count = 0; count < 3; count += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${count}` }
      all.push((await app.inject({ url: '/cds-services', headers, remoteAddress })).statusCode)
    }
    return all
  }
  expect(await statuses('10.0.0.5')).toEqual([200, 200, 200])
  expect(await statuses('192.0.2.9')).toEqual([200, 200, 429])
})

test('a call that had to wait too long for its turn is refused at once; health still answers', async () => {
  const { app } = await testService({ cdsHooks: { limits: { waitMilliseconds: 100 } } })
  const post = () =>
    app.inject({ method: 'POST', url: SERVICE_PATH, headers: HEADERS, payload: hookRequest() })
  expect((await post()).statusCode).toBe(200)
  const until = performance.now() + 400
  while (performance.now() < until);
  const [call, health] = await Promise.all([post(), app.inject({ url: '/health/live' })])
  expect([call.statusCode, call.headers['retry-after'], health.statusCode]).toEqual([503, '5', 200])
  await new Promise((resolve) => setTimeout(resolve, 120))
  expect((await post()).statusCode).toBe(200)
})

test('not ready while nothing can be written, though the store still answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tipm-ready-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'cds.sqlite')
  const opened = await openStore({ kind: 'sqlite', file })
  if (!opened.ok) throw new Error(opened.problem.detail)
  onTestFinished(() => opened.value.close())
  const { app } = await testService({ store: opened.value })
  const ready = async () => (await app.inject({ url: '/health/ready' })).statusCode
  expect(await ready()).toBe(200)
  const other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')
  expect(await ready()).toBe(503)
  expect(await opened.value.feedbackCounts()).toEqual([])
  other.exec('ROLLBACK')
  other.close()
  expect(await ready()).toBe(200)
})

test('who sends a body slowly keeps nobody out, and is given up', async () => {
  const { app } = await testService({ cdsHooks: { limits: { concurrentRequests: 2 } } })
  const { port, hostname } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const slow = Array.from({ length: 5 }, () => {
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST ${SERVICE_PATH} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{`,
    )
    return socket
  })
  onTestFinished(() => {
    for (const socket of slow) socket.destroy()
  })
  await Promise.all(slow.map((socket) => once(socket, 'connect')))
  const call = await fetch(`http://${hostname}:${port}${SERVICE_PATH}`, {
    ...{ method: 'POST', headers: HEADERS, body: JSON.stringify(hookRequest()) },
  })
  expect(call.status).toBe(200)
  // Node would take the longer of the two.
  expect([app.server.requestTimeout, app.server.headersTimeout]).toEqual([10_000, 10_000])
})

test('what is no plain JSON in UTF-8, once, is refused on a real connection, and quoted to nobody', async () => {
  const { app } = await testService()
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const raw = (head: readonly string[], body: Buffer) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1')
      let answer = ''
      socket.on('data', (part) => {
        answer += part.toString('latin1')
      })
      socket.on('close', () => resolve(answer)).on('error', reject)
      const lines = [`POST ${SERVICE_PATH} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...head]
      socket.write(`${lines.join('\r\n')}\r\n\r\n`)
      socket.write(body)
    })
  const json = Buffer.from(JSON.stringify(hookRequest({ orders: [] })))
  const type = 'Content-Type: application/json'
  const length = (bytes: Buffer) => `Content-Length: ${bytes.length}`
  const status = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
  expect(status(await raw([type, length(json)], json))).toBe(200)

  const zipped = gzipSync(json)
  const wide = Buffer.from(json.toString(), 'utf16le')
  const broken = Buffer.concat([json.subarray(0, -1), Buffer.from([0xff, 0xfe, 0x7d])])
  const chunked = Buffer.from('0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: x\r\n\r\n')
  const refused: [string, string][] = [
    ['gzip', await raw([type, 'Content-Encoding: gzip', length(zipped)], zipped)],
    ['UTF-16', await raw([type, length(wide)], wide)],
    ['broken UTF-8', await raw([type, length(broken)], broken)],
    ['two lengths', await raw([type, length(json), 'Content-Length: 5'], json)],
    ['smuggling', await raw([type, 'Content-Length: 4', 'Transfer-Encoding: chunked'], chunked)],
    ['a header of 20 kB', await raw([type, `X-Long: ${'x'.repeat(20_000)}`, length(json)], json)],
  ]
  for (const [name, answer] of refused) {
    expect([name, status(answer) >= 400 && status(answer) < 500]).toEqual([name, true])
    expect(answer).not.toContain('pt-1001')
    // Nothing behind the call was taken for another one.
    expect(answer.match(/^HTTP\/1\.1/gm)).toHaveLength(1)
  }
})

test('a reason named like a part of every object is counted like another', async () => {
  const opened = await openStore({ kind: 'sqlite', file: ':memory:' })
  if (!opened.ok) throw new Error(opened.problem.detail)
  onTestFinished(() => opened.value.close())
  const reasons = ['__proto__', 'constructor', 'toString']
  await opened.value.addFeedback(
    reasons.map((reason) => ({
      ...{ card: reason, outcome: 'overridden' as const, suggestions: [], reason, comment: undefined },
      givenAt: new Date('2026-11-20T12:00:00Z'),
    })),
  )
  const [count] = await opened.value.feedbackCounts()
  expect(Object.entries(count?.overridden ?? {})).toEqual(reasons.map((reason) => [reason, 1]))
})
