import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { hookRequest, NOW } from '../test-support/requests.ts'
import { SERVICE_PATH, testService } from '../test-support/service.ts'
import { feedbackReport } from './feedback-report.ts'
import { reportCommand } from './report-command.ts'

const CARD = '0f0f0f0f-0000-8000-8000-000000000001'
const at = NOW.toISOString()
const accepted = {
  card: CARD,
  outcome: 'accepted',
  acceptedSuggestions: [{ id: 's1' }],
  outcomeTimestamp: at,
}
const reason = { system: 'urn:x', code: 'considered', display: 'Known' }
const overridden = { card: CARD, outcome: 'overridden', overrideReason: { reason }, outcomeTimestamp: at }

async function service(cdsHooks: object = {}) {
  const { app, store, call } = await testService({ cdsHooks })
  const post = async (payload: object) =>
    (await app.inject({ method: 'POST', url: `${SERVICE_PATH}/feedback`, payload })).statusCode
  return { post, store, call }
}

test('takes accepted and overridden cards with a reason, a comment, both or none, several at once', async () => {
  const { post } = await service()
  const comment = { ...overridden, overrideReason: { userComment: 'see tumour board' } }
  const both = { ...overridden, overrideReason: { reason, userComment: 'see tumour board' } }
  const { overrideReason: _, ...bare } = overridden
  expect(await post({ feedback: [accepted, overridden, comment, both, bare] })).toBe(200)
})

const INVALID: readonly [string, object][] = [
  ['no list', {}],
  ['an empty list', { feedback: [] }],
  ['more than a hundred', { feedback: Array.from({ length: 101 }, () => accepted) }],
  ['no card', { feedback: [{ ...accepted, card: undefined }] }],
  ['an unknown outcome', { feedback: [{ ...accepted, outcome: 'ignored' }] }],
  ['acceptance without suggestions', { feedback: [{ ...accepted, acceptedSuggestions: undefined }] }],
  ['an empty override reason', { feedback: [{ ...overridden, overrideReason: {} }] }],
  ['a time that is none', { feedback: [{ ...accepted, outcomeTimestamp: 'yesterday' }] }],
  ['a time to come', { feedback: [{ ...accepted, outcomeTimestamp: '9999-12-31T00:00:00Z' }] }],
  ['a time before all', { feedback: [{ ...accepted, outcomeTimestamp: '0000-01-01T00:00:00Z' }] }],
]

for (const [name, payload] of INVALID) {
  test(`answers 400 to feedback with ${name}`, async () => {
    const { post } = await service()
    expect(await post(payload)).toBe(400)
  })
}

test('feedback sent twice counts once', async () => {
  const { post, store } = await service()
  expect([await post({ feedback: [accepted] }), await post({ feedback: [accepted] })]).toEqual([200, 200])
  expect(await store.feedbackCounts()).toMatchObject([{ accepted: 1 }])
})

test('a comment is dropped unless the site keeps comments', async () => {
  const comment = { ...overridden, overrideReason: { userComment: 'Chen Guohua refuses' } }
  for (const [keepComments, kept] of [
    [false, null],
    [true, 'Chen Guohua refuses'],
  ] as const) {
    const { post, store } = await service({ keepComments })
    const seen: unknown[] = []
    const add = store.addFeedback.bind(store)
    store.addFeedback = (entries) => {
      seen.push(...entries.map((entry) => entry.comment ?? null))
      return add(entries)
    }
    await post({ feedback: [comment] })
    expect(seen).toEqual([kept])
  }
})

test('the good entries of a batch are kept and the bad ones named, without what stood there', async () => {
  const { app, store } = await testService()
  const bad = { ...accepted, outcome: 'Chen Guohua' }
  const payload = { feedback: [accepted, bad, overridden, 7] }
  const answer = await app.inject({ method: 'POST', url: `${SERVICE_PATH}/feedback`, payload })
  expect(answer.statusCode).toBe(200)
  const { issue } = answer.json() as fhir4.OperationOutcome
  expect(issue.map(({ expression }) => expression?.[0])).toEqual(['feedback.1.outcome', 'feedback.3'])
  expect(answer.body).not.toContain('Chen')
  expect(await store.feedbackCounts()).toMatchObject([{ accepted: 1, overridden: { 'urn:x|considered': 1 } }])
})

test('words in place of a code of the reason are not kept', async () => {
  const { post, store } = await service()
  for (const words of [{ display: 'Chen Guohua refuses' }, { code: 'Chen Guohua, born 1961' }]) {
    await post({ feedback: [{ ...overridden, overrideReason: { reason: words } }] })
  }
  expect(JSON.stringify(await store.feedbackCounts())).not.toContain('Chen')
})

test('what a caller sent does not steer the terminal of who reads the report', () => {
  const counts = { month: '2026-11', kind: 'high', modelVersion: 'tipm', shown: 1, accepted: 0 }
  const report = feedbackReport([{ ...counts, overridden: { 'x|\u001b[2Jforged\r\nline': 1 } }])
  expect([...report].every((letter) => letter === '\n' || letter >= ' ')).toBe(true)
  expect(report.split('\n')).toHaveLength(6)
})

test('the report makes no store where there is none, and changes none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tipm-report-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const missing = await reportCommand({ kind: 'sqlite', file: join(folder, 'mistyped', 'cds.sqlite') })
  expect(missing).toMatchObject({ ok: false, problem: { code: 'store-unavailable' } })
  const empty = join(folder, 'other.sqlite')
  writeFileSync(empty, '')
  expect(await reportCommand({ kind: 'sqlite', file: empty })).toMatchObject({ ok: false })
  expect(readdirSync(folder)).toEqual(['other.sqlite'])
  expect(readFileSync(empty)).toHaveLength(0)
  const file = join(folder, 'cds.sqlite')
  const opened = await openStore({ kind: 'sqlite', file })
  if (opened.ok) await opened.value.close()
  expect(await reportCommand({ kind: 'sqlite', file })).toMatchObject({ ok: true, value: { counts: [] } })
})

test('answers 503 when feedback cannot be stored, so that the EHR sends it again', async () => {
  const { post, store } = await service()
  store.addFeedback = () => Promise.reject(new Error('gone'))
  expect(await post({ feedback: [accepted] })).toBe(503)
})

test('the report counts shown, accepted and overridden cards by kind, model version and month, with reasons', async () => {
  const { post, store, call } = await service()
  const { cards } = await call(hookRequest({ scenario: 'complete-high' }))
  await call(hookRequest({ scenario: 'before-undecided' }))
  await post({ feedback: [{ ...overridden, card: cards[0]?.uuid }] })
  const report = feedbackReport(await store.feedbackCounts())
  expect(report.split('\n').map((line) => line.replace(/ +/g, ' ').replace(/[0-9a-f]{12}/, 'HASH'))).toEqual([
    'month card model shown accepted overridden',
    '2026-11 high tipm 1.0.0 HASH 1 0 1',
    '2026-11 undecided tipm 1.0.0 HASH 1 0 0',
    '',
    'Reasons of overrides:',
    ' 1 high: considered',
    '',
  ])
  expect(feedbackReport([])).toBe('No cards were shown yet.\n')
})
