import { expect, test } from 'vitest'
import { everyText } from '../../test/support/every-text.ts'
import { isLookedAt, looksAt, partsByName, productSources } from '../../test/support/text-usage.ts'

const texts = await everyText('en')
const looks = looksAt(await productSources(), await partsByName())

test('every text is used by some code', () => {
  const unused = texts.filter(({ path: [part = '', ...keys] }) => !isLookedAt(looks, part, keys))
  expect(unused.map(({ path }) => path.join('.'))).toEqual([])
})

test.each([
  'result.answer',
  'result.answer.outOfScope',
  'chart.stiffness',
  'saving.save',
  'record.copy',
  'pages',
])('a text that no code asks for would be found out in %s', (group) => {
  const [part = '', ...keys] = group.split('.')
  expect(isLookedAt(looks, part, [...keys, 'forgotten'])).toBe(false)
})

test('looks into the texts are read off the source', () => {
  const code = `
    const { answer, copy: words } = usePageContext().texts
    const { heading } = answer
    show(heading)
    words.title
    props.texts.unknown[reading.reason].why
    figure(texts.inputs.short)
    const lazy = useTextsOf(saving)
    lazy.save.heading(texts.joins.colon)
    problems[props.language][code]
  `
  const found = looksAt(
    [code],
    new Map([
      ['saving', 'saving'],
      ['problems', 'problems'],
    ]),
  )
  const is = (...path: string[]) => isLookedAt(found, 'result', path)
  const isIn = (part: string, ...keys: string[]) => isLookedAt(found, part, keys)
  expect([is('answer', 'heading'), is('copy', 'title'), is('unknown', 'not-found', 'why')]).toEqual([
    true,
    true,
    true,
  ])
  expect([is('inputs', 'short', 'nlr'), isIn('saving', 'save', 'heading'), is('joins', 'colon')]).toEqual([
    true,
    true,
    true,
  ])
  expect(isIn('problems', 'no-session', 'title')).toBe(true)
  expect([is('answer', 'other'), is('copy', 'heading'), is('unknown', 'not-found', 'next')]).toEqual([
    false,
    false,
    false,
  ])
  expect([is('inputs', 'long'), isIn('saving', 'save', 'other'), isIn('saving', 'heading')]).toEqual([
    false,
    false,
    false,
  ])
})
