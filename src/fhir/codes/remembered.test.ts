import { expect, test, vi } from 'vitest'
import { remembered } from './remembered.ts'

const counted = () => {
  const answer = vi.fn((text: string): string | undefined => (text === '' ? undefined : text.toUpperCase()))
  return { answer, ask: remembered((text: string) => text, answer) }
}

test('answers the same question once, also where the answer is that there is none', () => {
  const { answer, ask } = counted()
  expect([ask('a'), ask('b'), ask('a'), ask(''), ask('')]).toEqual(['A', 'B', 'A', undefined, undefined])
  expect(answer.mock.calls).toEqual([['a'], ['b'], ['']])
})

test('a text of 300 letters is remembered, and one of more is not', () => {
  const { answer, ask } = counted()
  for (const text of ['x'.repeat(300), 'x'.repeat(301)]) {
    ask(text)
    ask(text)
  }
  expect(answer).toHaveBeenCalledTimes(3)
})

test('2000 texts are remembered, and no more', () => {
  const { answer, ask } = counted()
  const texts = Array.from({ length: 2001 }, (_, index) => `t${index}`)
  for (const text of [...texts, ...texts]) ask(text)
  expect(answer).toHaveBeenCalledTimes(2002)
})
