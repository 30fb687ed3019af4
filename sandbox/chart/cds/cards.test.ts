import { expect, test } from 'vitest'
import { cardsOf } from './cards.ts'

const card = { summary: 'High', indicator: 'warning', source: { label: 'TIPM' } }

test('a card needs summary, indicator and source; the rest may be absent', () => {
  expect(cardsOf({ cards: [card] })).toEqual([{ ...card, suggestions: [], overrideReasons: [], links: [] }])
})

test('a malformed card or part of one is left out, the others stand', () => {
  const links = [
    { label: 'Script', url: 'javascript:alert(1)', type: 'absolute' },
    { label: 'Guide', url: 'https://guide.example/', type: 'absolute' },
  ]
  const read = cardsOf({
    cards: [{ summary: 'no source' }, { ...card, indicator: 'hard-stop' }, { ...card, links }],
  })
  expect(read).toHaveLength(1)
  expect(read?.[0]?.links.map(({ label }) => label)).toEqual(['Guide'])
})

test.each([undefined, null, [], { cards: 'none' }, 'cards'])('%j is no answer', (body) => {
  expect(cardsOf(body)).toBeUndefined()
})
