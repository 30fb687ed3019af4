import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { blankOutput } from './assessment-json.ts'
import { jsonOutput } from './json-output.ts'

const guide = readFileSync(new URL('../../../docs/cli/assess-json.md', import.meta.url), 'utf8')

/** Every property name that the schema knows, at any depth. */
function names(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(names)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(names)]
      : names(value),
  )
}

/** Keys of `highIf`, `lowIf` and of evidence, which the guide describes as a whole. */
const AS_A_WHOLE = ['comparator', 'sign', 'text', 'from', 'to', 'lower', 'upper', 'level', 'exam', 'site']

test('the guide names every key', () => {
  const keys = new Set(names(z.toJSONSchema(jsonOutput)))
  expect([...keys].filter((key) => !guide.includes(`\`${key}\``) && !AS_A_WHOLE.includes(key))).toEqual([])
})

test('a document that says nothing is complete in its keys', () => {
  expect(jsonOutput.shape).toHaveProperty('points')
  expect(z.safeParse(jsonOutput, blankOutput(null)).success).toBe(true)
})

test('a key too many or too few is a fault', () => {
  const { points: _, ...without } = blankOutput('score')
  expect(z.safeParse(jsonOutput, without).success).toBe(false)
  expect(z.safeParse(jsonOutput, { ...blankOutput('score'), score: 3 }).success).toBe(false)
})
