import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordExamples } from '../../scripts/record-examples.ts'

const docs = join(import.meta.dirname, '../../docs')

test('the examples of the record are what is written today; `node scripts/record-examples.ts` renews them', async () => {
  const page = readFileSync(join(docs, 'record.md'), 'utf8')
  for (const [name, content] of await recordExamples()) {
    expect(readFileSync(join(docs, 'record', name), 'utf8'), name).toBe(content)
    expect(page).toContain(`record/${name}`)
  }
})
