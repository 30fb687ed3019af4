import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { faultsOf } from './file-fault.ts'

const schema = z.strictObject({
  name: z.string().check(z.minLength(2)),
  days: z.int().check(z.gte(0), z.lte(90)),
  share: z.optional(z.number().check(z.gt(0))),
  hook: z.optional(z.enum(['order-sign', 'order-select'])),
  url: z.optional(z.url({ protocol: /^https?$/ })),
  list: z.optional(z.array(z.boolean())),
  few: z.optional(z.array(z.int()).check(z.minLength(1), z.maxLength(2))),
  word: z.optional(z.string().check(z.maxLength(3))),
  part: z.optional(z.number().check(z.lt(1))),
  both: z.optional(z.union([z.literal(''), z.int()])),
  even: z.optional(z.int().check(z.refine((value) => value % 2 === 0, 'expected an even number'))),
})

test.each([
  [{ name: 3, days: 1 }, 'name', 'expected a text'],
  [{ days: 1 }, 'name', 'expected a text'],
  [{ name: 'x', days: 1 }, 'name', 'expected 2 or more characters'],
  [{ name: 'xy', days: -1 }, 'days', 'expected 0 or more'],
  [{ name: 'xy', days: 91 }, 'days', 'expected at most 90'],
  [{ name: 'xy', days: 1.5 }, 'days', 'expected a whole number'],
  [{ name: 'xy', days: 1, share: 0 }, 'share', 'expected more than 0'],
  [{ name: 'xy', days: 1, hook: 'x' }, 'hook', 'expected "order-sign" or "order-select"'],
  [{ name: 'xy', days: 1, url: 'ftp://a' }, 'url', 'expected a web address with http or https'],
  [{ name: 'xy', days: 1, list: [1] }, 'list.0', 'expected true or false'],
  [{ name: 'xy', days: 1, few: [] }, 'few', 'expected 1 or more entries'],
  [{ name: 'xy', days: 1, few: [1, 2, 3] }, 'few', 'expected at most 2 entries'],
  [{ name: 'xy', days: 1, word: 'long' }, 'word', 'expected at most 3 characters'],
  [{ name: 'xy', days: 1, part: 1 }, 'part', 'expected less than 1'],
  [{ name: 'xy', days: 1, both: 'x' }, 'both', 'expected another value'],
  [{ name: 'xy', days: 1, even: 3 }, 'even', 'expected an even number'],
  [{ name: 'xy', days: 1, nmae: 1 }, 'nmae', 'no such key: it is not known here'],
])('says in our own words what %j lacks', (json, path, expected) => {
  const parsed = z.safeParse(schema, json)
  expect(parsed.success).toBe(false)
  if (!parsed.success) {
    expect(faultsOf(parsed.error).map((fault) => [fault.path.join('.'), fault.expected])).toEqual([
      [path, expected],
    ])
  }
})

test('names each of several unknown keys', () => {
  const parsed = z.safeParse(schema, { name: 'xy', days: 1, a: 1, b: 2 })
  expect(!parsed.success && faultsOf(parsed.error).map(({ path }) => path)).toEqual([['a'], ['b']])
})
