import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ask, type Fetch } from './ask.ts'

const URL = 'https://ehr.example/fhir/Observation'

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-26T12:00:00Z') }))
afterEach(() => vi.useRealTimers())

const json = (body: unknown, init?: ResponseInit) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/fhir+json' }, ...init })
const busy = (status: number, retryAfter?: string) =>
  new Response(null, { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } })

/** A server that gives these answers in turn, and when it was asked (ms after the first question). */
function answering(...answers: Response[]): { fetch: Fetch; times: number[] } {
  const times: number[] = []
  const began = Date.now()
  const fetch: Fetch = async () => {
    times.push(Date.now() - began)
    const answer = answers.shift()
    if (answer === undefined) throw new TypeError('no further answer')
    return answer
  }
  return { fetch, times }
}

async function asked(fetch: Fetch, question: Parameters<typeof ask>[2] = {}) {
  const answer = ask(fetch, URL, question)
  await vi.runAllTimersAsync()
  return answer
}

test.each([
  ['seconds', busy(429, '2'), 2_000],
  ['a date', busy(503, 'Thu, 26 Nov 2026 12:00:03 GMT'), 3_000],
  ['nothing, of a browser that does not show the header', busy(429), 1_000],
])('waits as long as the server asks to: %s', async (_, answer, waited) => {
  const { fetch, times } = answering(answer, json({}))
  expect(await asked(fetch)).toMatchObject({ ok: true, value: { status: 200 } })
  expect(times).toEqual([0, waited])
})

test('does not wait where the time limit does not allow it, nor without being asked to', async () => {
  const late = answering(busy(429, '30'))
  expect(await asked(late.fetch)).toMatchObject({ value: { status: 429 } })
  const short = answering(busy(503, '2'))
  expect(await asked(short.fetch, { timeoutMs: 1_500 })).toMatchObject({ value: { status: 503 } })
  const untold = answering(busy(503))
  expect(await asked(untold.fetch)).toMatchObject({ value: { status: 503 } })
})

test('does not wait for ever, and never sends a write again', async () => {
  const { fetch, times } = answering(...Array.from({ length: 9 }, () => busy(429, '1')))
  expect(await asked(fetch)).toMatchObject({ value: { status: 429 } })
  expect(times).toEqual([0, 1_000, 2_000, 3_000])
  const write = answering(busy(429, '1'))
  expect(await asked(write.fetch, { method: 'POST', body: {} })).toMatchObject({ value: { status: 429 } })
  expect(write.times).toHaveLength(1)
})

test('a wait can be cancelled', async () => {
  const stop = new AbortController()
  const answer = ask(answering(busy(429, '5')).fetch, URL, { signal: stop.signal })
  setTimeout(() => stop.abort(), 100)
  await vi.runAllTimersAsync()
  expect(await answer).toEqual({ ok: false, problem: { code: 'cancelled' } })
})

test.each([
  ['text/html; charset=utf-8', '{"resourceType":"Bundle"}', { code: 'not-json', contentType: 'text/html' }],
  ['application/fhir+xml', '<Bundle/>', { code: 'not-json', contentType: 'application/fhir+xml' }],
  ['application/json', '<html>', { code: 'not-json', contentType: 'application/json' }],
  ['application/json', ' ', { code: 'empty-body' }],
  ['application/json', `"${'x'.repeat(100)}"`, { code: 'too-large' }],
])('does not read a body of type %s that holds %j', async (contentType, body, unread) => {
  const { fetch } = answering(new Response(body, { headers: { 'content-type': contentType } }))
  expect(await asked(fetch, { mostBytes: 50 })).toMatchObject({ value: { json: undefined, unread } })
})

test.each([undefined, 'application/json+fhir', 'application/vnd.api+json', 'text/plain;charset=UTF-8'])(
  'reads JSON under the type %s',
  async (contentType) => {
    const body = new TextEncoder().encode('{"a":"\u00e4"}')
    const headers = contentType === undefined ? {} : { 'content-type': contentType }
    const { fetch } = answering(new Response(body, { headers }))
    expect(await asked(fetch, { mostBytes: 50 })).toMatchObject({ value: { json: { a: '\u00e4' } } })
  },
)

test('names the system’s code of a connection that failed', async () => {
  const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  const fetch: Fetch = () => Promise.reject(new TypeError('fetch failed', { cause }))
  expect(await asked(fetch)).toEqual({ ok: false, problem: { code: 'network', detail: 'ECONNREFUSED' } })
})
