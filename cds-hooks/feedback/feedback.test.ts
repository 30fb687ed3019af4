import { expect, test } from 'vitest'
import { hookRequest, NOW } from '../test-support/requests.ts'
import { SERVICE_PATH, testService } from '../test-support/service.ts'
import { feedbackReport } from './feedback-report.ts'

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
