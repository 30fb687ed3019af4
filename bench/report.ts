import { readFileSync } from 'node:fs'
import { loadModel } from '../src/model/load-model.ts'
import tipm from '../src/model/tipm.json' with { type: 'json' }
import { seededRandom } from '../src/stats/numeric/random.ts'
import { computeReport } from '../src/validation/report/compute-report.ts'
import { suggestedOptions } from '../src/validation/report/options.ts'
import { tableOf } from '../test/support/study-tables.ts'

// The whole validation report of so many patients, 2,000 bootstrap samples: node bench/report.ts [patients ...]. They are drawn with
// replacement from the reference cohort. Aim: 1,000 patients in under 3 s.

const [header = '', ...lines] = readFileSync(new URL('../test/golden/cohort.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
const names = header.split(',')
const cells = lines.map((line) => line.split(','))
const loaded = await loadModel(tipm)
if (!loaded.ok) throw new Error(loaded.problem.code)

const sizes = process.argv.slice(2).map(Number)
for (const patients of sizes.length > 0 ? sizes : [327, 1000, 1000, 10_000]) {
  const random = seededRandom(patients)
  const drawn = Array.from({ length: patients }, () => cells[random.below(cells.length)] ?? [])
  const text = (name: string) => drawn.map((row) => row[names.indexOf(name)] ?? '')
  const number = (name: string, spread = 0) =>
    text(name).map((value) => Number(value) + spread * (random.uniform() - 0.5))
  const table = tableOf(
    {
      anc: number('anc'),
      alc: number('alc'),
      albumin: number('alb', 2),
      diameter: number('diameter', 0.5),
      deltaT: number('dt_nonneg'),
      bilirubin: number('bili'),
      afp: number('afp'),
      outcome: number('tin'),
      days: number('os_days'),
      event: number('os_event'),
    },
    { cohort: text('cohort'), hbv: text('hbv') },
  )
  const start = performance.now()
  let last = start
  const parts: string[] = []
  const result = await computeReport(
    table,
    loaded.value,
    suggestedOptions(table, loaded.value.cutoff.points),
    {
      softwareVersion: 'bench',
      now: new Date(),
      onSection: (section) => {
        const now = performance.now()
        parts.push(`${section} ${(now - last).toFixed(0)}`)
        last = now
      },
    },
  )
  const kilobytes = result.ok ? JSON.stringify(result.value).length / 1000 : 0
  console.log(
    `${patients} patients: ${((performance.now() - start) / 1000).toFixed(2)} s, JSON ${kilobytes.toFixed(0)} kB (ms: ${parts.join(', ')})`,
  )
}
