import { expect, test } from 'vitest'
import { parseMarkdown } from './markdown.ts'

const text = (value: string) => ({ kind: 'text', text: value })
const paragraph = (...content: object[]) => ({ kind: 'paragraph', content })

test('paragraphs, bold, emphasis, code and escapes', () => {
  expect(parseMarkdown('**High** risk,\n*really*\n\n`a*b` 2 \\* 3')).toEqual([
    paragraph({ kind: 'strong', content: [text('High')] }, text(' risk, '), {
      kind: 'emphasis',
      content: [text('really')],
    }),
    paragraph({ kind: 'code', text: 'a*b' }, text(' 2 * 3')),
  ])
})

test('lists and tables, with columns of numbers', () => {
  expect(parseMarkdown('- one\n- two\n\n1. first\n\n| A | P |\n| --- | ---: |\n| x | 1 |')).toMatchObject([
    { kind: 'list', ordered: false, items: [[text('one')], [text('two')]] },
    { kind: 'list', ordered: true, items: [[text('first')]] },
    {
      kind: 'table',
      head: [[text('A')], [text('P')]],
      rows: [[[text('x')], [text('1')]]],
      numeric: [false, true],
    },
  ])
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '[click](data:text/html,x)',
  '![picture](javascript:x)',
])('%s stays text', (source) => {
  expect(parseMarkdown(source)).toEqual([paragraph(text(source))])
})

test('links lead to the web only', () => {
  expect(parseMarkdown('see [the paper](https://doi.example/10.1)')).toEqual([
    paragraph(text('see '), { kind: 'link', text: 'the paper', url: 'https://doi.example/10.1' }),
  ])
})

test('a row with too few or too many cells keeps the table in shape', () => {
  expect(parseMarkdown('| A | B |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |')).toMatchObject([
    {
      rows: [
        [[text('1')], []],
        [[text('1')], [text('2')]],
      ],
    },
  ])
})

test('long runs of stars end in time', () => {
  const began = performance.now()
  parseMarkdown('*'.repeat(20_000) + '['.repeat(20_000))
  expect(performance.now() - began).toBeLessThan(2_000)
})
