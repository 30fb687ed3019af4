import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { SCENARIOS, scenarioBundle, scenarioBundles } from '../../sandbox/scenarios/index.ts'
import { jsonOutput } from '../../src/cli/assess/json-output.ts'
import { run } from '../../src/cli/run.ts'

const TODAY = new Date('2026-11-23T12:00:00Z')

/** `tipm assess -` on a text, with a later clock than the scenarios': --as-of takes it back. */
async function tipm(stdin: string, ...options: string[]) {
  const io = { now: new Date('2031-01-01T00:00:00Z'), readStdin: async () => Buffer.from(stdin) }
  return run(['assess', '-', '--as-of', '2026-11-23', ...options], io)
}

async function assessed(stdin: string, ...options: string[]) {
  const result = await tipm(stdin, '--json', ...options)
  const output = z.parse(jsonOutput, JSON.parse(result.stdout))
  expect(output.exitCode).toBe(result.exitCode)
  return output
}

const bundleText = (id: string) => JSON.stringify(scenarioBundle(id, TODAY))
const everyone = JSON.stringify(scenarioBundles(TODAY))

test.each(SCENARIOS)('$id: prints what its story tells', async ({ id, patientId, expected, truth }) => {
  const output = await assessed(bundleText(id))
  expect(output.patient?.id).toBe(patientId)
  expect(output.kind).toBe(expected.kind)
  expect(output.inputs).toMatchObject({
    nlr: { value: truth.nlr === null ? null : expect.closeTo(truth.nlr, 2) },
    albumin: { value: truth.albumin },
    diameter: { value: truth.diameter },
    deltaT: { value: truth.dT },
  })
  switch (expected.kind) {
    case 'complete':
      expect(output).toMatchObject({ exitCode: 0, riskClass: expected.riskClass, pointsLow: output.points })
      expect(output.points).toBeCloseTo(expected.points, 1)
      break
    case 'bounded':
      expect(output).toMatchObject({ exitCode: 0, riskClass: expected.riskClass, points: null })
      expect(output.pointsLow).toBeCloseTo(expected.pointsLow, 1)
      expect(output.pointsHigh).toBeCloseTo(expected.pointsHigh, 1)
      break
    case 'outOfScope':
    case 'notComputable':
      expect(output).toMatchObject({ exitCode: 2, riskClass: null, pointsLow: null })
      expect(output.reasons).toHaveLength(1)
  }
})

test.each(SCENARIOS)('$id: the report reads as text, and unknown inputs say why', async ({ id }) => {
  const { stdout } = await tipm(bundleText(id), '--verbose')
  const output = await assessed(bundleText(id))
  expect(stdout).not.toMatch(/undefined|null|NaN|\[object/)
  for (const input of ['nlr', 'albumin', 'diameter', 'deltaT'] as const) {
    const value = output.inputs?.[input]
    const note = output.problems.find((problem) => problem.input === input)
    if (value?.value === null) expect(note).toMatchObject({ code: value.reason, severity: 'note' })
    if (value?.value !== null) expect(value?.source).toMatch(/^Observation\//)
  }
})

test('chooses none of all the patients, and with --patient gives the same as alone', async () => {
  expect(await assessed(everyone)).toMatchObject({
    exitCode: 64,
    kind: 'failed',
    problems: [{ code: 'several-patients' }],
  })
  const alone = await assessed(bundleText('same-name-high'))
  const among = await assessed(everyone, '--patient', alone.patient?.id ?? '')
  expect(among.points).toBe(alone.points)
  expect(among.patient).toEqual(alone.patient)
})

test('a searchset, NDJSON and new resources under urn:uuid give the same score', async () => {
  const entries = scenarioBundle('complete-high', TODAY)?.entry ?? []
  const resources = entries.flatMap(({ resource }) => (resource === undefined ? [] : [resource]))
  const { points } = await assessed(bundleText('complete-high'))
  const searchset = {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  }
  expect((await assessed(JSON.stringify(searchset))).points).toBe(points)
  expect((await assessed(resources.map((resource) => JSON.stringify(resource)).join('\n'))).points).toBe(
    points,
  )
  expect((await assessed(asNew(resources))).points).toBe(points)
})

/** The resources as a client would post them: without ids, referring to each other by URN. */
function asNew(resources: readonly fhir4.FhirResource[]): string {
  const urns = new Map(resources.map(({ resourceType, id }, index) => [`${resourceType}/${id}`, urn(index)]))
  const entry = resources.map(({ id, ...resource }) => ({
    fullUrl: urns.get(`${resource.resourceType}/${id}`),
    resource,
    request: { method: 'POST', url: resource.resourceType },
  }))
  return JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }).replace(
    /"reference":"([^"]+)"/g,
    (whole, reference: string) => {
      const target = urns.get(reference)
      return target === undefined ? whole : `"reference":"${target}"`
    },
  )
}

function urn(index: number): string {
  return `urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

test('--as-of reads nothing later than that day', async () => {
  const before = await assessed(bundleText('complete-high'))
  const { indexDate } = before
  const io = { now: TODAY, readStdin: async () => Buffer.from(bundleText('complete-high')) }
  const { stdout } = await run(['assess', '-', '--json', '--as-of', indexDate?.date ?? ''], io)
  const then = z.parse(jsonOutput, JSON.parse(stdout))
  expect(then).toMatchObject({
    kind: 'bounded',
    inputs: { deltaT: { value: null, reason: 'follow-up-not-due' } },
  })
  expect(then.indexDate).toEqual(indexDate)
})

test('--fhir prints the transaction that would be written, and nothing where there is no score', async () => {
  const { exitCode, stdout } = await tipm(bundleText('complete-high'), '--fhir')
  const bundle = JSON.parse(stdout) as fhir4.Bundle
  const types = (bundle.entry ?? []).map(({ resource }) => resource?.resourceType)
  expect(exitCode).toBe(0)
  expect(bundle.type).toBe('transaction')
  expect(types.toSorted()).toEqual(
    ['Observation', 'Observation', 'Observation', 'Provenance', 'RiskAssessment'].toSorted(),
  )
  const nothing = await tipm(bundleText('not-hcc'), '--fhir')
  expect(nothing).toMatchObject({ exitCode: 2, stdout: '' })
  expect(nothing.stderr).toContain('no score')
})

test('says what a server did not deliver', async () => {
  const bundle = scenarioBundle('complete-high', TODAY)
  const page = {
    ...bundle,
    type: 'searchset',
    link: [{ relation: 'next', url: 'https://ehr.example/fhir?page=2' }],
    entry: [...(bundle?.entry ?? []), { response: { status: '403 Forbidden' } }],
  }
  const output = await assessed(JSON.stringify(page))
  // An entry that failed may be of any type: no value is known to be the newest.
  expect(output.kind).toBe('notComputable')
  expect(output.inputs?.albumin).toMatchObject({ value: null, reason: 'read-failed' })
  expect(output.problems.filter(({ severity }) => severity === 'warning').map(({ code }) => code)).toEqual([
    'entry-failed',
    'more-pages',
  ])
})

test.each([
  ['{"resourceType": "Bundle", ', 'not-json'],
  ['', 'not-json'],
  ['<Patient/>', 'not-json'],
  ['{"points": 3}', 'not-fhir'],
  ['[]', 'no-patient'],
  ['{"resourceType": "OperationOutcome", "issue": []}', 'no-patient'],
])('%j is bad input', async (text, code) => {
  const output = await assessed(text)
  expect(output).toMatchObject({ exitCode: 65, kind: 'failed' })
  expect(output.problems.at(-1)?.code).toBe(code)
})

test.each([
  [['assess'], 'file-missing'],
  [['assess', 'a.json', 'b.json'], 'unexpected-argument'],
  [['assess', '-', '--fhir'], 'json-and-fhir'],
  [['assess', '-', '--as-of', '2026-02-30'], 'as-of-value'],
  [['assess', '-', '--as-of', '2026-02'], 'as-of-value'],
])('%j is wrong use', async (args, code) => {
  const io = { now: TODAY, readStdin: async () => new Uint8Array() }
  const { stdout, exitCode } = await run([...args, '--json'], io)
  expect(exitCode).toBe(64)
  expect(z.parse(jsonOutput, JSON.parse(stdout)).problems[0]?.code).toBe(code)
})

test('--therapy-start is the index date in place of the chart’s, and is said to be entered', async () => {
  const undecided = bundleText('before-undecided')
  const output = await assessed(undecided, '--therapy-start', '2026-11-22')
  expect(output.indexDate).toMatchObject({
    state: 'known',
    date: '2026-11-22',
    basis: 'entered',
    references: [],
  })
  expect(output.inputs?.deltaT.reason).toBe('follow-up-not-due')
  expect((await tipm(undecided, '--therapy-start', '2026-11-22')).stdout).toContain(
    'Start of therapy (index date): 22 Nov 2026; as entered by the user, not from the chart',
  )
  // Complete-high began on 7 October: by a start two weeks later its drug records no longer tell.
  const moved = await assessed(bundleText('complete-high'), '--therapy-start', '2026-10-21')
  expect(moved.indexDate?.basis).toBe('entered')
})

test('without a start on file, the answer says that the file was taken as the whole chart', async () => {
  expect((await tipm(bundleText('before-undecided'))).stdout).toContain(
    'not begun; the file is taken as the whole chart and holds no start of both drugs',
  )
})

test('--therapy-start none says that therapy has not begun, whatever the chart says', async () => {
  const output = await assessed(bundleText('complete-high'), '--therapy-start', 'none')
  expect(output.indexDate).toMatchObject({ state: 'not-begun', basis: 'entered' })
  expect(output.kind).toBe('bounded')
})

test.each(['2026-11-24', 'yesterday', '2026-11', '2026-02-30'])(
  '--therapy-start %s is wrong use',
  async (day) => {
    const result = await tipm(bundleText('before-undecided'), '--therapy-start', day)
    expect(result.exitCode).toBe(64)
    expect(result.stderr).toContain('--therapy-start')
  },
)

test('the report counts the criteria nobody has told, and names a patient outside the studied population', async () => {
  expect((await tipm(bundleText('before-undecided'))).stdout).toContain('7 criteria unknown.')
  expect((await tipm(bundleText('not-hcc'))).stdout).toMatch(
    /Outside the studied population\. .*: (yes|no); \d criteria unknown\./,
  )
})
