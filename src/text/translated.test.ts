import { expect, test } from 'vitest'
import { everyText, spoken } from '../../test/support/every-text.ts'

const english = await everyText('en')
// What stands in the model file is English there, and is translated from the file's own words.
const chinese = new Map(
  (await everyText('zh'))
    .filter(({ path }) => path[1] !== 'fromFile')
    .map(({ path, text }) => [path.join('.'), text]),
)

/** Names, units and codes that are the same in every language. */
const NAMES =
  /TIPM(?: on FHIR)?|ALBI|AUC|NLR|CI|HR|CR|PR|SD|PD|m?i?RECIST|SHA-256|HTTP|Apache-2\.0|d[TP]|mm|cm|kPa|kg|SVG|PNG|NDJSON|Bundle|FHIR|AFP|AIC|Emax|Spiegelhalter|Hosmer–Lemeshow|English|简体中文/g

/** Said by a symbol in Chinese: 64.0 / 100.0. */
const BY_SYMBOL: readonly string[] = [
  'result.drivers.ofMaximum',
  'chart.inputs.doubts.of',
  'evidence.performance.ofPatients',
  'report.counted',
]

test('every text stands in both languages, and no language has one more', () => {
  expect([...chinese.keys()].toSorted()).toEqual(english.map(({ path }) => path.join('.')).toSorted())
})

test('no Chinese text was left in English', () => {
  const left = english.filter(({ path, text }) => {
    const place = path.join('.')
    const words = spoken(text).replace(/«\d»/g, '').replace(NAMES, '')
    const hasWords = /[A-Za-z]{2,}/.test(words) && !BY_SYMBOL.includes(place)
    return hasWords && !/\p{Script=Han}/u.test(spoken(chinese.get(place)))
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
