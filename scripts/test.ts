import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// What `npm test` runs, in order of how soon each tells something is wrong. Everything runs; the summary names what failed.
// With `quick`, what daily work needs: types, lint and unit tests but the long ones (`*.long.test.ts`).
const quick = process.argv[2] === 'quick'
const reports = mkdtempSync(join(tmpdir(), 'tipm-test-'))

interface Step {
  readonly name: string
  /** One after the other; the first that fails ends the step. */
  readonly commands: readonly (readonly string[])[]
}

const types: Step = { name: 'types', commands: [['tsc', '--noEmit']] }
const lint: Step = { name: 'lint and format', commands: [['biome', 'ci', '--error-on-warnings']] }
const dead: Step = { name: 'dead code', commands: [['knip']] }
const build: Step = {
  name: 'build and bundle sizes',
  commands: [
    ['vite', 'build', '--logLevel', 'warn'],
    ['vite', 'build', '--mode', 'lab', '--logLevel', 'warn'],
    ['node', 'scripts/check-size.ts'],
  ],
}
const unit = vitest('unit tests', 'unit', quick ? [] : ['--project', 'long'])
const endToEnd = vitest('end-to-end tests in a real browser', 'e2e')

/** Steps of a group run side by side. */
const groups: readonly (readonly Step[])[] = quick
  ? [[types, lint, unit]]
  : [[types, lint, dead, build], [unit], [endToEnd]]

const failed: string[] = []
const began = Date.now()
for (const group of groups) await Promise.all(group.map((step) => run(step, group.length === 1)))

const counts = (quick ? ['unit'] : ['unit', 'e2e']).map(countsOf)
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failures = counts.reduce((sum, count) => sum + count.failed, 0)
rmSync(reports, { recursive: true })
console.log(
  failed.length === 0 ? `\nAll checks passed in ${seconds(began)} s.` : `\nFailed: ${failed.join('; ')}.`,
)
console.log(`tests: ${passed} passed, ${failures} failed`)
process.exitCode = failed.length === 0 ? 0 : 1

function vitest(name: string, project: string, more: readonly string[] = []): Step {
  const report = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${project}.json`)}`,
  ]
  return { name, commands: [['vitest', 'run', '--project', project, ...report, ...more]] }
}

/** Shows what a step says as it comes where it runs alone, else in one piece when it has ended. */
async function run({ name, commands }: Step, alone: boolean): Promise<void> {
  const start = Date.now()
  const said: Uint8Array[] = []
  let status = 0
  if (alone) console.log(`\n--- ${name}`)
  for (const command of commands) {
    if (status === 0) status = await ended(command, alone ? undefined : said)
  }
  if (!alone) process.stdout.write(Buffer.concat([Buffer.from(`\n--- ${name}\n`), ...said]))
  console.log(`--- ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds(start)} s`)
  if (status !== 0) failed.push(name)
}

/** The exit code of a program; 1 where it has none. What it says goes to the terminal, or into a list. */
function ended([program = '', ...args]: readonly string[], said: Uint8Array[] | undefined): Promise<number> {
  const child = spawn(program, args, {
    stdio: ['ignore', said === undefined ? 'inherit' : 'pipe', said === undefined ? 'inherit' : 'pipe'],
    shell: process.platform === 'win32',
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Uint8Array) => said?.push(part))
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1)
}

/** A run that wrote no report counts as one failure: it did not get as far as its tests. */
function countsOf(project: string): { passed: number; failed: number } {
  try {
    const report: unknown = JSON.parse(readFileSync(join(reports, `${project}.json`), 'utf8'))
    const { numPassedTests, numFailedTests, success } = report as {
      numPassedTests: number
      numFailedTests: number
      success: boolean
    }
    // A file that fails before its tests fails none of them.
    return { passed: numPassedTests, failed: success ? 0 : Math.max(1, numFailedTests) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
