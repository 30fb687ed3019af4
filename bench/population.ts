import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { writeHospital } from './hospital.ts'

// `npm run bench:population -- 10000 100000 500000`: `tipm population` over generated hospitals of so many patients (10,000 and 100,000
// where none is named; a patient takes 36 kB of disk), against JSON.parse of every line of the same files in the same run; with one thread
// on one core and with two; peak memory; and a run that is killed on its way and goes on. Files are read once before, so that both
// find them in memory or on the disk alike. Processor time stands beside each time by the clock: on a machine with other work the two differ.

const sizes = process.argv.slice(2).map(Number)
const root = mkdtempSync(join(tmpdir(), 'tipm-bench-population-'))
const repository = join(import.meta.dirname, '..')

interface Taken {
  readonly seconds: number
  /** Of the processor, on all cores; 0 where the system does not tell. */
  readonly cpu: number
}

/** JSON.parse over every line. */
async function parsed(folder: string): Promise<Taken> {
  const [began, before] = [performance.now(), process.cpuUsage()]
  for (const name of readdirSync(folder)) {
    const input = createReadStream(join(folder, name), { highWaterMark: 1_048_576 })
    for await (const line of createInterface({ input })) JSON.parse(line)
  }
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 }
}

/** Keeps a program on one core (util-linux). */
const hasTaskset = spawnSync('taskset', ['--version']).status === 0

interface Ran extends Taken {
  /** Peak of resident memory, MB; 0 where the system does not tell. */
  readonly peak: number
}

/** Runs the command in a process of its own; after `killAfter` seconds it is killed. */
async function ran(folder: string, out: string, threads: number, killAfter?: number): Promise<Ran> {
  const program = join(repository, 'src/cli/main.ts')
  const options = ['--out', out, '--as-of', '2026-11-23', '--threads', String(threads)]
  const began = performance.now()
  const command = [process.execPath, program, 'population', folder, ...options]
  // One thread has helpers (DuckDB, collecting garbage) that would work on the other cores.
  const [file = '', ...args] = threads === 1 && hasTaskset ? ['taskset', '-c', '0', ...command] : command
  const child = spawn(file, args, { stdio: 'ignore' })
  let used = { cpu: 0, peak: 0 }
  const watch = setInterval(() => {
    used = usedBy(child.pid) ?? used
  }, 100)
  const kill = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter * 1000)
  const code = await new Promise<number | null>((done) => child.once('exit', done))
  clearInterval(watch)
  clearTimeout(kill)
  if (code !== 0 && killAfter === undefined) throw new Error(`the run ended with ${code}`)
  return { seconds: (performance.now() - began) / 1000, ...used }
}

/** What a process has used so far, where Linux tells it: seconds of the processor (clock ticks are a hundredth), and memory at most, MB. */
function usedBy(pid: number | undefined): Pick<Ran, 'cpu' | 'peak'> | undefined {
  try {
    const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000
    const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .slice(11, 13)
    return { cpu: ticks.reduce((sum, count) => sum + Number(count), 0) / 100, peak }
  } catch {
    return undefined
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
try {
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) {
    const folder = join(root, String(size))
    await writeHospital(folder, size)
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    const parse = await parsed(folder)
    const out = (name: string) => join(root, `${size}-${name}`)
    const two = await ran(folder, out('two'), 2)
    const one = await ran(folder, out('one'), 1)
    await ran(folder, out('killed'), 2, two.seconds / 2)
    await ran(folder, out('killed'), 2)
    const same = hash(out('two')) === hash(out('one')) && hash(out('two')) === hash(out('killed'))
    const shown = ({ seconds, cpu }: Taken) => `${seconds.toFixed(1)} s (processor ${cpu.toFixed(1)} s)`
    console.table({
      [`${size} patients`]: {
        ...{
          MB: Math.round(bytes / 1e6),
          'JSON.parse': shown(parse),
          '2 threads': shown(two),
          [hasTaskset ? '1 thread, 1 core' : '1 thread']: shown(one),
        },
        'times JSON.parse': (parse.seconds / two.seconds).toFixed(2),
        '2 to 1': (one.seconds / two.seconds).toFixed(2),
        'patients/s': Math.round(size / two.seconds),
        'peak MB': Math.round(Math.max(two.peak, one.peak)),
        'killed and resumed': same ? 'the same bytes' : 'DIFFERENT ROWS',
      },
    })
    rmSync(folder, { recursive: true })
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
