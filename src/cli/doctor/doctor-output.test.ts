import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CHECK_IDS } from './check.ts'
import { doctorOutput } from './doctor-output.ts'

const guide = readFileSync(new URL('../../../docs/cli/doctor.md', import.meta.url), 'utf8')

test('the guide names every key and every check', () => {
  const names = [
    ...Object.keys(doctorOutput.shape),
    ...CHECK_IDS,
    'id',
    'status',
    'found',
    'advice',
    'storedAs',
  ]
  expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
})

test('a key too many or too few is a fault', () => {
  const summary = { pass: 0, warn: 0, fail: 0, skipped: 0 }
  const empty = {
    ...{ format: 'tipm-doctor-1', exitCode: 64, site: null, origin: null, checks: [], issuers: [] },
    ...{ chart: null, drugs: null },
    ...{ summary, problems: [], version: '1' },
  }
  expect(doctorOutput.safeParse(empty).success).toBe(true)
  expect(doctorOutput.safeParse({ ...empty, extra: 1 }).success).toBe(false)
  const { summary: _, ...without } = empty
  expect(doctorOutput.safeParse(without).success).toBe(false)
})
