import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { CodeRef } from '../../fhir/codes/standard-codes.ts'
import { readChart } from '../../fhir/read-chart.ts'
import type { TipmModel } from '../../model/load-model.ts'
import type { Result } from '../../result.ts'
import type { ReadingRules, SiteConfig } from '../../site/site-schema.ts'
import { type Check, fail, pass, skipped, warn } from './check.ts'
import type { TestChart } from './read-test-chart.ts'

/** What the site's codes and units make of a test patient's chart. Counts and reasons only: no value is told. */
export async function chartChecks(
  read: Result<TestChart, string>,
  patientId: string,
  setup: { readonly site: SiteConfig; readonly model: TipmModel },
  now: Date,
): Promise<Check[]> {
  if (!read.ok) {
    const found = `the test patient cannot be read: ${read.problem}`
    const advice = 'Check the id, and that the token is of this EHR, for this patient, and not expired.'
    return [
      fail('patient', found, advice),
      skipped('codes', 'no chart was read'),
      skipped('inputs', 'no chart was read'),
    ]
  }
  const { failures, readFailures, resources } = read.value
  const context = { patientId, asOf: now, ...setup, failures: readFailures }
  return [
    failures.length === 0
      ? pass('patient', `read, with ${resources.length - 1} resources`)
      : warn(
          'patient',
          `read, but not everything: ${failures.join('; ')}`,
          'Compare with the scopes of the token and the rights of its user.',
        ),
    codesCheck(setup.site.reading, resources),
    inputsCheck(await readChart(resources, context)),
  ]
}

/** Each code that the site file adds, and whether anything of the chart carries it. */
export function codesCheck({ codes, drugs }: ReadingRules, resources: readonly unknown[]): Check {
  const { stiffnessSites, ...lists } = codes
  const configured = [
    ...Object.entries(lists),
    ...Object.entries(stiffnessSites).map(([site, list]) => [`stiffnessSites.${site}`, list ?? []] as const),
    ...Object.entries(drugs).map(([drug, { codes: list }]) => [drug, list] as const),
  ].flatMap(([concept, list]) => list.map((code) => ({ concept, code })))
  if (configured.length === 0) return pass('codes', 'the site file adds none; standard codes are read')
  const present = codingsIn(resources)
  const unseen = configured.filter(({ code }) => !present.has(keyOf(code)))
  return unseen.length === 0
    ? pass('codes', `all ${configured.length} of the site file occur in the chart`)
    : warn(
        'codes',
        `not in this chart: ${unseen.map(({ concept, code }) => `${concept} ${code.system}|${code.code}`).join(', ')}`,
        'Compare system and code, letter by letter, with an Observation of the chart; or choose a test patient who has such a result.',
      )
}

function keyOf({ system, code }: CodeRef): string {
  return `${system} ${code}`
}

/** Every coding of the resources, at any depth. */
function codingsIn(json: unknown, found = new Set<string>()): Set<string> {
  if (json === null || typeof json !== 'object') return found
  if (
    'system' in json &&
    'code' in json &&
    typeof json.system === 'string' &&
    typeof json.code === 'string'
  ) {
    found.add(keyOf({ system: json.system, code: json.code }))
  }
  for (const member of Object.values(json)) codingsIn(member, found)
  return found
}

function inputsCheck(chart: ChartInputs): Check {
  const readings = (['nlr', 'albumin', 'diameter', 'deltaT'] as const).map((name) => {
    const { state, passedOver } = chart[name]
    const reasons = [...new Set(passedOver.map(({ reason }) => reason))]
    const over = passedOver.length === 0 ? '' : ` (${passedOver.length} passed over: ${reasons.join(', ')})`
    return {
      name,
      known: state === 'known',
      text: `${name} ${state === 'known' ? 'found' : 'not found'}${over}`,
    }
  })
  const found = readings.map(({ text }) => text).join('; ')
  return readings.every(({ known }) => known)
    ? pass('inputs', found)
    : warn(
        'inputs',
        found,
        'Where this patient has the result: add its code or unit to the site file (smart-config/README.md). `tipm assess` shows each value passed over.',
      )
}
