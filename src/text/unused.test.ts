import { expect, test } from 'vitest'
import { everyText } from '../../test/support/every-text.ts'
import { isLookedAt, loadsByItself, looksAt, productSources } from '../../test/support/text-usage.ts'

const texts = await everyText('en')
const parts = [...new Set(texts.map(({ path }) => path[0] ?? ''))].filter(loadsByItself)
const looks = looksAt(await productSources(), parts)

/** As code reaches it: a part that loads with the catalogue has no name there. */
const reached = ([part = '', ...keys]: readonly string[]) =>
  parts.includes(part) ? [`@${part}`, ...keys] : keys

test('every text is used by some code', () => {
  const unused = texts.filter(({ path }) => !isLookedAt(looks, reached(path)))
  expect(unused.map(({ path }) => path.join('.'))).toEqual([])
})

test('a text that no code asks for is found out, beside any that is asked for', () => {
  // Beside a key that is computed nothing can be told.
  const groups = new Set(texts.map(({ path }) => path.slice(0, -1).join('.')))
  const told = [...groups].filter((group) => !isLookedAt(looks, [...reached(group.split('.')), 'forgotten']))
  expect(told).toEqual(
    expect.arrayContaining([
      'result.answer',
      'result.answer.outOfScope',
      'chart.inputs',
      'saving.save',
      'pages',
    ]),
  )
})

test('looks into the texts are read off the source', () => {
  const code = `
    const { answer, copy: words } = useSurroundings().texts
    const { heading } = answer
    show(heading)
    words.title
    props.texts.unknown[reading.reason].why
    figure(texts.inputs.short)
    const lazy = useTextsOf(saving)
    lazy.save.heading(texts.joins.colon)
    problems[props.language][code]
  `
  const found = looksAt([code], ['saving', 'problems'])
  const is = (...path: string[]) => isLookedAt(found, path)
  expect([is('answer', 'heading'), is('copy', 'title'), is('unknown', 'not-found', 'why')]).toEqual([
    true,
    true,
    true,
  ])
  expect([is('inputs', 'short', 'nlr'), is('@saving', 'save', 'heading'), is('joins', 'colon')]).toEqual([
    true,
    true,
    true,
  ])
  expect(is('@problems', 'no-session', 'title')).toBe(true)
  expect([is('answer', 'other'), is('copy', 'heading'), is('unknown', 'not-found', 'next')]).toEqual([
    false,
    false,
    false,
  ])
  expect([is('inputs', 'long'), is('@saving', 'save', 'other'), is('@saving', 'heading')]).toEqual([
    false,
    false,
    false,
  ])
})
