// Mutation testing of what decides: `npx node scripts/mutation.mjs model` (or `read`, `facts`, `cards`, `fhir`, or files of the
// repository, with lines: `src/model/score.ts:10-20`). It changes conditions, operators, booleans, method calls and blocks one at
// a time and runs the tests that reach the change; a change that no test notices survives and is printed. Not part of `npm test`:
// it takes from minutes to hours, and Stryker (60 MB) is fetched into `node_modules/.cache` when it is first run.
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const VERSION = '10.1.1'
const WINDOW = 20
let seed = 42
const HOME = 'node_modules/.cache/mutation'
/** Of this run alone: several may go on side by side. */
const RUN = `${HOME}/run-${process.pid}`
const REPORT = `${RUN}/report.json`

/** What is changed, and the tests that have to notice it. */
const ROOMS = {
  model: { mutate: ['src/model/*.ts'], tests: ['src/model/*.test.ts'] },
  read: {
    mutate: ['src/fhir/read/*.ts', 'src/fhir/elastography/*.ts'],
    tests: ['src/fhir/{read,elastography,edits}/*.test.ts', 'test/fhir/{*charts,taiwan-pas}.test.ts'],
  },
  // Not what renders every door: a change of a fact would render thousands of pages.
  facts: { mutate: ['src/facts/*.ts'], tests: ['src/facts/*.test.ts'] },
  cards: { mutate: ['cds-hooks/cards/*.ts'], tests: ['cds-hooks/{cards/*,on-file}.test.ts'] },
  fhir: {
    mutate: ['src/fhir/**/*.ts'],
    tests: ['src/{fhir,facts}/**/*.test.ts', 'test/fhir/{*charts,taiwan-pas}.test.ts'],
  },
}

/** For files named one by one, beside the tests of their own folder. Not the property test of spoilt charts: almost every change would run it, half a minute each. */
const ALL_TESTS = [
  'src/{model,fhir,facts}/**/*.test.{ts,tsx}',
  'cds-hooks/cards/*.test.ts',
  'test/fhir/{*charts,taiwan-pas}.test.ts',
]

/** From a stored assessment back into the card: of these rooms alone, since every change of reading would run it. */
const ON_FILE = { rooms: ['cds-hooks/cards', 'src/fhir/stored'], tests: ['cds-hooks/on-file.test.ts'] }

/** What is not changed: words, patterns and data, which a test could only repeat. */
const LEFT_ALONE = [
  'StringLiteral',
  'Regex',
  'ObjectLiteral',
  'ArrayDeclaration',
  'ArrowFunction',
  'OptionalChaining',
]

/** Of what a run that broke off never tried, nothing is known. */
const TRIED = ['Killed', 'Timeout', 'Survived', 'NoCoverage']

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
/** Of a room, only so much: `--share=0.3` takes three of ten windows of 20 lines, always the same ones. */
const share = Number(process.argv.find((word) => word.startsWith('--share='))?.slice('--share='.length) ?? 1)
/** Only the tests of the folder of each file: a few minutes, and a figure that errs on the low side. */
const isOwn = process.argv.includes('--own')
/** Tests at the same time: `--jobs=1` where others work on the machine too. */
const jobs = Number(process.argv.find((word) => word.startsWith('--jobs='))?.slice('--jobs='.length) ?? 2)
if (asked.length === 0) {
  console.error(`Name a room (${Object.keys(ROOMS).join(', ')}) or files.`)
  process.exit(64)
}
const parts = asked.map((name) => {
  const folder = dirname(name)
  const onFile = ON_FILE.rooms.includes(folder) ? ON_FILE.tests : []
  const wide = isOwn ? [] : [...ALL_TESTS, ...onFile]
  return ROOMS[name] ?? { mutate: [name], tests: [`${folder}/*.test.{ts,tsx}`, ...wide] }
})
const tests = [...new Set(parts.flatMap((part) => part.tests))]

setUp()
mkdirSync(RUN, { recursive: true })
writeFileSync(
  `${RUN}/vitest.config.mjs`,
  `process.env.TZ = 'UTC'
export default { root: process.cwd(), test: { isolate: false, testTimeout: 30000, include: ${JSON.stringify(tests)} } }\n`,
)
writeFileSync(
  `${RUN}/stryker.json`,
  JSON.stringify({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: `${RUN}/vitest.config.mjs`, related: false },
    mutate: [...parts.flatMap(({ mutate }) => mutate).flatMap(windows), '!**/*.test.{ts,tsx}'],
    mutator: { excludedMutations: LEFT_ALONE },
    disableTypeChecks: false,
    // What runs once, when a module is loaded, would need all tests anew for each change.
    ignoreStatic: true,
    coverageAnalysis: 'perTest',
    concurrency: jobs,
    timeoutMS: 60_000,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: REPORT },
    // TypeScript 7 has no interface that Stryker could read the configuration by.
    tsconfigFile: 'none.json',
    ignorePatterns: ['/.stryker-tmp', '/dist', '/coverage', '/pictures', '/data'],
    tempDirName: `.stryker-tmp/${process.pid}`,
    allowEmpty: false,
  }),
)
execFileSync(
  process.execPath,
  [`${HOME}/node_modules/@stryker-mutator/core/bin/stryker.js`, 'run', `${RUN}/stryker.json`],
  {
    stdio: 'inherit',
  },
)
tell(JSON.parse(readFileSync(REPORT, 'utf8')))
rmSync(RUN, { recursive: true })

/** The windows of the files of a pattern that are taken. @param {string} pattern */
function windows(pattern) {
  if (share >= 1) return [pattern]
  const files = globSync(pattern).filter((file) => !/\.test\.tsx?$/.test(file))
  return files.toSorted().flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n').length
    const starts = Array.from({ length: Math.ceil(lines / WINDOW) }, (_, i) => i * WINDOW + 1)
    return starts
      .filter(() => drawn() < share)
      .map((start) => `${file}:${start}-${Math.min(lines, start + WINDOW - 1)}`)
  })
}

/** Numbers from 0 to 1 (mulberry32), the same in each run. */
function drawn() {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

function setUp() {
  if (existsSync(`${HOME}/node_modules/@stryker-mutator/vitest-runner/package.json`)) return
  mkdirSync(HOME, { recursive: true })
  writeFileSync(`${HOME}/package.json`, '{"private":true}')
  const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${VERSION}`)
  // Without its peers: vitest is the repository's own, which stands further up.
  execFileSync(
    'npm',
    ['install', '--legacy-peer-deps', '--no-audit', '--no-fund', '--save-exact', ...packages],
    {
      cwd: HOME,
      stdio: 'inherit',
    },
  )
}

/** @param {{ files: Record<string, { source: string, mutants: { status: string, mutatorName: string, replacement?: string, location: { start: { line: number, column: number }, end: { line: number, column: number } } }[] }> }} report */
function tell({ files }) {
  /** @type {Map<string, { met: number, killed: number }>} */
  const rooms = new Map()
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const counted = mutants.filter(({ status }) => TRIED.includes(status))
    const left = counted.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    const { met, killed } = rooms.get(dirname(file)) ?? { met: 0, killed: 0 }
    rooms.set(dirname(file), { met: met + counted.length, killed: killed + counted.length - left.length })
    for (const { status, replacement, location } of left) {
      const { start, end } = location
      const line = source.split('\n')[start.line - 1] ?? ''
      const was =
        start.line === end.line ? line.slice(start.column - 1, end.column - 1) : `${line.trim()} ...`
      console.log(
        `${file}:${start.line}  ${was}  ->  ${replacement}${status === 'NoCoverage' ? '  (no test reaches it)' : ''}`,
      )
    }
  }
  for (const [room, { met, killed }] of rooms) {
    console.log(`${room}: ${met} changes, ${killed} noticed: ${((100 * killed) / met).toFixed(1)} %`)
  }
}
