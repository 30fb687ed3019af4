import { expect, test } from 'vitest'
import { en } from '../text/en/catalogue.ts'
import { fact } from './fact.ts'
import { escapeMarkdown, markdownLine } from './markdown.ts'

test('text of the chart is text on a card: no markup, no HTML, no link, no second line', () => {
  expect(escapeMarkdown('**bold** _it_ `code` [a](b) | ~x~')).toBe(
    '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\[a\\](b) \\| \\~x\\~',
  )
  expect(escapeMarkdown('<script>x</script> <!-- &lt;')).toBe('&lt;script>x&lt;/script> &lt;!-- &amp;lt;')
  expect(escapeMarkdown('see https://a.example and www.a.example or a@b.example')).toBe(
    'see https&#58;//a.example and www&#46;a.example or a&#64;b.example',
  )
  expect(escapeMarkdown('one\n# two')).toBe('one # two')
})

test('figures stay as they are', () => {
  for (const text of ['<1%', '59% – >99%', '<20 g/L', '4.1 × 10⁹/L', '(cut-off 160)']) {
    expect(escapeMarkdown(text)).toBe(text)
  }
})

test('a fact is a line with its label in bold, and no label where it is a sentence', () => {
  const one = (label: string, value: string, more: object = {}) =>
    markdownLine(en, fact('albumin', 'inputs', label, value, { source: 'Observation/1', ...more }))
  expect(one('Albumin_x', '36 g/L', { notes: ['old'] })).toBe('**Albumin\\_x:** 36 g/L; old')
  expect(one('', 'Not *known*')).toBe('Not \\*known\\*')
})
