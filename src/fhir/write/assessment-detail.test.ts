import { expect, test } from 'vitest'
import { chartOf, dayOf, examOn, known, ranged, signed, unknown } from '../../../test/support/chart-inputs.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { assessChart } from '../assess-chart.ts'
import type { Candidate, ChartInputs, SelectionRule, StiffnessExam } from '../chart-inputs.ts'
import { assessmentDetail } from './assessment-detail.ts'

const context = await readContext()
const whole: Partial<ChartInputs> = {
  nlr: known(4, '1', '4'),
  albumin: known(36, 'g/L', '36 g/L'),
  diameter: known(9, 'cm', '9 cm'),
  deltaT: signed('negative'),
}
const UCUM = 'http://unitsofmeasure.org'
const quantity = (value: number, unit: string, comparator?: string) => ({
  ...{ value, unit, system: UCUM, code: unit },
  ...(comparator !== undefined && { comparator }),
})

function partsOf(more: Partial<ChartInputs> = {}): readonly fhir4.Extension[] {
  const chart = chartOf({ ...whole, ...more })
  const assessment = assessChart(context.model, chart)
  if (assessment.kind !== 'complete' && assessment.kind !== 'bounded') return expect.fail(assessment.kind)
  return assessmentDetail(chart, assessment, context).extension ?? []
}
const inputOf = (name: string, more: Partial<ChartInputs>) =>
  partsOf(more).find(({ extension }) => extension?.[0]?.valueCode === name)?.extension ?? []
const albuminOf = (albumin: ChartInputs['albumin']) =>
  inputOf('albumin', { albumin }).find(({ url }) => url === 'value')

test('an input is stored with its value, its day and where it came from', () => {
  const albumin = (rule: SelectionRule) => {
    const reading = known(36, 'g/L', '36 g/L')
    return inputOf('albumin', { albumin: { ...reading, evidence: { ...reading.evidence, rule } } })
  }
  expect(albumin('nearest-before-index')).toEqual([
    { url: 'name', valueCode: 'albumin' },
    { url: 'value', valueQuantity: quantity(36, 'g/L') },
    { url: 'date', valueDate: '2026-10-05' },
    { url: 'origin', valueCode: 'chart' },
  ])
  expect(albumin('chosen-by-user')[3]?.valueCode).toBe('chosen')
  expect(albumin('entered-by-user')[3]?.valueCode).toBe('entered')
  expect(inputOf('deltaT', {})[1]).toEqual({ url: 'value', valueCode: 'negative' })
  expect(inputOf('nlr', { nlr: unknown('different-draws') })).toEqual([
    { url: 'name', valueCode: 'nlr' },
    { url: 'unknown', valueCode: 'different-draws' },
  ])
})

test('a range with one end is a quantity with its comparator, one with two a Range', () => {
  const of = (low: number, high: number, more: object = {}) =>
    albuminOf(ranged({ low, high, ...more }, 'g/L', 'x'))
  expect(of(0, 20, { below: true })?.valueQuantity).toEqual(quantity(20, 'g/L', '<'))
  expect(of(0, 20)?.valueQuantity).toEqual(quantity(20, 'g/L', '<='))
  expect(of(45, Number.POSITIVE_INFINITY, { above: true })?.valueQuantity).toEqual(quantity(45, 'g/L', '>'))
  expect(of(45, Number.POSITIVE_INFINITY)?.valueQuantity).toEqual(quantity(45, 'g/L', '>='))
  expect(of(30, 40)?.valueRange).toEqual({ low: quantity(30, 'g/L'), high: quantity(40, 'g/L') })
})

test('points are a quantity, or a Range also where its low end is nothing', () => {
  // 34.89 + 56 + 54.8 + 62.52, each to two places.
  expect(partsOf()[0]?.valueQuantity?.value).toBeCloseTo(208.2, 1)
  // Albumin from 50 g/L on and a size of 1 cm add nothing; NLR and dT at most 34.89 and 62.52.
  const none = {
    ...{ albumin: known(50, 'g/L', '50'), diameter: known(1, 'cm', '1'), deltaT: signed(undefined) },
    nlr: unknown('not-found'),
  }
  const range = partsOf(none)[0]?.valueRange
  expect(range?.low).toEqual(quantity(0, '{score}'))
  expect(range?.high?.value).toBeCloseTo(97.4, 1)
})

test('what was found and could not be used is kept with its reason', () => {
  const { time } = known(0, '', '').evidence
  const doubt = (original: string, reference: string | undefined): Candidate => ({
    ...{ reference, versionId: undefined, name: '', original, time, status: 'preliminary' },
    ...{ reason: 'preliminary', converted: undefined },
  })
  const doubts = [doubt('28 g/L', 'Observation/2'), doubt('28 g/L', undefined), doubt('', undefined)]
  const kept = (albumin: ChartInputs['albumin']) =>
    inputOf('albumin', { albumin }).flatMap(({ url, extension }) => (url === 'doubt' ? [extension] : []))
  const expected = ['28 g/L Observation/2', '28 g/L', '-'].map((valueString) => [
    { url: 'found', valueString },
    { url: 'reason', valueCode: 'preliminary' },
  ])
  expect(kept(known(36, 'g/L', '36 g/L', { doubts }))).toEqual(expected)
  expect(kept(unknown('newest-not-usable', { doubts }))).toEqual(expected)
})

test('the index date is a day, a period where it is open, and none where it is not known', () => {
  const { indexDate } = chartOf({})
  const start = (more: Partial<ChartInputs['indexDate']>) =>
    partsOf({ indexDate: { ...indexDate, ...more } }).find(({ url }) => url === 'indexDate')?.extension?.[2]
  expect(start({})).toEqual({ url: 'time', valueDate: '2026-10-07' })
  expect(start({ state: 'not-begun' })).toEqual({ url: 'time', valueDate: '2026-10-07' })
  expect(start({ state: 'between', from: dayOf('2026-10-01') })).toEqual({
    ...{ url: 'time', valuePeriod: { start: '2026-10-01', end: '2026-10-07' } },
  })
  expect(start({ state: 'unknown', from: undefined })).toBeUndefined()
})

test('answers of the user, and each topic that was not read, are kept once', () => {
  const failure = { topic: 'orders', code: 'http', status: 500, diagnostics: undefined } as const
  const at = '2026-11-20T10:00:00Z'
  const parts = partsOf({
    failures: [failure, failure],
    criteria: [
      { id: 'hcc', state: 'met', evidence: [] },
      { id: 'stage', state: 'met', evidence: [], answer: { state: 'met', at } },
    ],
  })
  expect(parts.filter(({ url }) => url === 'unread')).toEqual([{ url: 'unread', valueCode: 'orders' }])
  expect(parts.filter(({ url }) => url === 'criterion').map(({ extension }) => extension)).toEqual([
    [
      { url: 'id', valueCode: 'stage' },
      { url: 'answer', valueCode: 'met' },
      { url: 'at', valueDateTime: at },
    ],
  ])
})

test('the interval of an estimate is rounded outwards, and dT names the day of the first examination and its lesion or place', () => {
  const chart = chartOf(whole)
  const assessment = assessChart(context.model, chart)
  if (assessment.kind !== 'complete') return expect.fail(assessment.kind)
  const intervalOf = (interval: typeof assessment.interval) =>
    assessmentDetail(chart, { ...assessment, interval }, context).extension?.find(
      ({ url }) => url === 'interval',
    )
  const [low, high] = [quantity(14.2, '%'), quantity(83.3, '%')]
  expect(intervalOf({ lower: 0.14299, upper: 0.83201 })?.valueRange).toEqual({ low, high })
  // What is a tenth already is none more.
  expect(intervalOf({ lower: 0.142, upper: 0.833 })?.valueRange).toEqual({ low, high })
  expect(intervalOf(undefined)).toBeUndefined()

  const formed = signed('negative')
  if (formed.state !== 'known') return expect.fail(formed.state)
  const evidence = { ...formed.evidence, rule: 'stiffness-change' as const }
  const examsOf = (baseline: Partial<StiffnessExam> | undefined, followUp: Partial<StiffnessExam>) =>
    inputOf('deltaT', {
      deltaT: {
        ...formed,
        evidence,
        exams: {
          ...formed.exams,
          baseline: baseline && examOn('2026-10-02', baseline),
          followUp: examOn('2026-11-16', followUp),
        },
      },
    }).slice(4)
  const baseline = { url: 'baseline', valueDate: '2026-10-02' }
  expect(examsOf({}, {})).toEqual([baseline])
  expect(examsOf({ lesion: 'BodyStructure/b', place: 'Segment 6' }, {})).toEqual([
    baseline,
    { url: 'lesion', valueReference: { reference: 'BodyStructure/b' } },
    { url: 'place', valueString: 'Segment 6' },
  ])
  // The later examination is asked first; a segment is a place, and no resource.
  const later = { lesion: 'segment 8', place: 'S8' }
  expect(examsOf({ lesion: 'BodyStructure/b', place: 'Segment 6' }, later)).toEqual([
    baseline,
    { url: 'place', valueString: 'S8' },
  ])
  expect(examsOf(undefined, {})).toEqual([])
  // What was not formed from examinations names none.
  const exams = { ...formed.exams, baseline: examOn('2026-10-02') }
  expect(inputOf('deltaT', { deltaT: { ...formed, exams } }).slice(4)).toEqual([])
})
