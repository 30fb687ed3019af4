import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { tableOf } from '../../../test/support/study-tables.ts'
import { computeReport } from './compute-report.ts'
import { suggestedOptions } from './options.ts'

test('a million patients, scored elsewhere, are reported in curves of bounded size', async () => {
  const n = 1_000_000
  const score = Float64Array.from({ length: n }, (_, i) => (i * 7919) % 1000003)
  const outcome = Float64Array.from(score, (value, i) => (value + ((i * 104729) % 700001) > 900000 ? 1 : 0))
  const table = tableOf({ score, outcome }, {}, 'scored')
  const model = await tipmModel()
  const options = { ...suggestedOptions(table, model.cutoff.points), replicates: 2000 }
  const result = await computeReport(table, model, options, { softwareVersion: '1.2.3', now: new Date(0) })
  if (!result.ok) throw new Error(result.problem)
  const report = result.value
  expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  const [scores] = report.discrimination.strata[0]?.scores ?? []
  expect(scores?.bootstrap).toEqual({ ok: false, code: 'too-many-patients' })
  expect(scores?.curve.ok && scores.curve.value.falsePositiveRate.length).toBeLessThan(1700)
  expect(scores?.patients).toBe(n)
}, 120_000)
