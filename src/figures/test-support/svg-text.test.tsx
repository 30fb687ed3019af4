import { expect, test } from 'vitest'
import { svgText } from './svg-text.ts'

test('text is escaped, handlers and empty values are left out', () => {
  const figure = (
    <svg aria-label={'a "<b>'} onFocus={() => {}}>
      {undefined}
      {false}
      <text x={1}>{'≤ 3 & > 2'}</text>
      <g />
    </svg>
  )
  expect(svgText(figure)).toBe(
    '<svg aria-label="a &quot;&lt;b>">\n  <text x="1">≤ 3 &amp; > 2</text>\n  <g/>\n</svg>\n',
  )
})
