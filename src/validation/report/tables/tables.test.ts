import { expect, test } from 'vitest'
import { tipmModel } from '../../../../test/support/read-context.ts'
import { referenceTable, tableOf } from '../../../../test/support/study-tables.ts'
import { csvText } from '../../data/csv/csv-text.ts'
import type { StudyTable } from '../../study-table.ts'
import { computeReport } from '../compute-report.ts'
import { suggestedOptions } from '../options.ts'
import { reportTables } from './tables.ts'

const model = await tipmModel()

async function tablesOf(table: StudyTable) {
  const options = { ...suggestedOptions(table, 160), replicates: 10 }
  const result = await computeReport(table, model, options, { softwareVersion: '0', now: new Date(0) })
  if (!result.ok) throw new Error(result.problem)
  return reportTables(result.value)
}

const ofReference = await tablesOf(await referenceTable())

test('every table has headings, and no row has more cells than they', () => {
  for (const { name, rows } of ofReference) {
    const [head = [], ...rest] = rows
    expect(rest.length, name).toBeGreaterThan(0)
    for (const row of rest) expect(row.length, name).toBeLessThanOrEqual(head.length)
  }
})

test('the area under the curve of R stands in the CSV to its last digit', () => {
  const table = ofReference.find(({ name }) => name === 'auc')
  const [, row = []] = table?.rows ?? []
  expect(row.slice(0, 2)).toEqual(['all', 'model'])
  // auc.tipm.auc of test/golden/expected.json
  expect(row[4]).toBeCloseTo(0.9263503233169, 12)
})

test('where a figure cannot be had its cells are empty and its code is named', async () => {
  const few = tableOf({ nlr: [2, 4], albumin: [40, 33], diameter: [6, 9], deltaT: [1, 0], outcome: [1, 1] })
  const auc = (await tablesOf(few)).find(({ name }) => name === 'auc')
  expect(csvText(auc?.rows ?? [])).toContain('all,model,2,2,,,,one-class-only,,\r\n')
})
