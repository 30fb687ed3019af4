import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problems } from './problems.ts'

test('whatever a page can say instead of an assessment has a line in the table of docs/installing.md', () => {
  const table = readFileSync(new URL('../../docs/installing.md', import.meta.url), 'utf8')
  const rows = table.split('\n').filter((line) => line.startsWith('| `'))
  const missing = Object.keys(problems.en).filter((code) => !rows.some((row) => row.includes(`\`${code}\``)))
  expect(missing).toEqual([])
})
