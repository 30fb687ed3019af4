import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { everyText, spoken } from '../../test/support/every-text.ts'

/** The glossary is the one place where a term is corrected: texts that do not follow it are named here. */
const GLOSSARY = readFileSync(join(import.meta.dirname, '../../docs/glossary-zh.md'), 'utf8')
const TERMS = GLOSSARY.split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => {
    const [, english = '', chinese = '', not = '', but = ''] = line.split('|').map((cell) => cell.trim())
    const words = (cell: string) => cell.split(/[，；、]/).filter((word) => word !== '')
    return { english, chinese: words(chinese.replace(/（[^）]*）/g, '')), not: words(not), but: words(but) }
  })
const TEXTS = (await everyText('zh')).map(({ path, text }) => ({ place: path.join('.'), text: spoken(text) }))

test('every term of the glossary is the one that the Chinese texts use', () => {
  expect(TERMS.length).toBeGreaterThan(20)
  const all = TEXTS.map(({ text }) => text).join('\n')
  expect(TERMS.flatMap(({ chinese }) => chinese.filter((term) => !all.includes(term)))).toEqual([])
})

test('no Chinese text uses a word that the glossary refuses', () => {
  const wrong = TEXTS.flatMap(({ place, text }) =>
    TERMS.flatMap(({ english, chinese, not, but }) => {
      const rest = [...but, ...chinese].reduce((left, word) => left.replaceAll(word, ''), text)
      return not.filter((word) => rest.includes(word)).map((word) => `${place}: ${word} (${english})`)
    }),
  )
  expect(wrong).toEqual([])
})
