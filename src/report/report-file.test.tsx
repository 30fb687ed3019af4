import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { referenceTable, tableOf } from '../../test/support/study-tables.ts'
import { LANGUAGES } from '../site/language.ts'
import { reportTexts } from '../text/report.ts'
import { computeReport } from '../validation/report/compute-report.ts'
import { suggestedOptions } from '../validation/report/options.ts'
import { SECTIONS, type ValidationReport } from '../validation/report/validation-report.ts'
import type { StudyTable } from '../validation/study-table.ts'
import { reportFile } from './report-file.tsx'

const model = await tipmModel()
const css = ':root { color: black }'

async function reportOf(table: StudyTable): Promise<ValidationReport> {
  const options = { ...suggestedOptions(table, 160), replicates: 10 }
  const result = await computeReport(table, model, options, {
    softwareVersion: '1.2.3',
    now: new Date('2026-11-23T12:00:00Z'),
  })
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

function fileOf(report: ValidationReport, language: (typeof LANGUAGES)[number] = 'en'): string {
  return reportFile(report, { language, timeZone: 'UTC', css })
}

test('every section stands in the file, in either language, with its model, data and seed', async () => {
  const table = await referenceTable()
  const report = await reportOf(table)
  for (const language of LANGUAGES) {
    const html = fileOf(report, language)
    expect(html).toContain(`<html lang="${language}">`)
    for (const id of SECTIONS) expect(html).toContain(reportTexts[language].sections[id].title)
    for (const text of [model.hash, table.source.sha256, '20251222', '1.2.3']) expect(html).toContain(text)
    // Nothing that should be words came out as code.
    expect(html).not.toMatch(/undefined|NaN|\[object|null</)
  }
}, 30_000)

test('a label of the data cannot break out of the page', async () => {
  const evil = '</style><script>alert(1)</script>'
  const table = tableOf(
    {
      nlr: [2, 4, 2.5, 5],
      albumin: [42, 33, 40, 31],
      diameter: [6, 10, 7, 11],
      deltaT: [1, 0, 1, 0],
      outcome: [0, 1, 0, 1],
    },
    { cohort: [evil, 'b', evil, 'b'] },
  )
  const html = fileOf(await reportOf(table))
  expect(html).not.toContain('<script')
  expect(html).toContain('&lt;script')
})

test('data that allow little make a page of reasons', async () => {
  const html = fileOf(
    await reportOf(
      tableOf({ nlr: [2], albumin: [40], diameter: [6], deltaT: [1], outcome: [0], days: [10], event: [0] }),
    ),
  )
  expect(html).toContain(reportTexts.en.problems['one-class-only'])
  expect(html).not.toMatch(/undefined|NaN|\[object/)
})
