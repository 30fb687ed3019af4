import { expect, test } from 'vitest'
import { isObject, isResource, mapped } from './json.ts'

const upper = (item: unknown) => (typeof item === 'string' ? item.toUpperCase() : item)
const without = (item: unknown) => (item === 'x' ? undefined : item)

test('gives the same object where nothing changes, and does not change the one given', () => {
  const list = ['A', 1]
  const object = { a: 'A', b: 1 }
  expect([mapped(list, upper), mapped(object, upper)]).toEqual([list, object])
  expect(mapped(list, upper)).toBe(list)
  expect(mapped(object, upper)).toBe(object)
  const small = { a: 'a', b: 1 }
  expect(mapped(small, upper)).toEqual({ a: 'A', b: 1 })
  expect(small).toEqual({ a: 'a', b: 1 })
  expect(mapped([1, 'a', 2, 'b'], upper)).toEqual([1, 'A', 2, 'B'])
})

test('leaves out what is replaced by undefined', () => {
  expect(mapped(['x', 'a', 'x', 'b'], without)).toStrictEqual(['a', 'b'])
  expect(mapped({ a: 'x', b: 'b' }, without)).toStrictEqual({ b: 'b' })
})

test('names the property, and nothing within a list', () => {
  const names: string[] = []
  const note = (item: unknown, name: string) => {
    names.push(name)
    return item
  }
  mapped({ a: 1, b: 2 }, note)
  mapped([1], note)
  expect(names).toEqual(['a', 'b', ''])
})

test('what has no items is given as it is', () => {
  expect([null, 'a', 1, undefined].map((value) => mapped(value, upper))).toEqual([null, 'a', 1, undefined])
})

test('an object is neither a list nor null; a resource is that of its type and id', () => {
  expect([isObject({}), isObject([]), isObject(null), isObject('a')]).toEqual([true, false, false, false])
  const json = { resourceType: 'Patient', id: 'p1' }
  expect([
    isResource(json, 'Patient', 'p1'),
    isResource(json, 'Patient', 'p2'),
    isResource(json, 'Observation', 'p1'),
    isResource(null, 'Patient', 'p1'),
  ]).toEqual([true, false, false, false])
})
