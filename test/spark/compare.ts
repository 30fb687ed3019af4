import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { writeHospital } from '../../bench/hospital.ts'

// `npm run test:spark -- 20000`: a generated hospital of so many patients (2,000 where no number is given) on one machine by
// `tipm population`, and by Apache Spark on one core and on two: the rows must be the same, byte for byte, and the times are printed;
// each also without the start, which is what the same job takes for ten patients. local[1] is held to one core: Java, Python and the
// piped command are programs of their own, and on two cores work beside each other even where Spark has one task at a time.
// Needs Java 17 and Python 3; pyspark is installed into a folder of its own in ~/.cache when it is not there.

const PYSPARK = 'pyspark==4.3.0'
const run = promisify(execFile)
const repository = join(import.meta.dirname, '../..')
const tipm = join(repository, 'src/cli/main.ts')
const asOf = ['--as-of', '2026-11-23']
const spark = join(homedir(), '.cache/tipm-spark')
/** Spark finds its own files by the first Python on the PATH. */
const env = { ...process.env, PATH: `${join(spark, 'bin')}${delimiter}${process.env['PATH']}` }

function needs(command: string, what: string): void {
  if (spawnSync(command, ['--version']).status === 0) return
  console.error(`npm run test:spark needs ${what}: ${command} is not on the PATH.`)
  process.exit(1)
}

async function sparkSubmit(): Promise<string> {
  needs('java', 'Java 17 or newer (Debian: apt-get install openjdk-17-jre-headless)')
  needs('python3', 'Python 3 with venv (Debian: apt-get install python3-venv)')
  const submit = join(spark, 'bin/spark-submit')
  if (existsSync(submit)) return submit
  console.log(`installing ${PYSPARK} into ${spark} (some 460 MB)`)
  await run('python3', ['-m', 'venv', spark])
  await run(join(spark, 'bin/pip'), ['install', '--quiet', PYSPARK]).catch((failure: Error) => {
    rmSync(spark, { recursive: true })
    throw new Error(`${PYSPARK} could not be installed: ${failure.message}`)
  })
  return submit
}

async function timed(command: string, args: readonly string[]): Promise<number> {
  const began = performance.now()
  await run(command, [...args], { maxBuffer: 1e9, env }).catch((failure: { stderr?: string }) => {
    console.error(failure.stderr?.slice(-4000))
    throw failure
  })
  return (performance.now() - began) / 1000
}

/** The rows of all files of a folder, sorted. */
const rowsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^part-\d+|^rows\.ndjson$/.test(name))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .toSorted()

const submit = await sparkSubmit()
const root = mkdtempSync(join(tmpdir(), 'tipm-spark-'))

/** Keeps a program on one core (util-linux). */
const hasTaskset = spawnSync('taskset', ['--version']).status === 0

/** Seconds of the job over an export. */
function sparkJob(cores: number, hospital: string, out: string): Promise<number> {
  const job = join(repository, 'population/spark/population.py')
  const held = cores === 1 && hasTaskset ? ['taskset', '-c', '0'] : []
  const asked = ['--master', `local[${cores}]`, '--conf', 'spark.ui.enabled=false', job]
  const ours = ['--tipm', `${process.execPath} ${tipm}`, ...asOf, hospital, out]
  const [command = '', ...args] = [...held, submit, ...asked, ...ours]
  return timed(command, args)
}

try {
  const patients = Number(process.argv[2] ?? 2000)
  const [few, hospital] = [join(root, 'few'), join(root, 'export')]
  await writeHospital(few, 10)
  await writeHospital(hospital, patients)
  const one = join(root, 'one-machine')
  const alone = await timed(process.execPath, [tipm, 'population', hospital, '--out', one, ...asOf])
  const expected = rowsIn(one)
  console.log(`${patients} patients, ${expected.length} rows; one machine: ${alone.toFixed(1)} s`)
  const working: number[] = []
  for (const cores of [1, 2]) {
    const out = join(root, `spark-${cores}`)
    const start = await sparkJob(cores, few, `${out}-few`)
    const taken = await sparkJob(cores, hospital, out)
    working.push(taken - start)
    const rows = rowsIn(out)
    const isSame = rows.length === expected.length && rows.every((row, at) => row === expected[at])
    console.log(
      `Spark local[${cores}]: ${taken.toFixed(1)} s, ${start.toFixed(1)} s of it the start; ${isSame ? 'the same rows' : 'DIFFERENT ROWS'}`,
    )
    if (!isSame) process.exitCode = 1
  }
  const [first = 0, second = 1] = working
  console.log(`without the start two cores are ${(first / second).toFixed(2)} times as fast as one`)
} finally {
  rmSync(root, { recursive: true })
}
