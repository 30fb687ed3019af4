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

test('the Chinese record of one patient is whole: whose it is, the points and the outcome in words, in no other language', async () => {
  const page = (await recordExamples()).get('zh-CN.md') ?? ''
  for (const words of ['病历号：0003918852', '总分：205 分', '疾病进展高风险']) expect(page).toContain(words)
  const NAMES =
    /TIPM on FHIR|TIPM|tipm|NLR|dT|mRECIST|TIN|ECOG|BCLC|Observation\/\S+?(?=[；。])|\b[\da-f]{64}\b/g
  const [, texts = ''] = page.split('## 写入病历的资源')
  const lines = texts.split('\n').flatMap((line) => /^- `.*`：(.*)$/.exec(line)?.[1] ?? [])
  expect(lines.length).toBeGreaterThan(30)
  expect(lines.filter((line) => /[A-Za-z]{4,}/.test(line.replace(NAMES, '')))).toEqual([])
})
