import { expect, test } from 'vitest'
import { svgText } from '../test-support/svg-text.ts'
import { FigureTable } from './data-table.tsx'

test('a table has a caption, heads of columns and rows, and opens by its summary', () => {
  const table = { caption: 'ROC curves', columns: ['Cohort', 'AUC'], rows: [['Training', '0.84']] }
  const markup = svgText(<FigureTable table={table} summary="Show as a table" />)
  expect(markup).toContain('<summary>Show as a table</summary>')
  expect(markup).toContain('<caption>ROC curves</caption>')
  expect(markup).toContain('<th scope="col">AUC</th>')
  expect(markup).toContain('<th scope="row">Training</th>')
  expect(markup).toContain('<td>0.84</td>')
})
