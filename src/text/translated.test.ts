import { expect, test } from 'vitest'
import { everyText, spoken } from '../../test/support/every-text.ts'

const english = await everyText('en')
const chinese = new Map((await everyText('zh')).map(({ path, text }) => [path.join('.'), text]))

/** Names that are the same in every language. */
const NAMES = /^(?:TIPM|ALBI|AUC|NLR|dT|English|简体中文|HTTP «1»)$/
/** Said by a symbol in Chinese: 64.0 / 100.0. */
const BY_SYMBOL: readonly string[] = ['result.drivers.ofMaximum']

test('every text stands in both languages, and no language has one more', () => {
  expect([...chinese.keys()].toSorted()).toEqual(english.map(({ path }) => path.join('.')).toSorted())
})

test('no Chinese text was left in English', () => {
  const left = english.filter(({ path, text }) => {
    const words = spoken(text)
    if (BY_SYMBOL.includes(path.join('.'))) return false
    const hasWords = /[A-Za-z]{2,}/.test(words.replace(/«\d»/g, ''))
    return hasWords && !NAMES.test(words) && !/\p{Script=Han}/u.test(spoken(chinese.get(path.join('.'))))
  })
  expect(left.map(({ path }) => path.join('.'))).toEqual([])
})

test('no Chinese text has half-width punctuation between Chinese words', () => {
  const wrong = [...chinese].filter(([, text]) =>
    /\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}|\p{Script=Han}\.(?:\s|$)/u.test(spoken(text)),
  )
  expect(wrong).toEqual([])
})

test('what a text is given appears in every language, in one as in the other', () => {
  const markers = (text: unknown) => [...new Set(spoken(text).match(/«\d»/g))].toSorted()
  const lost = english.flatMap(({ path, text }) => {
    const [here, there] = [markers(text), markers(chinese.get(path.join('.')))]
    return here.join() === there.join() ? [] : [`${path.join('.')}: ${here} / ${there}`]
  })
  expect(lost).toEqual([])
})
