import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { seededRandom } from '../src/stats/numeric/random.ts'
import { type ColumnMapping, loadMapping } from '../src/validation/data/column-mapping.ts'
import { readCsvHead } from '../src/validation/data/csv/csv-head.ts'
import type { DataResult } from '../src/validation/data/data-problem.ts'
import { readCsvStudy } from '../src/validation/data/read-csv-study.ts'

// A large CSV file into the study table: node bench/csv.ts [rows]. Beside it, in the same run, the time Node takes to read the same
// bytes and do nothing, and the peak memory of the process.

const rows = Number(process.argv[2] ?? 1_000_000)
/** Columns that nobody asked for, as exports have them. */
const BALLAST = 'x'.repeat(215)
const folder = mkdtempSync(join(tmpdir(), 'tipm-csv-'))
try {
  const file = join(folder, 'large.csv')
  await write(file)
  const megabytes = statSync(file).size / 1e6
  const bytesOnly = await timed(async () => {
    for await (const piece of createReadStream(file)) void piece
  })
  const before = process.resourceUsage().maxRSS
  const mapping = take(mappingOf())
  const open = () => createReadStream(file, { highWaterMark: 1 << 20 })
  let kept = 0
  const read = await timed(async () => {
    const head = take(await readCsvHead(open(), mapping))
    const table = take(await readCsvStudy(open(), head, mapping, { name: 'large.csv' }))
    kept = table.rowCount
  })
  const mb = (kilobytes: number) => `${Math.round(kilobytes / 1024)} MB`
  console.log(`${kept.toLocaleString('en')} rows, ${Math.round(megabytes)} MB`)
  for (const [what, { seconds, cpu }] of Object.entries({
    'read and do nothing': bytesOnly,
    'into the study table': read,
  })) {
    const rate = Math.round(megabytes / seconds)
    console.log(
      `${what.padEnd(22)}${seconds.toFixed(2)} s (${cpu.toFixed(2)} s of all processors), ${rate} MB/s`,
    )
  }
  console.log(`peak memory           ${mb(process.resourceUsage().maxRSS)} (before: ${mb(before)})`)
} finally {
  rmSync(folder, { recursive: true })
}

function mappingOf(): DataResult<ColumnMapping> {
  const loaded = loadMapping({
    format: 'tipm-mapping-1',
    id: 'id',
    columns: {
      anc: { column: 'anc', unit: '10*9/L' },
      alc: { column: 'alc', unit: '10*9/L' },
      albumin: { column: 'alb', unit: 'g/dL' },
      diameter: { column: 'diameter', unit: 'cm' },
      deltaT: { column: 'dt', ones: ['>=0'], zeros: ['<0'] },
      bilirubin: { column: 'bili', unit: 'umol/L' },
      outcome: { column: 'response', ones: ['PD'], zeros: ['CR', 'PR', 'SD'] },
      days: { column: 'days', unit: 'd' },
      event: { column: 'event', ones: ['1'], zeros: ['0'] },
    },
    groups: [{ column: 'cohort' }],
  })
  return loaded.ok ? loaded : { ok: false, problem: { code: 'mapping-invalid' } }
}

async function write(file: string): Promise<void> {
  const random = seededRandom(7)
  const out = createWriteStream(file)
  const between = (low: number, high: number, decimals: number) =>
    (low + (high - low) * random.uniform()).toFixed(decimals)
  out.write('id,cohort,anc,alc,alb,diameter,dt,bili,response,days,event,remark\n')
  for (let i = 0; i < rows; i += 1) {
    const line = [
      `patient-${String(i).padStart(12, '0')}`,
      random.uniform() < 0.5 ? 'training' : 'external',
      between(1, 12, 2),
      between(0.4, 4, 2),
      between(2.2, 5, 2),
      between(3, 14, 1),
      random.uniform() < 0.5 ? '>=0' : '<0',
      between(5, 80, 1),
      random.uniform() < 0.3 ? 'PD' : 'SD',
      String(random.below(185) + 1),
      random.uniform() < 0.4 ? '1' : '0',
      BALLAST,
    ].join(',')
    if (!out.write(`${line}\n`)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  await finished(out.end())
}

async function timed(run: () => Promise<void>): Promise<{ seconds: number; cpu: number }> {
  const [started, used] = [performance.now(), process.cpuUsage()]
  await run()
  const { user, system } = process.cpuUsage(used)
  return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 }
}

function take<T>(result: DataResult<T>): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}
