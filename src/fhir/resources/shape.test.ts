import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  each,
  either,
  lenient,
  listOf,
  number,
  object,
  oneOf,
  optional,
  otherwise,
  readAs,
  readableOf,
  text,
  UNREADABLE,
} from './shape.ts'

const person = object({
  name: text,
  age: optional(number),
  sex: lenient(oneOf('female', 'male')),
  names: each(text),
  born: otherwise(optional(text), 'unreadable'),
})

test('a value as described is given as the same object, with what is not described', () => {
  const value = { name: 'A', age: 3, sex: 'male', names: ['a', 'b'], more: { x: 1 } }
  expect(person(value)).toBe(value)
})

test('what decides and is written wrongly makes the whole unreadable', () => {
  expect(person({ name: 1 })).toBe(UNREADABLE)
  expect(person({})).toBe(UNREADABLE)
  expect(person({ name: 'A', age: '3' })).toBe(UNREADABLE)
  for (const value of [undefined, null, 'A', 3, ['A']]) expect(person(value)).toBe(UNREADABLE)
})

test('what only refines and is written wrongly counts as absent, or as what stands for it', () => {
  expect(readAs(person, { name: 'A', sex: 'x', born: 3 })).toEqual({ name: 'A', born: 'unreadable' })
})

test('a broken element of a list is lost alone, where the list is read leniently; the value given is not changed', () => {
  const value = { name: 'A', names: [1, 'b', null, 'd'] }
  expect(readAs(person, value)?.names).toEqual(['b', 'd'])
  expect(value.names).toEqual([1, 'b', null, 'd'])
  expect(readAs(person, { name: 'A', names: 'b' })?.names).toEqual([])
  expect(listOf(text)(['a', 1])).toBe(UNREADABLE)
})

test('a list of one may be written as its element', () => {
  const list = readableOf(object({ name: text }))
  expect(list({ name: 'A' })).toEqual([{ name: 'A' }])
  expect(list({ name: 1 })).toEqual([])
  expect(list('A')).toBe(UNREADABLE)
})

test('the first shape that can read a value reads it', () => {
  expect(either<string | number>(text, number)(3)).toBe(3)
  expect(either<string | number>(text, number)(true)).toBe(UNREADABLE)
})

test('whatever is given, a shape reads it again as it has read it, and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read = person(value)
      if (read !== UNREADABLE) expect(person(read)).toBe(read)
    }),
  )
})

test('null in a list is no element of it, however strictly the list is read', () => {
  expect(listOf(text)(['a', null, 'b'])).toEqual(['a', 'b'])
  expect(listOf(text)(['a', 3])).toBe(UNREADABLE)
  expect(readableOf(text)(['a', null, 3, 'b'])).toEqual(['a', 'b'])
  expect([listOf(text)('a'), readableOf(text)('a')]).toEqual([UNREADABLE, UNREADABLE])
})

test('what has to be there has to be there, and what may be absent is not asked for', () => {
  let asked = 0
  const shape = object({
    name: text,
    age: (value) => {
      asked += 1
      return value === undefined ? undefined : number(value)
    },
  })
  expect(shape({})).toBe(UNREADABLE)
  const before = asked
  expect(shape({ name: 'A' })).toEqual({ name: 'A' })
  expect(asked).toBe(before)
  expect(shape({ name: 'A', age: 3 })).toEqual({ name: 'A', age: 3 })
})
