import { expect, test, vi } from 'vitest'
import { madeOnce, remembered } from './remembered.ts'

const counted = () => {
  const answer = vi.fn((text: string): string | undefined => (text === '' ? undefined : text.toUpperCase()))
  return { answer, ask: remembered(answer) }
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

test('2000 texts are remembered; with one more, all before it are forgotten', () => {
  const { answer, ask } = counted()
  const texts = Array.from({ length: 2000 }, (_, index) => `t${index}`)
  for (const text of [...texts, ...texts]) ask(text)
  expect(answer).toHaveBeenCalledTimes(2000)
  ask('one more')
  ask('one more')
  expect(answer).toHaveBeenCalledTimes(2001)
  ask('t0')
  expect(answer).toHaveBeenCalledTimes(2002)
})

test('what is made of an object is made once, and of another anew', () => {
  const make = vi.fn(({ name }: { readonly name: string }) => (name === '' ? undefined : { name }))
  const of = madeOnce(make)
  const [one, none] = [{ name: 'one' }, { name: '' }]
  expect(of(one)).toBe(of(one))
  expect([of(none), of(none)]).toEqual([undefined, undefined])
  expect(of({ name: 'one' })).not.toBe(of(one))
  expect(make).toHaveBeenCalledTimes(3)
})
