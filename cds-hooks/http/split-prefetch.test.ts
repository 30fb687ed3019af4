import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitPrefetch as split } from './split-prefetch.ts'

const splitPrefetch = (text: string) => {
  const parts = split(Buffer.from(text))
  return parts && { ...parts, prefetch: parts.prefetch.toString() }
}

test('splits any request so that the parts together are what the whole is', () => {
  const requests = fc.tuple(
    fc.dictionary(
      fc.string().filter((key) => key !== 'prefetch' && key !== '__proto__'),
      fc.jsonValue(),
    ),
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.nat(4),
    fc.dictionary(fc.constantFrom('hook', 'context'), fc.jsonValue()),
  )
  fc.assert(
    fc.property(requests, ([before, prefetch, indent, after]) => {
      const whole = { ...before, prefetch, ...after }
      const text = JSON.stringify(whole, undefined, indent)
      const parts = splitPrefetch(text)
      if (parts === undefined) {
        // Names that need escapes are left to the parser.
        expect(Object.keys(whole).some((key) => JSON.stringify(key).includes('\\'))).toBe(true)
        return
      }
      expect({ ...JSON.parse(parts.envelope), prefetch: JSON.parse(parts.prefetch) }).toEqual(
        JSON.parse(text),
      )
    }),
  )
})

test('leaves to the parser what is not plain', () => {
  for (const text of [
    '',
    '[]',
    'null',
    '{}',
    '{"hook":1}',
    '{"prefetch":null}',
    '{"prefetch":[1]}',
    '{"prefetch":{},"prefetch":{}}',
    '{"pre\\u0066etch":{},"prefetch":{}}',
    '{"prefetch":{"a":"}',
    '{"prefetch":{}',
    '{"prefetch"',
    '{"prefetch":{"a":1}, "hook"}',
    '{"context":{"prefetch":{}}}',
  ]) {
    expect(splitPrefetch(text)).toBeUndefined()
  }
})

test('never throws and never finds a prefetch that the parser would not', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '"prefetch"', ' ', '1') }),
      (text) => {
        const parts = splitPrefetch(text)
        if (parts === undefined) return
        let whole: unknown
        try {
          whole = JSON.parse(text)
        } catch {
          expect(() => [JSON.parse(parts.envelope), JSON.parse(parts.prefetch)]).toThrow()
          return
        }
        expect(whole).toMatchObject({ prefetch: JSON.parse(parts.prefetch) })
      },
    ),
    { numRuns: 2000 },
  )
})

test('is not slowed by a million brackets or escaped quotes', () => {
  const began = performance.now()
  splitPrefetch(`{"prefetch":${'['.repeat(1_000_000)}`)
  splitPrefetch(`{"prefetch":{"a":"${'\\"'.repeat(500_000)}"}}`)
  splitPrefetch(`{"prefetch":{"a":"${'\\'.repeat(1_000_000)}"}}`)
  expect(performance.now() - began).toBeLessThan(1000)
})
