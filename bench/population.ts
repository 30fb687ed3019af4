import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { writeHospital } from './hospital.ts'

// `npm run bench:population -- 10000 100000 500000`: `tipm population` over generated hospitals of so many patients (10,000 and 100,000
// where none is named; a patient takes 36 kB of disk), against JSON.parse of every line of the same files in the same run; with one thread
// and with two; peak memory; and a run that is killed on its way and goes on. Files are read once before, so that both find them in memory
// or on the disk alike.

const sizes = process.argv.slice(2).map(Number)
const root = mkdtempSync(join(tmpdir(), 'tipm-bench-population-'))
const repository = join(import.meta.dirname, '..')

/** Milliseconds of JSON.parse over every line. */
async function parsed(folder: string): Promise<number> {
  const began = performance.now()
  for (const name of readdirSync(folder)) {
    const input = createReadStream(join(folder, name), { highWaterMark: 1_048_576 })
    for await (const line of createInterface({ input })) JSON.parse(line)
  }
  return performance.now() - began
}

interface Ran {
  readonly ms: number
  /** Peak of resident memory, MB; 0 where the system does not tell. */
  readonly peak: number
}

/** Runs the command in a process of its own; `killAfter` milliseconds it is killed. */
async function ran(folder: string, out: string, threads: number, killAfter?: number): Promise<Ran> {
  const args = [
    join(repository, 'src/cli/main.ts'),
    'population',
    folder,
    '--out',
    out,
    '--as-of',
    '2026-11-23',
  ]
  const began = performance.now()
  const child = spawn(process.execPath, [...args, '--threads', String(threads)], { stdio: 'ignore' })
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid))
  }, 100)
  const kill = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
  const code = await new Promise<number | null>((done) => child.once('exit', done))
  clearInterval(watch)
  clearTimeout(kill)
  if (code !== 0 && killAfter === undefined) throw new Error(`the run ended with ${code}`)
  return { ms: performance.now() - began, peak }
}

/** The highest resident memory of a process so far, MB, where Linux tells it. */
function peakOf(pid: number | undefined): number {
  const file = `/proc/${pid}/status`
  if (pid === undefined || !existsSync(file)) return 0
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}

const hash = (out: string) =>
  ['rows.ndjson', 'rows.parquet']
    .map((name) =>
      createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex'),
    )
    .join()

console.log(`${availableParallelism()} cores`)
console.log(
  'patients      MB   JSON.parse s   2 threads s   times   patients/s   peak MB   1 thread s   1 to 2   killed and resumed',
)
try {
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) {
    const folder = join(root, String(size))
    await writeHospital(folder, size)
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    const parse = await parsed(folder)
    const out = (name: string) => join(root, `${size}-${name}`)
    const two = await ran(folder, out('two'), 2)
    const one = await ran(folder, out('one'), 1)
    await ran(folder, out('killed'), 2, two.ms / 2)
    await ran(folder, out('killed'), 2)
    const same = hash(out('two')) === hash(out('one')) && hash(out('two')) === hash(out('killed'))
    const cells = [
      size,
      bytes / 1e6,
      parse / 1000,
      two.ms / 1000,
      parse / two.ms,
      size / (two.ms / 1000),
      two.peak,
      one.ms / 1000,
      one.ms / two.ms,
    ]
    const digits = [0, 0, 1, 1, 2, 0, 0, 1, 2]
    const widths = [8, 8, 15, 14, 8, 13, 10, 13, 9]
    const line = cells.map((cell, at) => cell.toFixed(digits[at]).padStart(widths[at] ?? 0)).join('')
    console.log(`${line}   ${same ? 'the same bytes' : 'DIFFERENT ROWS'}`)
    rmSync(folder, { recursive: true })
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
