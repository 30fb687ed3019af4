import { computeReport } from '../src/validation/report/compute-report.ts'
import { suggestedOptions } from '../src/validation/report/options.ts'
import { tableOf } from '../test/support/csv-files.ts'
import { tipmModel } from '../test/support/read-context.ts'
import { REFERENCE_MAPPING } from '../test/support/study-tables.ts'
import { drawnCohort } from './drawn-cohort.ts'

// The whole validation report of so many patients, 2,000 bootstrap samples: node bench/report.ts [patients ...]. They are drawn with
// replacement from the reference cohort. Aim: 1,000 patients in under 3 s.

const model = await tipmModel()
const sizes = process.argv.slice(2).map(Number)
for (const patients of sizes.length > 0 ? sizes : [327, 1000, 1000, 10_000]) {
  const table = await tableOf(drawnCohort(patients), REFERENCE_MAPPING)
  const start = performance.now()
  let last = start
  const parts: string[] = []
  const result = await computeReport(table, model, suggestedOptions(table, model.cutoff.points), {
    softwareVersion: 'bench',
    now: new Date(),
    onSection: (section) => {
      const now = performance.now()
      parts.push(`${section} ${(now - last).toFixed(0)}`)
      last = now
    },
  })
  const kilobytes = result.ok ? JSON.stringify(result.value).length / 1000 : 0
  console.log(
    `${patients} patients: ${((performance.now() - start) / 1000).toFixed(2)} s, JSON ${kilobytes.toFixed(0)} kB (ms: ${parts.join(', ')})`,
  )
}
