import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { MarkdownView } from './markdown-view.tsx'

const html = (source: string) => {
  const whole = renderToString(<MarkdownView source={source} label="card" />)
  return whole.replace(/^<div class="markdown">|<\/div>$/g, '')
}
const text = (source: string) =>
  html(source)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

test('paragraphs, bold, emphasis, code and escapes', () => {
  expect(html('**High** risk,\n*really*\n\n`a*b` 2 \\* 3')).toBe(
    '<p><strong>High</strong> risk,\n<em>really</em></p><p><code>a*b</code> 2 * 3</p>',
  )
})

test('a heading is a line in bold, for the card has its own', () => {
  expect(html('# Why')).toBe('<p><strong>Why</strong></p>')
})

test('lists', () => {
  expect(html('- one\n- two\n\n1. first')).toBe('<ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>')
})

test('a table can be scrolled with the keyboard, and its columns of numbers stand to the right', () => {
  expect(html('| A | P |\n| --- | ---: |\n| x | 1 |')).toBe(
    '<section class="scrolls" aria-label="Table: card" tabindex="0"><table>' +
      '<thead><tr><th scope="col">A</th><th scope="col" class="number">P</th></tr></thead>' +
      '<tbody><tr><td>x</td><td class="number">1</td></tr></tbody></table></section>',
  )
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'before <b onclick="alert(1)">bold</b> after',
  '[click](javascript:alert(1))',
  '[click](JaVaScRiPt:alert(1))',
  '[click](data:text/html,x)',
  '[mail](mailto:a@b.example)',
  '[here](//evil.example)',
  '![picture](javascript:x)',
  '![picture](https://evil.example/pixel.png)',
  '<https:alert(1)>',
])('%s stays text', (source) => {
  expect(text(source)).toBe(source)
  expect(html(source)).not.toMatch(/<(?!\/?p>)/)
})

test('a reference leads nowhere either when its target is no web address', () => {
  expect(html('[click][x]\n\n[x]: javascript:alert(1)')).not.toContain('<a')
})

test('links lead to the web only', () => {
  expect(html('see [the paper](https://doi.example/10.1)')).toBe(
    '<p>see <a href="https://doi.example/10.1" target="_blank" rel="noopener noreferrer">the paper</a></p>',
  )
})

test('a row with too few or too many cells keeps the table in shape', () => {
  expect(html('| A | B |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |')).toContain(
    '<tbody><tr><td>1</td><td></td></tr><tr><td>1</td><td>2</td></tr></tbody>',
  )
})

test.each([
  ['stars and brackets', '*'.repeat(2_500) + '['.repeat(2_500)],
  ['quotes in quotes', '>'.repeat(5_000)],
  ['lists in lists', Array.from({ length: 69 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')],
  ['emphasis in emphasis', `${'*a **b '.repeat(450)}${'** *'.repeat(450)}`],
  ['underscores and stars', '_a*'.repeat(1_666)],
  ['a text longer than any detail', '- a\n'.repeat(100_000)],
])('%s without end are shown in time', (_, source) => {
  const began = performance.now()
  expect(html(source)).not.toBe('')
  expect(performance.now() - began).toBeLessThan(5_000)
})

test('what cannot be read as Markdown is shown as it was sent', () => {
  const quotes = '>'.repeat(5_000)
  expect(text(quotes)).toBe(quotes)
  expect(text(`**${'a'.repeat(10_000)}**`)).toBe(`**${'a'.repeat(10_000)}**`)
})
