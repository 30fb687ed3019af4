import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import { rangesAllowed } from './ehr-over-hapi.ts'
import { type Emitted, emitted } from './emitted.ts'
import { emittedExams } from './emitted-exams.ts'
import { mcode, terminology } from './npm-package.ts'
import { conformanceResources, profilesDir, profilesOf } from './profiles.ts'
import { startTally, type Tally } from './tally.ts'
import { startValidator, unexplained, type Validator } from './validate.ts'

let validator: Validator
beforeAll(async () => {
  validator = await startValidator({ profilesDir, packages: [mcode, terminology] })
})
afterAll(() => validator?.stop())

/** What the validator says against the resources, each against R4 and its own profiles: what nothing explains, in words. */
async function faultsOf(all: readonly Emitted[], tally?: Tally): Promise<string[]> {
  const faults: string[] = []
  for (const { name, resource } of all) {
    const issues = await validator.validate([resource], { profiles: profilesOf(resource) })
    tally?.add(resource, issues)
    for (const { severity, location, message } of unexplained(issues)) {
      faults.push(`${name}: ${severity} at ${location}: ${message}`)
    }
  }
  return faults
}

const named = (resources: readonly fhir4.FhirResource[]): Emitted[] =>
  resources.map((resource) => ({ name: `${resource.resourceType}/${resource.id}`, resource }))

test('everything that can be stored is valid R4, and meets our profiles and those of mCODE', {
  timeout: 600_000,
}, async () => {
  const tally = startTally()
  const faults = await faultsOf(await emitted(), tally)
  const table = tally.table()
  console.log(table)
  expect(faults.slice(0, 20)).toEqual([])
  const page = readFileSync(join(import.meta.dirname, '../../docs/conformance.md'), 'utf8')
  for (const row of table.split('\n')) expect(tight(page), 'docs/conformance.md').toContain(tight(row))
})

test('examinations entered in the worksheet meet our profile, new, corrected and entered in error', async () => {
  const exams = await emittedExams()
  expect(exams.length).toBe(12)
  expect(await faultsOf(exams)).toEqual([])
})

test('the profiles, code systems and value sets are themselves valid', async () => {
  expect(await faultsOf(named([...conformanceResources, rangesAllowed]))).toEqual([])
})

test("the scenario patients' tumour sizes are as mCODE says, their exams as our profile says", async () => {
  const charts = scenarioBundles(new Date('2026-11-23T12:00:00Z')).flatMap(({ entry }) =>
    (entry ?? []).map(({ resource }) => resource).filter((resource) => resource !== undefined),
  )
  const profiled = charts.filter((resource) => profilesOf(resource).length > 0)
  expect(profiled.length).toBeGreaterThan(50)
  // One patient's exams are shear wave speeds, which are no stiffness: the profile must refuse them.
  const speeds = profiled.filter((resource) => JSON.stringify(resource).includes('"m/s"'))
  expect(await faultsOf(named(profiled.filter((resource) => !speeds.includes(resource))))).toEqual([])
  expect((await faultsOf(named(speeds))).join('\n')).toContain("'m/s' but is fixed to 'kPa'")
})

/** Markdown without the padding of its tables. */
function tight(markdown: string): string {
  return markdown.replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-')
}
