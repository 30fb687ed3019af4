import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assess } from '../src/model/assess.ts'
import { auc } from '../src/stats/roc/auc.ts'
import { guessMapping } from '../src/validation/data/guess-mapping.ts'
import { headOf, tableOf } from '../test/support/csv-files.ts'
import { tipmModel } from '../test/support/read-context.ts'
import { exampleCohort } from './make-example-cohort.ts'

const text = readFileSync(new URL('../src/lab/example/example-cohort.csv', import.meta.url), 'utf8')

test('the example cohort is what the script draws', async () => {
  expect(exampleCohort(await tipmModel())).toBe(text)
})

test('the example cohort is read without a question, whole', async () => {
  const { mapping, guesses, suspects } = guessMapping(await headOf(text))
  expect(guesses.filter(({ sure }) => !sure)).toEqual([])
  expect(suspects).toEqual([])
  const table = await tableOf(text, mapping)
  expect([table.rowCount, table.excluded, table.cellProblems]).toEqual([327, [], []])
  expect(table.groups.map(({ name, labels }) => [name, labels.toSorted()])).toEqual([
    ['Cohort', ['external', 'internal', 'training']],
    ['Sex', ['female', 'male']],
    ['HBV', ['HBV', 'non-HBV']],
  ])
  // Table 1: 42, 15 and 31 of 152, 68 and 107.
  expect(table.columns.outcome?.reduce((sum, value) => sum + value, 0)).toBe(42 + 15 + 31)
})

test('the example cohort discriminates as the summaries it is drawn from', async () => {
  const model = await tipmModel()
  const { columns, rowCount } = await tableOf(text, guessMapping(await headOf(text)).mapping)
  const at = (name: keyof typeof columns, row: number) => columns[name]?.[row] ?? Number.NaN
  const points = Float64Array.from({ length: rowCount }, (_, row) => {
    const assessment = assess(model, {
      nlr: at('anc', row) / at('alc', row),
      deltaT: at('deltaT', row) === 1 ? 'nonnegative' : 'negative',
      albumin: at('albumin', row),
      diameter: at('diameter', row),
    })
    return assessment.kind === 'complete' ? assessment.points : Number.NaN
  })
  const area = auc(points, Uint8Array.from(columns.outcome ?? []))
  // 0.912 without end (src/model/derived-figures.test.ts); a standard error of 88 and 239 rows is some 0.017.
  expect(area.ok && Math.abs(area.value.estimate - 0.912)).toBeLessThan(0.035)
})
