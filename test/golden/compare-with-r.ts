import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadModel, type TipmModel } from '../../src/model/load-model.ts'
import file from '../../src/model/tipm.json' with { type: 'json' }
import { type Cohort, readCohort } from './cohort.ts'
import { differences } from './differences.ts'
import { figuresOf } from './figures.ts'
import { moreFiguresOf } from './more-figures.ts'
import { imputationAgainst, MOST_ERRORS, trustFiguresOf, withoutDraws } from './trust-figures.ts'

// Runs both R scripts afresh and compares our figures with what they print now, and theirs with the golden files, so that neither can
// drift. Without R (or its packages) it says so and exits with 2, which is neither agreement nor disagreement.
const NO_R = 2
const PACKAGES = ['pROC', 'rms', 'survival', 'jsonlite', 'mice', 'prodlim', 'riskRegression', 'metafor']
const LOAD_PACKAGES = `for (name in c(${PACKAGES.map((name) => `'${name}'`).join(', ')})) loadNamespace(name)`

const folder = mkdtempSync(join(tmpdir(), 'tipm-golden-'))
try {
  process.exitCode = await compare()
} finally {
  rmSync(folder, { recursive: true })
}

async function compare(): Promise<number> {
  const r = spawnSync('Rscript', ['-e', LOAD_PACKAGES], { encoding: 'utf8' })
  if (r.status !== 0) {
    console.log(`Not compared: R with its packages is not here.\n${r.error?.message ?? r.stderr}`)
    return NO_R
  }
  for (const script of ['make-reference.R', 'make-more-reference.R', 'make-trust-reference.R']) {
    copyFileSync(new URL(script, import.meta.url), join(folder, script))
    const run = spawnSync('Rscript', [script], { cwd: folder, encoding: 'utf8' })
    if (run.status !== 0) {
      console.log(`Rscript ${script} fails.\n${run.error?.message ?? run.stderr}`)
      return 1
    }
  }
  const model = await loadModel(file)
  if (!model.ok) throw new Error(model.problem.code)
  const cohort = readCohort(model.value, pathToFileURL(join(folder, 'cohort.csv')))
  const sound = [
    told('expected.json', figuresOf(cohort)),
    told('expected-more.json', moreFiguresOf(cohort)),
    told('expected-trust.json', trustFiguresOf(cohort, model.value), withoutDraws),
    drawn(cohort, model.value),
    sameCohort(cohort, readCohort(model.value)),
  ]
  return sound.every(Boolean) ? 0 : 1
}

function told(name: string, ours: object, part = (all: unknown) => all): boolean {
  const fresh = part(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  const golden = part(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')))
  const again = differences(fresh, ours)
  const drift = differences(fresh, golden)
  console.log(
    `${name}: ${again.compared - again.different.length} of ${again.compared} figures as R gives them now`,
  )
  for (const { path, expected, actual } of again.different)
    console.log(`  ${path}: R ${expected}, here ${actual}`)
  for (const { path, expected, actual } of drift.different) {
    console.log(`  ${path}: R now ${expected}, golden file ${actual}`)
  }
  return again.different.length === 0 && drift.different.length === 0
}

/** Multiple imputation here and by mice today: the distance in standard errors of the draws alone. */
function drawn(cohort: Cohort, model: TipmModel): boolean {
  const fresh: unknown = JSON.parse(readFileSync(join(folder, 'expected-trust.json'), 'utf8'))
  const distances = imputationAgainst(fresh, cohort, model).map(({ name, distance, byChance }) => ({
    name,
    errors: Math.abs(distance) / byChance,
  }))
  const farthest = Math.max(...distances.map(({ errors }) => errors))
  console.log(
    `multiple imputation: ${distances.length} figures, the farthest ${farthest.toFixed(1)} standard errors of the draws away`,
  )
  return farthest <= MOST_ERRORS
}

function sameCohort(fresh: Cohort, golden: Cohort): boolean {
  const same = JSON.stringify(fresh) === JSON.stringify(golden)
  console.log(`cohort.csv: ${same ? 'drawn alike' : 'DIFFERS from what R draws now'}`)
  return same
}
