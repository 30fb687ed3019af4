import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { computeReport } from '../../src/validation/report/compute-report.ts'
import { suggestedOptions } from '../../src/validation/report/options.ts'
import { scoreTable } from '../../src/validation/score-table.ts'
import { tipmModel } from '../support/read-context.ts'
import { referenceTable } from '../support/study-tables.ts'
import { differences } from './differences.ts'
import { reportFigures } from './report-figures.ts'

test('the validation report of the reference cohort holds every figure of R, from the file to the JSON', async () => {
  const model = await tipmModel()
  const table = await referenceTable()
  const result = await computeReport(
    table,
    model,
    { ...suggestedOptions(table, model.cutoff.points), replicates: 0 },
    { softwareVersion: '0', now: new Date(0) },
  )
  if (!result.ok) throw new Error(result.problem)
  const expected: unknown = JSON.parse(readFileSync(new URL('expected.json', import.meta.url), 'utf8'))
  // As read back from the file that a user would keep.
  const report = JSON.parse(JSON.stringify(result.value)) as typeof result.value
  const { compared, different } = differences(
    expected,
    reportFigures(report, table, scoreTable(table, model)),
  )
  expect(different).toEqual([])
  expect(compared).toBeGreaterThan(180)
  expect(report).toEqual(result.value)
})
