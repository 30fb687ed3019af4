import { expect, test } from 'vitest'
import {
  allSites,
  CODE,
  exam,
  lab,
  pairFrom,
  RECENT,
  reasonsOf,
  resultOf,
  sourcesOf,
  tumourSize,
} from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { readChart } from '../read-chart.ts'
import { applyEdits } from './apply-edits.ts'
import type { EditFault, Edits } from './edits.ts'

const DATE = '2026-11-20'
const CHART = [
  lab('n', CODE.anc, 4.2, '10*9/L'),
  lab('l', CODE.alc, 1.4, '10*9/L'),
  lab('alb', CODE.albumin, 36, 'g/L'),
  lab('size', CODE.longest, 8.4, 'cm'),
]

async function edit(edits: Edits, resources: readonly unknown[] = CHART) {
  const context = await readContext()
  const chart = await readChart(resources, context)
  return { before: chart, ...applyEdits(chart, edits, context) }
}

const albumin = (value: number, unit: string, date = DATE): Edits => ({
  albumin: { kind: 'quantity', value, unit, date },
})
const faultOf = async (edits: Edits): Promise<EditFault['code'] | undefined> => {
  const { before, chart, faults } = await edit(edits)
  if (faults.length > 0) expect(chart).toEqual(before)
  return faults[0]?.code
}

test('takes an entered value in either unit and keeps the original among those passed over', async () => {
  const { chart, faults } = await edit(albumin(3.1, 'g/dL'))
  expect(faults).toEqual([])
  expect(chart.albumin).toMatchObject({
    value: 31,
    unit: 'g/L',
    evidence: {
      rule: 'entered-by-user',
      sources: [{ reference: undefined, original: '3.1 g/dL' }],
      ageDays: 3,
    },
  })
  expect(chart.albumin.passedOver).toMatchObject([
    { reference: 'Observation/alb', reason: 'replaced-by-user', converted: { value: 36, unit: 'g/L' } },
  ])
})

test('leaves every other reading as it was', async () => {
  const { before, chart } = await edit(albumin(31, 'g/L'))
  expect({ ...chart, albumin: before.albumin }).toEqual(before)
})

test('names what is wrong with an entry and changes nothing', async () => {
  expect(await faultOf(albumin(Number.NaN, 'g/L'))).toBe('not-a-number')
  expect(await faultOf(albumin(3.1, 'g/L'))).toBe('implausible')
  expect(await faultOf(albumin(-31, 'g/L'))).toBe('implausible')
  expect(await faultOf(albumin(540, 'umol/L'))).toBe('unit-not-accepted')
  expect(await faultOf(albumin(31, 'g/L', ''))).toBe('date-missing')
  expect(await faultOf(albumin(31, 'g/L', '2026-02-30'))).toBe('date-invalid')
  expect(await faultOf(albumin(31, 'g/L', '2026-02'))).toBe('date-invalid')
  expect(await faultOf(albumin(31, 'g/L', RECENT))).toBe('date-invalid')
  expect(await faultOf(albumin(31, 'g/L', '2026-11-24'))).toBe('date-in-future')
  expect(await faultOf(albumin(31, 'g/L', '2026-11-23'))).toBeUndefined()
})

test('keeps sound entries beside a faulty one', async () => {
  const { chart, faults } = await edit({
    ...albumin(3.1, 'g/L'),
    diameter: { kind: 'quantity', value: 91, unit: 'mm', date: DATE },
  })
  expect(faults).toEqual([{ input: 'albumin', code: 'implausible' }])
  expect([resultOf(chart.albumin), resultOf(chart.diameter)]).toEqual([36, 9.1])
})

test('takes both counts of a draw, or the ratio alone without counts', async () => {
  const counts = await edit({
    nlr: { kind: 'counts', neutrophils: 6000, lymphocytes: 1500, unit: '/uL', date: DATE },
  })
  expect([counts.chart.nlr, counts.chart.anc, counts.chart.alc].map(resultOf)).toEqual([4, 6, 1.5])
  const ratio = await edit({ nlr: { kind: 'ratio', ratio: 4, date: DATE } })
  expect([ratio.chart.nlr, ratio.chart.anc, ratio.chart.alc].map(resultOf)).toEqual([
    4,
    'not-found',
    'not-found',
  ])
  expect(
    await faultOf({ nlr: { kind: 'counts', neutrophils: 6, lymphocytes: 0, unit: '10*9/L', date: DATE } }),
  ).toBe('implausible')
  expect(await faultOf({ nlr: { kind: 'ratio', ratio: -1, date: DATE } })).toBe('implausible')
})

test('takes an entered sign of dT and keeps the exams beside it', async () => {
  const { before, chart } = await edit({ deltaT: { kind: 'sign', sign: 'nonnegative', date: DATE } }, [
    ...pairFrom('2026-10-05'),
    exam('e', allSites(10), '2026-10-01'),
  ])
  expect(chart.deltaT).toMatchObject({ value: 'nonnegative', evidence: { rule: 'entered-by-user' } })
  expect(chart.deltaT.exams).toEqual(before.deltaT.exams)
})

test('refuses a sign of dT before the combination began: there is nothing it could be a change since', async () => {
  expect(await faultOf({ deltaT: { kind: 'sign', sign: 'negative', date: DATE } })).toBe(
    'therapy-not-started',
  )
})

test('takes a passed-over value the user chooses, marked as later where it is', async () => {
  const resources = [...pairFrom('2026-10-05'), lab('late', CODE.albumin, 30, 'g/L', '2026-11-20')]
  const { chart } = await edit({ albumin: { kind: 'candidate', reference: 'Observation/late' } }, resources)
  expect(chart.albumin).toMatchObject({ value: 30, evidence: { rule: 'chosen-by-user', freshness: 'later' } })
  expect(reasonsOf(chart.albumin)).toEqual({})
})

test('puts back the replaced value among those passed over when another is chosen', async () => {
  const older = lab('older', CODE.albumin, 40, 'g/L', '2026-11-10')
  const { chart } = await edit({ albumin: { kind: 'candidate', reference: 'Observation/older' } }, [
    ...CHART,
    older,
  ])
  expect(sourcesOf(chart.albumin)).toEqual(['Observation/older'])
  expect(reasonsOf(chart.albumin)).toEqual({ 'Observation/alb': 'replaced-by-user' })
})

test("never lets another patient's value, or one that was not converted, be chosen", async () => {
  const others = lab('x', CODE.albumin, 40, 'g/L', RECENT, { subject: { reference: 'Patient/p2' } })
  const molar = lab('m', CODE.molarAlbumin, 540, 'umol/L')
  for (const reference of ['Observation/x', 'Observation/m', 'Observation/none']) {
    const { chart, before, faults } = await edit({ albumin: { kind: 'candidate', reference } }, [
      ...CHART,
      others,
      molar,
    ])
    expect(faults).toEqual([{ input: 'albumin', code: 'unit-not-accepted' }])
    expect(chart).toEqual(before)
  }
})

test('shows no counts of another draw beside a ratio the user chose', async () => {
  const code = { coding: [{ system: 'urn:lab', code: 'NLR' }] }
  const context = await readContext({ reading: { codes: { nlr: code.coding } } })
  const chart = await readChart([...CHART, lab('r', '', 3.4, '{ratio}', '2026-11-01', { code })], context)
  const edited = applyEdits(chart, { nlr: { kind: 'candidate', reference: 'Observation/r' } }, context)
  expect([edited.chart.nlr, edited.chart.anc, edited.chart.alc].map(resultOf)).toEqual([
    3.4,
    'not-found',
    'not-found',
  ])
})

test('lets a further dimension of the lesion in use be chosen', async () => {
  const panel = tumourSize('t', [
    [CODE.longest, 8.4],
    [CODE.otherDimension, 6.2],
  ])
  const { chart } = await edit({ diameter: { kind: 'candidate', reference: 'Observation/t' } }, [panel])
  expect(resultOf(chart.diameter)).toBe(6.2)
})

test('keeps what is in doubt beside the value that the user takes in its place', async () => {
  const unitless = { ...lab('new', CODE.albumin, 0, ''), valueQuantity: { value: 28 } }
  const older = lab('old', CODE.albumin, 38, 'g/L', '2026-11-01T08:00:00Z')
  const resources = [...CHART.slice(0, 2), older, unitless]
  const doubts = [{ reference: 'Observation/new', reason: 'unit-missing' }]
  const chosen = await edit({ albumin: { kind: 'candidate', reference: 'Observation/old' } }, resources)
  expect(chosen.before.albumin).toMatchObject({ state: 'unknown', reason: 'newest-not-usable', doubts })
  expect(chosen.chart.albumin).toMatchObject({ value: 38, evidence: { rule: 'chosen-by-user' }, doubts })
  const entered = await edit(albumin(31, 'g/L'), resources)
  expect(entered.chart.albumin).toMatchObject({ value: 31, doubts })
  // Of two that contradict one can be chosen; the other stays in doubt.
  const two = [lab('a', CODE.albumin, 30, 'g/L'), lab('b', CODE.albumin, 42, 'g/L')]
  const one = await edit({ albumin: { kind: 'candidate', reference: 'Observation/a' } }, two)
  expect(one.before.albumin).toMatchObject({ state: 'interval', low: 30, high: 42 })
  expect(one.chart.albumin).toMatchObject({
    value: 30,
    doubts: [{ reference: 'Observation/b', reason: 'contradictory-duplicate' }],
  })
})

test('refuses counts of which one is implausible or of another unit, whichever it is', async () => {
  const counts = (neutrophils: number, lymphocytes: number, unit = '10*9/L'): Edits => ({
    nlr: { kind: 'counts', neutrophils, lymphocytes, unit, date: DATE },
  })
  expect(await faultOf(counts(-1, 1.4))).toBe('implausible')
  expect(await faultOf(counts(4.2, -1))).toBe('implausible')
  expect(await faultOf(counts(4.2, 1.4, 'cm'))).toBe('unit-not-accepted')
})

test('a value in use may be taken as it is, another resource may not', async () => {
  const of = (reference: string) => edit({ albumin: { kind: 'candidate', reference } })
  const same = await of('Observation/alb')
  expect([same.faults, same.chart.albumin]).toEqual([[], same.before.albumin])
  expect((await of('Observation/size')).faults).toMatchObject([{ code: 'unit-not-accepted' }])
})

test('albumin from 8 to 70 g/L is plausible, the limits included; a ratio that is no number is none', async () => {
  const faults = await Promise.all([8, 7.9, 70, 70.1].map((value) => faultOf(albumin(value, 'g/L'))))
  expect(faults).toEqual([undefined, 'implausible', undefined, 'implausible'])
  expect(await faultOf({ nlr: { kind: 'ratio', ratio: Number.NaN, date: DATE } })).toBe('not-a-number')
  expect(await faultOf({ nlr: { kind: 'ratio', ratio: 4, date: '' } })).toBe('date-missing')
})

test('an entry that is no number, or has no date, is named so whichever it is', async () => {
  const counts = (neutrophils: number, lymphocytes: number): Edits => ({
    nlr: { kind: 'counts', neutrophils, lymphocytes, unit: '10*9/L', date: DATE },
  })
  expect(await faultOf(counts(Number.NaN, 1.4))).toBe('not-a-number')
  expect(await faultOf(counts(4.2, Number.POSITIVE_INFINITY))).toBe('not-a-number')
  expect(await faultOf({ deltaT: { kind: 'sign', sign: 'negative', date: '' } })).toBe('date-missing')
})

test('a count is no ratio that could be chosen, in use or passed over', async () => {
  const older = [
    lab('n-old', CODE.anc, 6, '10*9/L', '2026-11-10T08:00:00Z'),
    lab('l-old', CODE.alc, 3, '10*9/L', '2026-11-10T08:00:00Z'),
  ]
  for (const reference of ['Observation/n-old', 'Observation/n', 'Observation/l']) {
    const { chart, before, faults } = await edit({ nlr: { kind: 'candidate', reference } }, [
      ...CHART,
      ...older,
    ])
    expect(faults).toEqual([{ input: 'nlr', code: 'unit-not-accepted' }])
    expect(chart).toEqual(before)
  }
})

test('a value without a date cannot be chosen', async () => {
  const { effectiveDateTime: _, ...undated } = lab('u', CODE.albumin, 30, 'g/L')
  const { faults } = await edit({ albumin: { kind: 'candidate', reference: 'Observation/u' } }, [
    ...CHART,
    undated,
  ])
  expect(faults).toEqual([{ input: 'albumin', code: 'unit-not-accepted' }])
})

test('what else was passed over stays so beside the value that is chosen', async () => {
  const of = (id: string, value: number, day: string) =>
    lab(id, CODE.albumin, value, 'g/L', `2026-11-${day}T08:00:00Z`)
  const { chart } = await edit({ albumin: { kind: 'candidate', reference: 'Observation/b' } }, [
    ...CHART,
    of('a', 40, '10'),
    of('b', 41, '12'),
  ])
  expect(reasonsOf(chart.albumin)).toEqual({
    'Observation/alb': 'replaced-by-user',
    'Observation/a': 'newer-used',
  })
})

test('what an entry replaces can be taken back where it is one value of one resource', async () => {
  const ratio = await edit({ nlr: { kind: 'ratio', ratio: 4, date: DATE } })
  expect(ratio.chart.nlr.passedOver.map(({ reference, converted }) => [reference, converted])).toEqual([
    ['Observation/n', undefined],
    ['Observation/l', undefined],
  ])
  const exams = [
    ...pairFrom('2026-10-05'),
    exam('e0', allSites(20), '2026-10-01'),
    exam('e1', allSites(10), '2026-11-16'),
  ]
  const sign = await edit({ deltaT: { kind: 'sign', sign: 'nonnegative', date: DATE } }, exams)
  expect(sign.before.deltaT).toMatchObject({ value: 'negative' })
  expect(sign.chart.deltaT.passedOver.map(({ reference, converted }) => [reference, converted])).toEqual([
    ['Observation/e0', undefined],
    ['Observation/e1', undefined],
  ])
})

test('a sign of dT may be of the day of the start, and not of the day before', async () => {
  const faults = async (date: string) =>
    (await edit({ deltaT: { kind: 'sign', sign: 'negative', date } }, pairFrom('2026-10-05T09:00:00Z')))
      .faults
  expect(await faults('2026-10-05')).toEqual([])
  expect(await faults('2026-10-04')).toEqual([{ input: 'deltaT', code: 'therapy-not-started' }])
})

test('a faulty start of therapy is named as such, and a sound one is none of the entries here', async () => {
  const start = async (date: string) => (await edit({ therapyStart: { kind: 'start', date } })).faults
  expect(await start('2026-10-05')).toEqual([])
  expect(await start('2026-11-24')).toEqual([{ input: 'therapyStart', code: 'date-in-future' }])
  expect((await edit({ therapyStart: { kind: 'not-begun' } })).faults).toEqual([])
})
