import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
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
  const program = join(repository, 'src/cli/main.ts')
  const options = ['--out', out, '--as-of', '2026-11-23', '--threads', String(threads)]
  const began = performance.now()
  const child = spawn(process.execPath, [program, 'population', folder, ...options], { stdio: 'ignore' })
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
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000
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

const tenth = (value: number) => Number(value.toFixed(1))

console.log(`${availableParallelism()} cores`)
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
    console.table([
      {
        ...{ patients: size, MB: Math.round(bytes / 1e6), 'JSON.parse s': tenth(parse / 1000) },
        ...{ '2 threads s': tenth(two.ms / 1000), times: tenth(parse / two.ms) },
        ...{ 'patients/s': Math.round(size / (two.ms / 1000)), 'peak MB': Math.round(two.peak) },
        ...{ '1 thread s': tenth(one.ms / 1000), '1 to 2': tenth(one.ms / two.ms) },
        'killed and resumed': same ? 'the same bytes' : 'DIFFERENT ROWS',
      },
    ])
    rmSync(folder, { recursive: true })
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
