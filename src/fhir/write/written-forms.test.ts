import { expect, test } from 'vitest'
import { allSites, exam, lab, SUBJECT } from '../../../test/support/chart-builders.ts'
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
} from '../../../test/support/save-plans.ts'
import { written } from '../../text/written.ts'
import { assessChart } from '../assess-chart.ts'
import { ASSESSMENT_IDENTIFIER, OBSERVATION_CATEGORY } from '../codes/canonical.ts'
import type { Edits } from '../edits/edits.ts'
import { readChart } from '../read-chart.ts'
import type { EarlierAssessment } from '../stored/earlier-assessments.ts'
import { assessmentObservation } from './assessment-observation.ts'
import { planEnteredInError } from './correction-plan.ts'
import { riskAssessment } from './risk-assessment.ts'
import type { SavePlan } from './save-context.ts'
import { FULL_STORAGE } from './storage-form.ts'

/*
 * NLR 3, albumin 36 g/L, diameter 8.4 cm, dT not negative: 56 + 48.22 = 104.22 points, a low class; without dT up to 166.74.
 */
const as = (form: 'observation' | 'document') => ({ storage: { ...FULL_STORAGE, form } })
const NOBODY = { author: undefined, encounter: undefined }
const UNIT = { unit: '%', system: 'http://unitsofmeasure.org', code: '%' }
const SCORE = { unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' }

async function first<Type extends 'Observation' | 'DocumentReference'>(
  type: Type,
  saved: Promise<SavePlan>,
): Promise<Extract<fhir4.FhirResource, { resourceType: Type }>> {
  const [resource] = (await saved).bundle.entry ?? []
  expect(resource?.resource?.resourceType).toBe(type)
  return resource?.resource as Extract<fhir4.FhirResource, { resourceType: Type }>
}

test('a complete assessment as one Observation: class, points, probability, whom and what it is of', async () => {
  const written = await first('Observation', plan(COMPLETE, as('observation')))
  expect(written).toMatchObject({
    status: 'final',
    category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'survey' }] }],
    subject: SUBJECT,
    focus: [{ reference: 'Condition/hcc' }],
    encounter: { reference: 'Encounter/e' },
    performer: [AUTHOR],
    valueCodeableConcept: {
      coding: [{ code: '723505004', display: 'Low risk' }],
      text: 'Low risk of progression',
    },
    component: [
      { valueQuantity: SCORE },
      { valueQuantity: UNIT },
      { valueString: expect.stringMatching(/^tipm /) },
    ],
  })
  const [points, probability] = written.component ?? []
  expect(points?.valueQuantity?.value).toBeCloseTo(104.22, 1)
  // In percent with one decimal.
  expect(probability?.valueQuantity?.value).toBeGreaterThan(1)
  expect(probability?.valueQuantity?.value).toBeLessThan(3)
  expect(written.derivedFrom?.map(({ reference }) => reference)).toEqual([
    'Observation/n/_history/2',
    'Observation/l/_history/2',
    'Observation/swe-0',
    'Observation/swe-6',
    'Observation/alb',
    'Observation/size/_history/2',
  ])
  expect(written.note?.[0]?.text).toContain('Result: Low risk of progression.')
})

test('what is not known of author, encounter and diagnosis is left out of the Observation', async () => {
  const unproven = COMPLETE.filter(({ id }) => id !== 'hcc')
  const written = await first('Observation', plan(unproven, { ...as('observation'), ...NOBODY }))
  expect(written).not.toHaveProperty('focus')
  expect(written).not.toHaveProperty('encounter')
  expect(written).not.toHaveProperty('performer')
})

test('an open assessment as one Observation is preliminary, with ranges, and its class in words', async () => {
  const written = await first('Observation', plan(BASELINE, as('observation')))
  expect(written.status).toBe('preliminary')
  expect(written.valueCodeableConcept).toMatchObject({
    coding: [{ code: 'undecided' }],
    text: 'Risk of progression undecided',
  })
  const [points, probability] = written.component ?? []
  expect(points?.valueRange?.low?.value).toBeCloseTo(104.22, 1)
  expect(points?.valueRange?.high?.value).toBeCloseTo(166.74, 1)
  expect(probability?.valueRange).toMatchObject({ low: UNIT, high: UNIT })
  // 28 % at 160 points: somewhat more at 166.7.
  expect(probability?.valueRange?.high?.value).toBeGreaterThan(28)
})

test('an unconfirmed assessment is preliminary, whatever its form', async () => {
  const unconfirmed = { confirmed: false }
  expect((await first('Observation', plan(COMPLETE, { ...as('observation'), ...unconfirmed }))).status).toBe(
    'preliminary',
  )
  const written = await first('DocumentReference', plan(COMPLETE, { ...as('document'), ...unconfirmed }))
  expect(written).toMatchObject({ status: 'current', docStatus: 'preliminary' })
})

test('a high estimate is above 99 %, a high class has its own code, and exactly 1 and 99 % are numbers', async () => {
  // NLR 7: 34.89; 25 g/L: 100; 13 cm: 98.63; dT negative: 62.52. 296.04 points.
  const softer = exam('swe-6', allSites(8), '2026-11-16T09:00:00Z')
  const worst = [
    ...albuminOf(BASELINE, 25).map((item) =>
      item.id === 'n'
        ? lab('n', '751-8', 9.8, '10*9/L', BEFORE)
        : item.id === 'size'
          ? lab('size', '33728-7', 13, 'cm', BEFORE)
          : item,
    ),
    softer,
  ]
  const written = await first('Observation', plan(worst, as('observation')))
  expect(written.component?.[1]?.valueQuantity).toEqual({ value: 99, comparator: '>', ...UNIT })
  expect(written.valueCodeableConcept?.coding).toMatchObject([{ code: '723509005', display: 'High risk' }])
  const [prediction] = riskOf(await plan(worst)).prediction ?? []
  expect(prediction?.probabilityRange).toMatchObject({ low: { value: 99 }, high: { value: 100 } })
  expect(prediction?.qualitativeRisk?.coding).toMatchObject([{ code: 'high', display: 'High likelihood' }])
  const [low] = riskOf(await plan()).prediction ?? []
  expect(low?.qualitativeRisk?.coding).toMatchObject([{ code: 'low', display: 'Low likelihood' }])
})

test('a document holds the text, then the RiskAssessment, each in UTF-8', async () => {
  const saved = plan(COMPLETE, as('document'))
  const written = await first('DocumentReference', saved)
  expect(written).toMatchObject({
    status: 'current',
    docStatus: 'final',
    identifier: [{ system: ASSESSMENT_IDENTIFIER, value: (await saved).identifier }],
    subject: SUBJECT,
    author: [AUTHOR],
    description: 'TIPM: Low risk of progression',
    context: { encounter: [{ reference: 'Encounter/e' }] },
  })
  const [text, json] = (written.content ?? []).map(({ attachment }) => ({
    type: attachment.contentType,
    data: Buffer.from(attachment.data ?? '', 'base64').toString('utf8'),
  }))
  expect(text?.type).toBe('text/plain; charset=utf-8')
  expect(text?.data).toContain('Albumin: 36')
  // Beyond ASCII, so that bytes and letters are not the same.
  expect(text?.data).toContain('dT ≥ 0')
  expect(json?.type).toBe('application/fhir+json')
  expect(JSON.parse(json?.data ?? '')).toMatchObject({ resourceType: 'RiskAssessment', status: 'final' })
})

test('a document of nobody, outside of a visit, names neither', async () => {
  const written = await first('DocumentReference', plan(COMPLETE, { ...as('document'), ...NOBODY }))
  expect(written).not.toHaveProperty('author')
  expect(written).not.toHaveProperty('context')
})

// 36 g/L 56 points, 8.4 cm 4.4 times 10.959, NLR 3 and dT not negative none; 62.52 more where dT is open.
const POINTS = expect.closeTo(104.22, 1)

const linesOf = (saved: SavePlan) =>
  saved.items.map(({ title, status, method, lines }) => ({ title, status, method, lines }))

test('what will be written is told line by line: value with its time, rationale, and who took part', async () => {
  const lines = linesOf(await plan())
  const day = '2026-10-02T09:00:00Z'
  expect(lines.map(({ lines: [line] }) => line)).toEqual([
    { value: { low: 3, high: 3, unit: '{ratio}' }, times: [day] },
    { value: expect.stringMatching(/not negative|nonnegative|≥ 0/i), times: [day, expect.anything()] },
    { value: { low: POINTS, high: POINTS, unit: '{score}' }, times: expect.anything() },
    expect.stringMatching(/^Target Immunotherapy Predict Model/),
    expect.stringMatching(/^Assembler: /i),
  ])
  // dT tells its value, then what it counted.
  expect(lines[1]?.lines).toHaveLength(2)
  expect(lines[1]?.lines[1]).toContain('Stiffer at 9 of 9 sites; 5 needed.')
  expect(lines.at(-1)?.lines).toEqual([
    expect.stringMatching(/^Assembler: /i),
    expect.stringMatching(/^Verifier: Dr Duan$/i),
  ])
  const bounded = linesOf(await plan(BASELINE))
  expect(bounded[1]?.lines[0]).toMatchObject({ value: { low: POINTS, high: expect.closeTo(166.74, 1) } })
  expect(bounded.every(({ method }) => method === 'create')).toBe(true)
})

test('an Observation and a document are told by their rationale and description', async () => {
  const [observation] = linesOf(await plan(COMPLETE, as('observation')))
  expect(observation?.lines).toEqual([expect.stringContaining('Result: Low risk of progression.')])
  const [document] = linesOf(await plan(COMPLETE, as('document')))
  expect(document).toEqual({
    title: 'TIPM assessment',
    status: 'final',
    method: 'create',
    lines: ['TIPM: Low risk of progression'],
  })
})

test('who is not named is told by reference', async () => {
  const lines = linesOf(await plan(COMPLETE, { author: { reference: 'Practitioner/d' } }))
  expect(lines.at(-1)?.lines.at(-1)).toMatch(/: Practitioner\/d$/)
})

test('dT is told of the lesion and the place that its examinations name', async () => {
  const placed = COMPLETE.map((item) =>
    item.id?.startsWith('swe') ? { ...item, bodySite: { text: 'Segment 6' } } : item,
  )
  expect(observationOf(await plan(placed), 'delta-t')).toMatchObject({ bodySite: { text: 'Segment 6' } })
  const written = observationOf(await plan(), 'delta-t')
  expect(written).not.toHaveProperty('bodySite')
  expect(written).not.toHaveProperty('focus')
  expect(written?.note?.[0]?.text).toContain('In force: stiffer after therapy is dT ≥ 0')
})

test('nothing computed is written of a ratio that was typed, of dT entered by its sign, or of one examination', async () => {
  const edits: Edits = {
    nlr: { kind: 'ratio', ratio: 4, date: '2026-10-01' },
    deltaT: { kind: 'sign', sign: 'negative', date: '2026-11-16' },
  }
  const saved = await plan(COMPLETE, { edits })
  expect(observationOf(saved, 'nlr')).toBeUndefined()
  expect(observationOf(saved, 'delta-t')).toBeUndefined()
  expect(observationOf(await plan(BASELINE), 'delta-t')).toBeUndefined()
  // Nor of a ratio that is a range: 4.2 or 8.4 / 1.4.
  const twin = lab('n2', '751-8', 8.4, '10*9/L', BEFORE)
  expect(observationOf(await plan([...COMPLETE, twin]), 'nlr')).toBeUndefined()
})

test('without author and visit the computed results and the assessment name neither', async () => {
  const saved = await plan(COMPLETE, NOBODY)
  expect(observationOf(saved, 'nlr')).not.toHaveProperty('encounter')
  expect(observationOf(saved, 'tipm-points')).not.toHaveProperty('performer')
  expect(riskOf(saved)).not.toHaveProperty('encounter')
  expect(riskOf(saved)).not.toHaveProperty('performer')
  const named = await plan()
  expect(observationOf(named, 'nlr')?.encounter).toEqual({ reference: 'Encounter/e' })
  expect(observationOf(named, 'nlr')?.method?.text).toMatch(/^Computed by TIPM on FHIR, model tipm 1\./)
  expect(observationOf(named, 'tipm-points')?.performer).toEqual([AUTHOR])
})

async function inError(
  stored: readonly unknown[],
  overrides: Partial<Parameters<typeof planEnteredInError>[3]> = {},
  earlier: readonly EarlierAssessment[] = [],
) {
  const result = planEnteredInError(stored, 'wrong lesion', earlier, {
    read: await readContext(),
    author: AUTHOR,
    encounter: undefined,
    appVersion: '1.2.3',
    phrases: written.en,
    storage: FULL_STORAGE,
    confirmed: true,
    replaces: [],
    recorded: RECORDED,
    ...overrides,
  })
  if (!result.ok) throw new Error(result.code)
  return result.plan
}

test('what is marked as in error says why, by whom and when, and is told by that', async () => {
  const marked = await inError(asStored(await plan()))
  const note = {
    authorReference: AUTHOR,
    time: RECORDED.toISOString(),
    text: 'Marked as entered in error: wrong lesion',
  }
  expect(riskOf(marked).note?.at(-1)).toEqual(note)
  expect(observationOf(marked, 'delta-t')?.note).toHaveLength(2)
  const told = linesOf(marked).slice(0, -1)
  expect(told.map(({ lines }) => lines)).toEqual(told.map(() => [note.text]))
  expect(told.every(({ method, status }) => method === 'update' && status === 'entered-in-error')).toBe(true)
})

test('a role is named in words, as R4 takes no reference to one, and nobody is not named', async () => {
  const by = async (author: { reference: string; display?: string } | undefined) =>
    riskOf(await inError(asStored(await plan()), { author })).note?.at(-1)
  expect(await by({ reference: 'PractitionerRole/r', display: 'Hepatology' })).toMatchObject({
    authorString: 'Hepatology',
  })
  expect(await by({ reference: 'PractitionerRole/r' })).toMatchObject({ authorString: 'PractitionerRole/r' })
  const nobody = await by(undefined)
  expect(nobody).not.toHaveProperty('authorString')
  expect(nobody).not.toHaveProperty('authorReference')
})

test('a document is marked in its description, and told by it', async () => {
  const marked = await inError(asStored(await plan(COMPLETE, as('document'))))
  expect(marked.items[0]).toMatchObject({
    status: 'entered-in-error',
    method: 'update',
    lines: ['TIPM: Low risk of progression. Marked as entered in error: wrong lesion'],
  })
})

test('a server without Provenance is not sent one', async () => {
  const storage = { ...FULL_STORAGE, provenance: false }
  const types = (saved: SavePlan) => resourcesOf(saved).map(({ resourceType }) => resourceType)
  expect(types(await plan(COMPLETE, { storage }))).not.toContain('Provenance')
  expect(types(await inError(asStored(await plan()), { storage }))).not.toContain('Provenance')
})

test('of a part of another patient nothing is marked; a part that another assessment rests on stands', async () => {
  const stored = asStored(await plan())
  const foreign = stored.map((item) =>
    item.resourceType === 'Observation' ? { ...item, subject: { reference: 'Patient/p2' } } : item,
  )
  await expect(inError(foreign)).rejects.toThrow('other-patient')
  await expect(inError([])).rejects.toThrow('not-found')
  const resting = {
    reference: 'RiskAssessment/other',
    status: 'final',
    basis: [{ reference: 'Observation/s1' }],
  }
  const marked = await inError(stored, {}, [resting as unknown as EarlierAssessment])
  expect(marked.items.filter(({ resourceType }) => resourceType === 'Observation')).toHaveLength(2)
  expect((marked.bundle.entry ?? []).map(({ request }) => request?.url)).not.toContain('Observation/s1')
})

/** The probabilities of a stored assessment, whatever its inputs give. */
async function estimated(probability: number) {
  const read = await readContext()
  const chart = await readChart(COMPLETE, read)
  const assessment = assessChart(read.model, chart)
  if (assessment.kind !== 'complete') throw new Error(assessment.kind)
  const words = { result: '', rationale: '', notes: [], deltaT: undefined, lowBelow: '' }
  const context = {
    read,
    ...NOBODY,
    appVersion: '1',
    phrases: written.en,
    storage: FULL_STORAGE,
    confirmed: true,
    replaces: [],
    recorded: RECORDED,
    words,
  }
  const turned = { ...assessment, probability }
  return {
    risk: riskAssessment(chart, turned, 'id', [], context).prediction?.[0],
    observation: assessmentObservation(chart, turned, 'id', context).component?.[1]?.valueQuantity,
  }
}

test.each([
  [0.01, 1],
  [0.99, 99],
  [0.5, 50],
])('an estimate of %s is the number %s, in percent', async (probability, percent) => {
  const { risk, observation } = await estimated(probability)
  expect(risk?.probabilityDecimal).toBe(percent)
  expect(observation).toEqual({ value: percent, ...UNIT })
})

test.each([
  [0.0094, '<', 1],
  [0.9906, '>', 99],
])('an estimate of %s is told as %s %s %%', async (probability, comparator, value) => {
  const { risk, observation } = await estimated(probability)
  expect(risk?.probabilityDecimal).toBeUndefined()
  expect(observation).toEqual({ value, comparator, ...UNIT })
})

test('nothing is planned of the form that the clinician pastes', async () => {
  await expect(plan(COMPLETE, { storage: { ...FULL_STORAGE, form: 'text' } })).rejects.toThrow(
    'nothing is planned',
  )
})

test('a stored document or Observation is replaced in its own form, and a final one amended', async () => {
  for (const form of ['observation', 'document'] as const) {
    const first = asStored(await plan(COMPLETE, as(form)))
    const saved = await plan(albuminOf(COMPLETE, 30), { ...as(form), replaces: first })
    const [entry] = saved.bundle.entry ?? []
    expect(entry?.request).toMatchObject({ method: 'PUT', ifMatch: 'W/"1"' })
    expect(saved.items[0]).toMatchObject({ method: 'update', status: 'amended' })
    // One of another form is not taken for it.
    const other = await plan(COMPLETE, { replaces: first })
    expect(other.items.every(({ method }) => method === 'create')).toBe(true)
  }
})

test('what was withdrawn before is not replaced', async () => {
  const withdrawn = asStored(await plan()).map((item) => ({ ...item, status: 'entered-in-error' }))
  const saved = await plan(COMPLETE, { replaces: withdrawn })
  expect(saved.items.filter(({ title }) => title === 'TIPM assessment')).toMatchObject([{ method: 'create' }])
})

test('a version keeps each of its business identifiers once', async () => {
  const first = asStored(await plan()).map((item) =>
    item.resourceType === 'RiskAssessment'
      ? { ...item, identifier: [{ system: 'https://other.example', value: 'x' }, ...(item.identifier ?? [])] }
      : item,
  )
  const saved = await plan(albuminOf(COMPLETE, 36), { replaces: first, confirmed: true })
  const values = riskOf(saved).identifier?.map(({ value }) => value)
  expect(values).toEqual([...new Set(values)])
  expect(values?.[0]).toBe('x')
})

test('the same value under another system is another identifier', async () => {
  const saved = await plan()
  const first = asStored(saved).map((item) =>
    item.resourceType === 'RiskAssessment'
      ? { ...item, identifier: [{ system: 'https://other.example', value: saved.identifier }] }
      : item,
  )
  expect(riskOf(await plan(COMPLETE, { replaces: first })).identifier).toHaveLength(2)
})

test('points that are preliminary as before and the same are left as they are', async () => {
  const saved = await plan(BASELINE, { replaces: asStored(await plan(BASELINE)) })
  expect(observationOf(saved, 'tipm-points')).toBeUndefined()
  expect(observationOf(saved, 'nlr')).toBeUndefined()
})

test('what an assessment rests on no longer is named among the revisions', async () => {
  const edits: Edits = { nlr: { kind: 'ratio', ratio: 4, date: '2026-10-01' } }
  const saved = await plan(COMPLETE, { edits, replaces: asStored(await plan()) })
  expect(resourcesOf(saved).at(-1)).toMatchObject({
    entity: expect.arrayContaining([{ role: 'revision', what: { reference: 'Observation/s0/_history/1' } }]),
  })
})

test('of two stored ratios that of the same moment is revised, and the other marked', async () => {
  const first = asStored(await plan())
  const [ratio] = first
  const other = {
    ...ratio,
    id: 'other',
    identifier: [{ system: ASSESSMENT_IDENTIFIER, value: 'another moment' }],
  }
  const corrected = COMPLETE.map((item) =>
    item.id === 'l' ? lab('l', '731-0', 1.2, '10*9/L', BEFORE, { meta: { versionId: '3' } }) : item,
  )
  const saved = await plan(corrected, { replaces: [other, ...first] })
  const requests = (saved.bundle.entry ?? []).map(({ request, resource }) => [
    request?.url,
    (resource as fhir4.Observation).status,
  ])
  expect(requests).toContainEqual(['Observation/other', 'entered-in-error'])
  expect(requests).toContainEqual(['Observation/s0', 'amended'])
})

test('without a transaction no parts are created, and the assessment rests on what is on file of them', async () => {
  const storage = { ...FULL_STORAGE, transaction: false }
  const saved = await plan(COMPLETE, { storage })
  expect(resourcesOf(saved).map(({ resourceType }) => resourceType)).not.toContain('Observation')
})

test('a ratio of the same value stays where it rests on the same results, whatever the server kept of their versions, and is revised where not', async () => {
  const first = asStored(await plan())
  const isRevised = async (...references: readonly string[]) => {
    const derivedFrom = references.map((reference) => ({ reference }))
    const replaces = first.map((item) => (item.id === 's0' ? { ...item, derivedFrom } : item))
    return observationOf(await plan(COMPLETE, { replaces }), 'nlr') !== undefined
  }
  const [n, l] = ['Observation/n', 'Observation/l']
  for (const same of [
    [`${n}/_history/2`, `${l}/_history/2`],
    [n, l],
    [n, `https://ehr.example/fhir/${l}`],
  ])
    expect([same, await isRevised(...same)]).toEqual([same, false])
  for (const other of [
    [`${n}/_history/1`, `${l}/_history/2`],
    [n, 'Observation/l2'],
    [n],
    [n, l, 'Observation/l2'],
    [],
  ])
    expect([other, await isRevised(...other)]).toEqual([other, true])
})
