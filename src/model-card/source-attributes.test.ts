import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { LANGUAGES } from '../site/language.ts'
import { cardContext } from './card-context.ts'
import { shippedTexts } from './file-texts.ts'
import { answerOf, sourceAttributes } from './source-attributes.ts'

const model = await tipmModel()
const english = cardContext(model, 'en', 'UTC')
const chinese = cardContext(model, 'zh-CN', 'UTC')

test('there are 31 source attributes in nine groups, each with a title in every language', () => {
  const groups = sourceAttributes(english)
  expect(groups.map(({ attributes }) => attributes.length)).toEqual([4, 4, 2, 4, 2, 4, 5, 4, 2])
  const ids = groups.flatMap(({ attributes }) => attributes.map(({ id }) => id))
  expect(new Set(ids).size).toBe(31)
  for (const { texts } of [english, chinese]) expect(Object.keys(texts.attributes)).toEqual(ids)
})

test('what the source does not say has no answer', () => {
  const silent = sourceAttributes(english).flatMap(({ attributes }) =>
    attributes.filter(({ answer }) => answer.length === 0).map(({ id }) => id),
  )
  expect(silent).toEqual([
    'fairnessApproach',
    'internalFairness',
    'externalFairness',
    'fairnessMonitoring',
    'correction',
  ])
})

test('external validity states the AUC as printed and shares with their Wilson intervals', () => {
  // 23/28, 64/73, 23/32 and 64/69 by Wilson's formula, worked out apart from this software.
  expect(answerOf(english, 'externalValidity')).toEqual([
    'External validation cohort: AUC 0.937 (0.864–0.972); sensitivity 82.1% (64.4–92.1), specificity 87.7% (78.2–93.4), positive predictive value 71.9% (54.6–84.4), negative predictive value 92.8% (84.1–96.9) (95% Wilson intervals from the counts).',
  ])
})

test('every language answers the same attributes with the same number of paragraphs', () => {
  const lengths = (context: typeof english) =>
    sourceAttributes(context).flatMap(({ attributes }) => attributes.map(({ answer }) => answer.length))
  expect(lengths(chinese)).toEqual(lengths(english))
})

test('every text of the shipped model file is translated, with the figures of the original', () => {
  const figures = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).toSorted()
  for (const language of LANGUAGES.filter((each) => each !== 'en')) {
    const { texts } = cardContext(model, language, 'UTC')
    for (const [place, text] of Object.entries(shippedTexts())) {
      expect(figures(texts.fromFile[place] ?? 'missing'), place).toEqual(figures(text))
    }
    expect(Object.keys(texts.fromFile).toSorted()).toEqual(Object.keys(shippedTexts()).toSorted())
  }
})

test('where a site’s model file words something itself, its own words are shown', () => {
  const site = { ...model, errata: [{ id: 'brier', text: 'Corrected by the publisher.' }] }
  expect(cardContext(site, 'zh-CN', 'UTC').fromFile('errata.brier')).toBe('Corrected by the publisher.')
  expect(chinese.fromFile('errata.brier')).toContain('0.0907')
})

test('a model file without the optional parts says so, and nothing in its place', () => {
  const { development: _, reconstruction: __, ...bare } = model
  const context = cardContext(bare, 'en', 'UTC')
  expect(answerOf(context, 'funding')).toEqual([])
  expect(answerOf(context, 'developer')[0]).toMatch(/^Tu H/)
  expect(answerOf(context, 'relevance')[0]).toContain('Fujian, China')
})
