import { expect, test } from 'vitest'
import type { MemoryBackend } from '../../sandbox/fhir/memory-backend.ts'
import { parseBundle } from '../../sandbox/fhir/parse-request.ts'
import { testBase, testServer } from '../../sandbox/test-support/memory-server.ts'
import { recordWords } from '../../src/facts/record-words.ts'
import { assessChart } from '../../src/fhir/assess-chart.ts'
import { applyEdits } from '../../src/fhir/edits/apply-edits.ts'
import type { Edits } from '../../src/fhir/edits/edits.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import { planEnteredInError } from '../../src/fhir/write/correction-plan.ts'
import type { SavePlan } from '../../src/fhir/write/save-context.ts'
import { planSave } from '../../src/fhir/write/save-plan.ts'
import { FULL_STORAGE } from '../../src/fhir/write/storage-form.ts'
import { isScored } from '../../src/model/assessment.ts'
import { written } from '../../src/text/written.ts'
import { allSites, CODE, exam, lab, pairFrom } from '../support/chart-builders.ts'
import { readContext } from '../support/read-context.ts'

/** What the embedded EHR holds of an assessment after each thing that can happen to it. */
const BEFORE = '2026-10-02T09:00:00Z'
const CHART = [
  ...pairFrom('2026-10-05T09:00:00Z'),
  lab('n', CODE.anc, 4.2, '10*9/L', BEFORE),
  lab('l', CODE.alc, 1.4, '10*9/L', BEFORE),
  lab('alb', CODE.albumin, 36, 'g/L', BEFORE),
  lab('size', CODE.longest, 84, 'mm', BEFORE),
  exam('swe-0', allSites(10), BEFORE),
  exam('swe-6', allSites(12), '2026-11-16T09:00:00Z'),
]
const CORRECTED = CHART.map((item) => (item.id === 'l' ? lab('l', CODE.alc, 1.2, '10*9/L', BEFORE) : item))
const TYPES = ['Observation', 'RiskAssessment', 'Provenance']

const context = async (confirmed = true) => ({
  ...{ read: await readContext(), author: confirmed ? { reference: 'Practitioner/d' } : undefined },
  ...{ encounter: undefined, appVersion: '1', phrases: written.en, storage: FULL_STORAGE, confirmed },
  ...{ replaces: [], recorded: new Date('2026-11-23T12:00:00Z') },
})

async function planned(
  resources: readonly unknown[],
  replaces: readonly unknown[],
  options: { readonly edits?: Edits; readonly confirmed?: boolean } = {},
): Promise<SavePlan> {
  const given = { ...(await context(options.confirmed)), replaces }
  const { chart } = applyEdits(await readChart(resources, given.read), options.edits ?? {}, given.read)
  const assessment = assessChart(given.read.model, chart)
  if (!isScored(assessment)) throw new Error(assessment.kind)
  return planSave(chart, assessment, { ...given, words: await recordWords(chart, assessment, given) })
}

async function send(server: MemoryBackend, bundle: fhir4.Bundle): Promise<void> {
  const parsed = parseBundle(JSON.parse(JSON.stringify(bundle)), testBase)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  const { status, body } = await server.handle(parsed.value)
  if (status !== 200) throw new Error(JSON.stringify(body))
}

async function ehrWithChart(): Promise<MemoryBackend> {
  const server = await testServer()
  await send(server, {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ resourceType: 'Patient', id: 'p1' }, ...CHART].map((resource) => ({
      resource: resource as fhir4.FhirResource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    })),
  })
  return server
}

/** Everything of TIPM's that the EHR holds of the patient. */
async function held(server: MemoryBackend): Promise<fhir4.FhirResource[]> {
  const found = await Promise.all(
    TYPES.map(async (type) => {
      const { body } = await server.handle({
        kind: 'search',
        type,
        query: new URLSearchParams(),
        strict: false,
      })
      return ((body as fhir4.Bundle).entry ?? []).flatMap(({ resource }) =>
        resource === undefined ? [] : [resource as fhir4.FhirResource],
      )
    }),
  )
  return found.flat().filter((resource) => {
    if (resource.resourceType === 'Provenance') return true
    return (
      'code' in resource && JSON.stringify(resource.code).includes('tipm-on-fhir') && 'method' in resource
    )
  })
}

/** `nlr final`, in the order of its kinds. */
const summary = async (server: MemoryBackend) =>
  (await held(server))
    .map((resource) => {
      if (resource.resourceType === 'RiskAssessment') return `assessment ${resource.status}`
      if (resource.resourceType !== 'Observation') return resource.resourceType
      return `${resource.code.coding?.[0]?.code} ${resource.status}`
    })
    .toSorted()

const FINAL = ['Provenance', 'assessment final', 'delta-t final', 'nlr final', 'tipm-points final']

test('saved, and sent again after the answer was lost: one of each', async () => {
  const server = await ehrWithChart()
  const plan = await planned(CHART, [])
  await send(server, plan.bundle)
  expect(await summary(server)).toEqual(FINAL)
  await send(server, plan.bundle)
  expect(await summary(server)).toEqual(FINAL)
})

test('replaced after a corrected count: the same resources, ratio, points and assessment amended', async () => {
  const server = await ehrWithChart()
  await send(server, (await planned(CHART, [])).bundle)
  await send(server, (await planned(CORRECTED, await held(server))).bundle)
  const amended = ['assessment amended', 'delta-t final', 'nlr amended', 'tipm-points amended']
  expect(await summary(server)).toEqual(['Provenance', 'Provenance', ...amended])
})

test('replaced with a ratio entered by hand: the computed one is in error', async () => {
  const server = await ehrWithChart()
  await send(server, (await planned(CHART, [])).bundle)
  const edits: Edits = { nlr: { kind: 'ratio', ratio: 4, date: '2026-10-01' } }
  await send(server, (await planned(CHART, await held(server), { edits })).bundle)
  const now = ['assessment amended', 'delta-t final', 'nlr entered-in-error', 'tipm-points amended']
  expect(await summary(server)).toEqual(['Provenance', 'Provenance', ...now])
})

test('printed unconfirmed, then confirmed: what was preliminary is final', async () => {
  const server = await ehrWithChart()
  await send(server, (await planned(CHART, [], { confirmed: false })).bundle)
  expect((await summary(server)).filter((line) => line.endsWith('preliminary'))).toHaveLength(4)
  await send(server, (await planned(CHART, await held(server))).bundle)
  expect(await summary(server)).toEqual(['Provenance', ...FINAL])
})

test('marked as entered in error: all of it, and saved again beside it as a new one', async () => {
  const server = await ehrWithChart()
  await send(server, (await planned(CHART, [])).bundle)
  const stored = await held(server)
  const marked = planEnteredInError(stored, 'wrong lesion', [], { ...(await context()), replaces: stored })
  if (!marked.ok) throw new Error(marked.code)
  await send(server, marked.plan.bundle)
  const withdrawn = ['assessment', 'delta-t', 'nlr', 'tipm-points'].map((kind) => `${kind} entered-in-error`)
  expect(await summary(server)).toEqual(['Provenance', 'Provenance', ...withdrawn])
  await send(server, (await planned([...CHART, ...(await held(server))], await held(server))).bundle)
  expect((await summary(server)).filter((line) => line.endsWith(' final'))).toHaveLength(4)
})
