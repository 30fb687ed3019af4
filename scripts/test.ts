import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// What `npm test` runs, in order of how soon each tells something is wrong. Everything runs; the summary names what failed.
// With `quick`, what daily work needs: types, lint and unit tests.
const quick = process.argv[2] === 'quick'
const reports = mkdtempSync(join(tmpdir(), 'tipm-test-'))
const vitest = (project: string) => [
  'vitest',
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(reports, `${project}.json`)}`,
]

interface Step {
  readonly name: string
  readonly command: readonly string[]
}

const unit: Step = { name: 'unit tests', command: vitest('unit') }
const first: readonly Step[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint and format', command: ['biome', 'ci', '--error-on-warnings'] },
]
const steps: readonly Step[] = quick
  ? [...first, unit]
  : [
      ...first,
      { name: 'dead code', command: ['knip'] },
      { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
      { name: 'build of the lab', command: ['vite', 'build', '--mode', 'lab', '--logLevel', 'warn'] },
      { name: 'bundle sizes', command: ['node', 'scripts/check-size.ts'] },
      unit,
      { name: 'end-to-end tests in a real browser', command: vitest('e2e') },
    ]

const failed: string[] = []
const began = Date.now()
for (const { name, command } of steps) {
  const start = Date.now()
  const [program = '', ...args] = command
  console.log(`\n--- ${name}`)
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  console.log(`--- ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds(start)} s`)
  if (status !== 0) failed.push(name)
}

const counts = (quick ? ['unit'] : ['unit', 'e2e']).map(countsOf)
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failures = counts.reduce((sum, count) => sum + count.failed, 0)
rmSync(reports, { recursive: true })
console.log(
  failed.length === 0 ? `\nAll checks passed in ${seconds(began)} s.` : `\nFailed: ${failed.join('; ')}.`,
)
console.log(`tests: ${passed} passed, ${failures} failed`)
process.exitCode = failed.length === 0 ? 0 : 1

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
