import { expect, test } from 'vitest'
import { type Advice, NO_ADVICE, newCards, nextAdvice } from './advice.ts'
import type { Card } from './cards.ts'
import type { ServiceCards } from './fire-hook.ts'

const card = (summary: string): Card => ({
  ...{ uuid: summary, summary, indicator: 'info', source: { label: 'TIPM' } },
  ...{ suggestions: [], overrideReasons: [], links: [] },
})
const from = (service: string, ...summaries: string[]): ServiceCards => ({
  ...{ service, cards: summaries.map(card), problem: undefined },
})
const answer = (advice: Advice, ...cards: ServiceCards[]) => nextAdvice(advice, { type: 'answered', cards })
const summaries = ({ cards }: Advice) => cards.map((shown) => shown.card.summary)

test('a service replaces its own cards and nobody else`s', () => {
  const first = answer(NO_ADVICE, from('tipm', 'a'), from('other', 'b'))
  expect(summaries(answer(first, from('tipm', 'c')))).toEqual(['b', 'c'])
  expect(summaries(answer(first, from('tipm')))).toEqual(['b'])
})

test('a service that fails leaves no card that spoke of something else, and says so', () => {
  const first = answer(NO_ADVICE, from('tipm', 'a'))
  const failed = answer(first, { service: 'tipm', cards: [], problem: 'TIPM: it did not answer in time.' })
  expect(failed).toEqual({ asking: false, cards: [], problems: ['TIPM: it did not answer in time.'] })
  expect(nextAdvice(first, { type: 'answered', cards: 'Down.' })).toMatchObject({
    cards: [],
    problems: ['Down.'],
  })
})

test('what became of a card stays with it', () => {
  const first = answer(NO_ADVICE, from('tipm', 'a', 'b'))
  const accepted = nextAdvice(first, { type: 'accepted', key: 'tipm a', label: 'Order' })
  const both = nextAdvice(accepted, { type: 'overridden', key: 'tipm b', reason: 'Known' })
  expect(both.cards).toMatchObject([{ accepted: ['Order'] }, { overridden: 'Known' }])
})

test('a card with the words of one on the screen is not new', () => {
  const before = answer(NO_ADVICE, from('tipm', 'a')).cards
  const after = answer(NO_ADVICE, from('tipm', 'a', 'b')).cards
  expect(newCards(before, after).map((shown) => shown.card.summary)).toEqual(['b'])
})
