import { expect, test } from 'vitest'
import type { FeedbackEntry, ShownCard, Store } from '../store/store.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const RULES = { hours: 24, settleMinutes: 15 }
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

const card = (name: string, more: Partial<ShownCard> = {}): ShownCard => ({
  uuid: `card-${name}`,
  topic: `topic-${name}`,
  hook: 'order-sign',
  kind: 'high',
  modelVersion: 'tipm 1.0.0',
  ...more,
})
const feedback = (name: string, more: Partial<FeedbackEntry> = {}): FeedbackEntry => ({
  card: `card-${name}`,
  outcome: 'overridden',
  suggestions: [],
  reason: 'urn:x|considered',
  comment: undefined,
  givenAt: NOW,
  ...more,
})

/** What a store does, whatever database is below. `open` gives further connections to the same, at first empty, database. */
export function storeContract(open: () => Promise<Store>): void {
  const uuids = (cards: readonly ShownCard[]) => cards.map(({ uuid }) => uuid)

  test('remembers a token once, at every connection, until it is pruned', async () => {
    const [first, second] = [await open(), await open()]
    expect(await first.rememberToken('t1', later(5))).toBe(true)
    expect(await second.rememberToken('t1', later(5))).toBe(false)
    await first.forgetExpiredTokens(later(4))
    expect(await second.rememberToken('t1', later(5))).toBe(false)
    await first.forgetExpiredTokens(later(6))
    expect(await second.rememberToken('t1', later(9))).toBe(true)
  })

  test('lets exactly one of many replicas accept a token', async () => {
    const stores = [await open(), await open(), await open()]
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => stores[index % 3]?.rememberToken('race', later(5))),
    )
    expect(answers.filter(Boolean)).toHaveLength(1)
  })

  test('gives a card again within the settling time, then not for a day', async () => {
    const store = await open()
    const claim = async (minutes: number) => uuids(await store.claimCards([card('a')], RULES, later(minutes)))
    expect(await claim(0)).toEqual(['card-a'])
    expect(await claim(14)).toEqual(['card-a'])
    expect(await claim(16)).toEqual([])
    expect(await claim(24 * 60 - 1)).toEqual([])
    expect(await claim(24 * 60 + 1)).toEqual(['card-a'])
    expect(await claim(24 * 60 + 30)).toEqual([])
  })

  test('forgets cards and feedback from before a day, and nothing of it or after', async () => {
    const store = await open()
    const day = 24 * 60
    await store.claimCards([card('old')], RULES, later(-3 * day))
    await store.addFeedback([feedback('old', { givenAt: later(-2 * day) })])
    await store.claimCards([card('new')], RULES, NOW)
    await store.addFeedback([feedback('new', { givenAt: later(1) })])
    await store.forgetBefore(NOW)
    const counts = await store.feedbackCounts()
    expect(counts).toHaveLength(1)
    expect(counts[0]).toMatchObject({ shown: 1, overridden: { 'urn:x|considered': 1 } })
  })

  test('counts the same data at another hook as the same topic', async () => {
    const store = await open()
    const atSelect = card('b-select', { topic: 'topic-b', hook: 'order-select' })
    const atSign = card('b-sign', { topic: 'topic-b' })
    await store.claimCards([atSelect], RULES, NOW)
    expect(uuids(await store.claimCards([atSign], RULES, later(1)))).toEqual(['card-b-sign'])
    expect(uuids(await store.claimCards([atSign, card('c')], RULES, later(20)))).toEqual(['card-c'])
  })

  test('does not give an answered topic again, seen from another replica', async () => {
    const [first, second] = [await open(), await open()]
    await first.claimCards([card('d')], RULES, NOW)
    await first.addFeedback([feedback('d')])
    expect(await second.claimCards([card('d')], RULES, later(1))).toEqual([])
  })

  test('stores feedback once however often it is sent, and counts by month, kind, model and reason', async () => {
    const store = await open()
    const kind = 'undecided'
    await store.claimCards([card('e', { kind }), card('f', { kind }), card('g', { kind })], RULES, NOW)
    const accepted = feedback('e', { outcome: 'accepted', suggestions: ['s1'], reason: undefined })
    await Promise.all([
      store.addFeedback([accepted, feedback('f')]),
      store.addFeedback([accepted]),
      store.addFeedback([feedback('f')]),
    ])
    await store.addFeedback([feedback('elsewhere', { reason: undefined, comment: 'kept' })])
    const counts = await store.feedbackCounts()
    expect(counts.filter((count) => count.kind === 'undecided')).toEqual([
      {
        ...{ month: '2026-11', kind: 'undecided', modelVersion: 'tipm 1.0.0' },
        ...{ shown: 3, accepted: 1, overridden: { 'urn:x|considered': 1 } },
      },
    ])
    expect(counts.find((count) => count.kind === 'unknown')?.overridden).toEqual({ '': 1 })
  })

  test('answers a ping while open and rejects afterwards', async () => {
    const store = await open()
    await store.proveWritable()
    await store.close()
    await expect(store.proveWritable()).rejects.toThrow()
  })
}
