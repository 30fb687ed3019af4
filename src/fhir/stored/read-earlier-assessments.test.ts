import { expect, test } from 'vitest'
import { SUBJECT } from '../../../test/support/chart-builders.ts'
import { AUTHOR, asStored, COMPLETE, plan } from '../../../test/support/save-plans.ts'
import { ASSESSMENT_IDENTIFIER, DETAIL_EXTENSION, TIPM_SYSTEM } from '../codes/canonical.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { chartPatient } from '../resources/subject.ts'
import { FULL_STORAGE } from '../write/storage-form.ts'
import { oldRationale } from './old-rationale.ts'
import { readEarlierAssessments } from './read-earlier-assessments.ts'

const stored = (id: string, overrides: object = {}) => ({
  resourceType: 'RiskAssessment',
  id,
  meta: { versionId: '3' },
  identifier: [{ system: ASSESSMENT_IDENTIFIER, value: 'hash' }],
  status: 'final',
  method: { coding: [{ system: TIPM_SYSTEM, code: 'tipm-assessment' }], text: 'TIPM 1.0.0, hash abc' },
  subject: SUBJECT,
  occurrenceDateTime: '2026-10-01T08:00:00Z',
  performer: { reference: 'Practitioner/d', display: 'Dr Duan' },
  basis: [{ reference: 'Observation/alb/_history/2', display: 'Albumin' }],
  note: [{ text: 'Inputs as read' }],
  prediction: [
    {
      probabilityDecimal: 73.5,
      qualitativeRisk: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/risk-probability', code: 'high' }],
      },
      rationale: '222.8 points, cut-off 160: high. Inputs: albumin 34 g/L (2026-09-28).',
      whenPeriod: { start: '2026-10-01', end: '2027-04-01' },
    },
  ],
  ...overrides,
})
const earlier = (...resources: readonly unknown[]) => {
  const chart = chartResources(resources)
  return readEarlierAssessments(
    chart,
    chartPatient(chart, { patientId: 'p1', base: 'https://ehr.example/fhir' }),
  )
}

test('reads a stored assessment as it was stored', () => {
  expect(earlier(stored('a'))).toEqual([
    {
      reference: 'RiskAssessment/a',
      versionId: '3',
      identifiers: ['hash'],
      status: 'final',
      date: '2026-10-01T08:00:00Z',
      risk: 'high',
      probability: { low: 73.5, high: 73.5 },
      rationale: '222.8 points, cut-off 160: high. Inputs: albumin 34 g/L (2026-09-28).',
      detail: oldRationale('222.8 points, cut-off 160: high. Inputs: albumin 34 g/L (2026-09-28).'),
      basis: [{ reference: 'Observation/alb/_history/2', display: 'Albumin' }],
      model: 'TIPM 1.0.0, hash abc',
      notes: ['Inputs as read'],
      period: { start: '2026-10-01', end: '2027-04-01' },
      performer: 'Dr Duan',
    },
  ])
})

test('reads a range and a class that is undecided or not told', () => {
  const range = { low: { value: 12 }, high: { value: 80 } }
  const undecided = stored('a', {
    prediction: [{ probabilityRange: range, qualitativeRisk: { text: 'undecided' } }],
  })
  expect(earlier(undecided)).toMatchObject([{ risk: 'undecided', probability: { low: 12, high: 80 } }])
  expect(earlier(stored('a', { prediction: [] }))).toMatchObject([
    { risk: 'unknown', probability: undefined },
  ])
  const half = stored('a', { prediction: [{ probabilityRange: { low: { value: 12 } } }] })
  expect(earlier(half)).toMatchObject([{ probability: undefined }])
})

test('passes by those of other patients and other models', () => {
  expect(earlier(stored('a', { subject: { reference: 'Patient/p2' } }))).toEqual([])
  // The same id on another server is somebody else; by its whole address it is the patient.
  const at = (base: string) => earlier(stored('a', { subject: { reference: `${base}/Patient/p1` } }))
  expect(
    [at('https://other.example/fhir'), at('https://ehr.example/fhir')].map(({ length }) => length),
  ).toEqual([...[0, 1]])
  expect(earlier(stored('a', { subject: { display: 'Chen' } }))).toEqual([])
  expect(earlier(stored('a', { method: { text: 'Framingham' } }))).toEqual([])
})

test('keeps those entered in error, with their status', () => {
  expect(earlier(stored('a', { status: 'entered-in-error' }))).toMatchObject([{ status: 'entered-in-error' }])
})

test('lists the newest first and undated ones last', () => {
  const dated = (id: string, occurrenceDateTime: string) => stored(id, { occurrenceDateTime })
  const { occurrenceDateTime: _, ...undated } = stored('b')
  const all = [dated('a', '2026-01-01'), undated, dated('c', '2026-11-01'), dated('d', '2026-06-01')]
  const order = ['RiskAssessment/c', 'RiskAssessment/d', 'RiskAssessment/a', 'RiskAssessment/b']
  expect(earlier(...all).map(({ reference }) => reference)).toEqual(order)
  expect(earlier(...all.toReversed()).map(({ reference }) => reference)).toEqual(order)
})

const tipm = (code: string) => ({ coding: [{ system: TIPM_SYSTEM, code }] })
const asObservation = (overrides: object = {}) => ({
  ...{ resourceType: 'Observation', id: 'o', status: 'final', code: tipm('tipm-assessment') },
  ...{ subject: SUBJECT, effectiveDateTime: '2026-10-01T08:00:00Z' },
  note: [{ text: '222.8 points, cut-off 160: high.' }, { text: 'Inputs as read' }],
  performer: [{ reference: 'Practitioner/d' }],
  derivedFrom: [{ reference: 'Observation/alb' }, { display: 'without a reference' }],
  ...overrides,
})

test('reads an assessment that is stored as an Observation, its first note as the rationale', () => {
  expect(earlier(asObservation())).toMatchObject([
    {
      ...{ reference: 'Observation/o', status: 'final', date: '2026-10-01T08:00:00Z' },
      ...{ rationale: '222.8 points, cut-off 160: high.', notes: ['Inputs as read'] },
      ...{ performer: 'Practitioner/d', basis: [{ reference: 'Observation/alb' }], period: undefined },
    },
  ])
  expect(earlier(asObservation({ performer: undefined }))).toMatchObject([{ performer: undefined }])
})

test('reads points from their component where the server kept no detail, and exactly', () => {
  const component = (value: object) => [
    { code: tipm('probability'), valueQuantity: { value: 95 } },
    { code: tipm('tipm-points'), ...value },
  ]
  const detailOf = (overrides: object) => earlier(asObservation({ note: [], ...overrides }))[0]?.detail
  expect(detailOf({ component: component({ valueQuantity: { value: 222.8123 } }) })).toMatchObject({
    points: { low: 222.8123, high: 222.8123 },
    rounding: 1e-4,
  })
  const range = { valueRange: { low: { value: 120 }, high: { value: 182.5 } } }
  expect(detailOf({ component: component(range) })?.points).toEqual({ low: 120, high: 182.5 })
  expect(detailOf({ component: [] })?.points).toBeUndefined()
  const detail = { url: DETAIL_EXTENSION, extension: [{ url: 'points', valueQuantity: { value: 104.2 } }] }
  expect(detailOf({ component: component(range), extension: [detail] })?.points).toEqual({
    low: 104.2,
    high: 104.2,
  })
  // Of a RiskAssessment the rationale tells; it has no components.
  expect(
    earlier(stored('a', { prediction: [], component: component(range) }))[0]?.detail.points,
  ).toBeUndefined()
})

test('the class is told by a code of any of its systems, and by nothing else but the word undecided', () => {
  const coded = (...codes: readonly string[]) => ({ coding: codes.map((code) => ({ code })) })
  const riskOf = (valueCodeableConcept: object) => earlier(asObservation({ valueCodeableConcept }))[0]?.risk
  expect(['high', '723509005', 'low', '723505004', 'undecided'].map((code) => riskOf(coded(code)))).toEqual([
    ...['high', 'high', 'low', 'low', 'undecided'],
  ])
  expect(riskOf({ ...coded('undecided'), text: 'Risk of progression undecided' })).toBe('undecided')
  expect([{ text: 'undecided' }, { text: 'high' }, coded('moderate'), coded()].map(riskOf)).toEqual([
    ...['undecided', 'unknown', 'unknown', 'unknown'],
  ])
})

test('a probability that is told by a limit reaches from there to the end of the scale', () => {
  const probabilityOf = (more: object) =>
    earlier(
      asObservation({
        component: [
          { code: tipm('tipm-points'), valueQuantity: { value: 223 } },
          { code: tipm('probability'), ...more },
        ],
      }),
    )[0]?.probability
  const limit = (comparator: string | undefined, value: number) =>
    probabilityOf({ valueQuantity: { value, ...(comparator === undefined ? {} : { comparator }) } })
  expect(limit('<', 1)).toEqual({ low: 0, high: 1 })
  expect(limit('>', 99)).toEqual({ low: 99, high: 100 })
  expect(limit(undefined, 28)).toEqual({ low: 28, high: 28 })
  expect(probabilityOf({ valueRange: { low: { value: 12 }, high: { value: 80 } } })).toEqual({
    low: 12,
    high: 80,
  })
  expect(probabilityOf({ valueRange: { high: { value: 80 } } })).toBeUndefined()
})

test('it is known by its method or by its code, dated by a period too, and named by its own identifiers alone', () => {
  const { occurrenceDateTime: _, ...undated } = stored('a')
  const found = earlier({
    ...undated,
    ...{ method: undefined, code: tipm('tipm-assessment'), performer: { reference: 'Practitioner/d' } },
    occurrencePeriod: { start: '2026-10-01', end: '2026-10-02' },
    identifier: [
      { system: 'urn:other', value: 'x' },
      { system: ASSESSMENT_IDENTIFIER },
      { system: ASSESSMENT_IDENTIFIER, value: 'one' },
      { system: ASSESSMENT_IDENTIFIER, value: 'two' },
    ],
    ...{
      note: [{}, { text: 'a' }, { text: 'b' }],
      basis: [{ display: 'nowhere' }, { reference: 'Observation/1' }],
    },
  })
  expect(found).toMatchObject([
    {
      ...{ date: '2026-10-01', identifiers: ['one', 'two'], notes: ['a', 'b'], performer: 'Practitioner/d' },
      ...{ model: undefined, basis: [{ reference: 'Observation/1' }] },
    },
  ])
  // Of two at one time both stay; the points of an Observation are those of its own component.
  expect(earlier(stored('a'), stored('b'), asObservation({ code: tipm('tipm-points') }))).toHaveLength(2)
})

test('a document tells what the assessment within it does, and its own frame where that cannot be read', async () => {
  // 104.2 points by hand (save-plan.test.ts): low.
  const [document] = asStored(await plan(COMPLETE, { storage: { ...FULL_STORAGE, form: 'document' } }))
  const author = { author: [AUTHOR] }
  const whole = earlier(document)[0]
  expect(whole).toMatchObject({
    ...{
      reference: 'DocumentReference/s0',
      versionId: '1',
      status: 'final',
      risk: 'low',
      performer: 'Dr Duan',
    },
    period: { start: '2026-10-05', end: '2027-04-05' },
  })
  expect(whole?.detail.points?.low).toBeCloseTo(104.2, 1)
  const attachment = (data: string, contentType = 'application/fhir+json') => ({
    attachment: { contentType, data },
  })
  const patient = btoa('{"resourceType":"Patient"}')
  for (const content of [[], [{}], [attachment('%%')], [attachment(btoa('{'))], [attachment(patient)]])
    expect(earlier({ ...document, content, ...author, docStatus: 'preliminary' })).toMatchObject([
      {
        ...{ status: 'preliminary', risk: 'unknown', probability: undefined, performer: 'Dr Duan' },
        ...{ rationale: 'TIPM: Low risk of progression', basis: [], notes: [], period: undefined },
        detail: { points: undefined, inputs: {} },
      },
    ])
  const statusOf = (more: object) => earlier({ ...document, ...more })[0]?.status
  expect(statusOf({ docStatus: undefined })).toBe('current')
  expect(statusOf({ status: 'entered-in-error' })).toBe('entered-in-error')
  expect(earlier({ ...document, author: [{ reference: 'Practitioner/d' }] })[0]?.performer).toBe(
    'Practitioner/d',
  )
  expect(earlier({ ...document, type: { text: 'TIPM' } })).toEqual([])
})
