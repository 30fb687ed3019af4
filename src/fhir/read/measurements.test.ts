import { expect, test } from 'vitest'
import { CODE, lab, quantity, RECENT, tumourSize } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { ANALYTES, type Analyte } from '../codes/analytes.ts'
import { withoutUcum } from '../codes/units.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { type Measurements, measurementsOf, quantityText, withoutContradictions } from './measurements.ts'

async function measure(analyte: Analyte, ...resources: readonly unknown[]): Promise<Measurements> {
  const context = await readContext()
  const { observations, malformed } = chartResources(resources)
  return measurementsOf(analyte, observations, malformed, withoutUcum(context.site.reading), context)
}

const albumin = (overrides: Partial<fhir4.Observation> = {}, value = 36, unit = 'g/L', at = RECENT) =>
  measure(ANALYTES.albumin, lab('a', CODE.albumin, value, unit, at, overrides))

async function reasonOf(measured: Promise<Measurements>): Promise<string | undefined> {
  const { usable, rejected } = await measured
  return usable.length === 0 ? rejected[0]?.reason : undefined
}

test('takes final, amended and corrected results', async () => {
  for (const status of ['final', 'amended', 'corrected'] as const) {
    const { usable } = await albumin({ status })
    expect(usable).toMatchObject([{ value: 36, source: { reference: 'Observation/a', status } }])
  }
})

test('names the status that keeps a result from being used', async () => {
  for (const status of ['entered-in-error', 'cancelled', 'preliminary', 'registered'] as const) {
    expect(await reasonOf(albumin({ status }))).toBe(status)
  }
  expect(await reasonOf(albumin({ status: 'unknown' }))).toBe('status-unknown')
  expect(await reasonOf(albumin({ status: 'FINAL' as 'final' }))).toBe('status-unknown')
})

test('refuses results of another subject, whatever its type, and of nobody', async () => {
  for (const reference of ['Patient/p2', 'Group/p1', 'urn:uuid:p1', '#p1']) {
    expect(await reasonOf(albumin({ subject: { reference } }))).toBe('wrong-subject')
  }
  const { subject: _, ...nobody } = lab('a', CODE.albumin, 36, 'g/L')
  expect(await reasonOf(measure(ANALYTES.albumin, nobody))).toBe('wrong-subject')
})

test('refuses a result whose meaning an unknown extension may change', async () => {
  const modified = albumin({ modifierExtension: [{ url: 'https://ehr.example/not-this-patient' }] })
  expect(await reasonOf(modified)).toBe('modifier-extension')
})

test("shows neither value nor date of another patient's result", async () => {
  const { rejected } = await albumin({ subject: { reference: 'Patient/p2' } }, 41)
  expect(rejected).toMatchObject([{ reference: 'Observation/a', original: '', time: undefined }])
})

test('refuses values that are absent, bounded or not numeric', async () => {
  const value = (holder: Partial<fhir4.Observation>) => {
    const { valueQuantity: _, ...rest } = lab('a', CODE.albumin, 36, 'g/L')
    return reasonOf(measure(ANALYTES.albumin, { ...rest, ...holder }))
  }
  expect(await value({})).toBe('data-absent')
  expect(await value({ dataAbsentReason: { text: 'haemolysed' } })).toBe('data-absent')
  expect(await value({ valueString: '36 g/L' })).toBe('not-numeric')
  expect(await value({ valueInteger: 36 })).toBe('not-numeric')
  expect(await value({ valueCodeableConcept: { text: 'low' } })).toBe('not-numeric')
  expect(await value({ valueQuantity: { ...quantity(10, 'g/L'), comparator: '<' } })).toBe('comparator')
})

test('refuses a value that comes with a reason why there is none', async () => {
  expect(await reasonOf(albumin({ dataAbsentReason: { text: 'error' } }))).toBe('data-absent')
})

test('refuses values beyond what a patient can have, and takes the bounds themselves', async () => {
  for (const [name, analyte] of Object.entries(ANALYTES)) {
    const [least, most] = analyte.plausible
    expect(least, name).toBeLessThan(most)
  }
  const [least, most] = ANALYTES.albumin.plausible
  expect((await albumin({}, least)).usable).toHaveLength(1)
  expect((await albumin({}, most)).usable).toHaveLength(1)
  expect(await reasonOf(albumin({}, least - 0.1))).toBe('implausible')
  expect(await reasonOf(albumin({}, most + 0.1))).toBe('implausible')
  expect(await reasonOf(albumin({}, 3.6, 'g/L'))).toBe('implausible')
  expect(await reasonOf(albumin({}, 36, 'g/dL'))).toBe('implausible')
})

test('refuses dates that are missing, coarse, unreadable or in the future', async () => {
  const dated = (at: string) => reasonOf(albumin({}, 36, 'g/L', at))
  expect(await dated('')).toBe('date-missing')
  expect(await dated('2026-11')).toBe('date-imprecise')
  expect(await dated('20.11.2026')).toBe('date-invalid')
  expect(await dated('2026-11-24T08:00:00Z')).toBe('after-today')
})

test('never takes the time of reporting for that of the draw', async () => {
  const { effectiveDateTime: _, ...undated } = lab('a', CODE.albumin, 36, 'g/L')
  expect(await reasonOf(measure(ANALYTES.albumin, { ...undated, issued: RECENT }))).toBe('date-missing')
})

test('reads an instant and a period as the time of a draw', async () => {
  const { effectiveDateTime: _, ...undated } = lab('a', CODE.albumin, 36, 'g/L')
  const timeOf = async (time: Partial<fhir4.Observation>) =>
    (await measure(ANALYTES.albumin, { ...undated, ...time })).usable[0]?.time
  expect(await timeOf({ effectiveInstant: RECENT })).toMatchObject({ from: Date.parse(RECENT) })
  const effectivePeriod = { start: '2026-11-20T08:00:00Z', end: RECENT }
  expect(await timeOf({ effectivePeriod })).toMatchObject({
    from: Date.parse('2026-11-20T08:00:00Z'),
    to: Date.parse(RECENT),
  })
  expect(await timeOf({ effectivePeriod: { start: RECENT } })).toMatchObject({ to: Date.parse(RECENT) })
})

test('refuses grams under the code of molar albumin, as code and unit contradict each other', async () => {
  const molar = (value: number, unit: string) =>
    reasonOf(measure(ANALYTES.albumin, lab('a', CODE.molarAlbumin, value, unit)))
  expect(await molar(540, 'umol/L')).toBe('molar-albumin')
  expect(await molar(36, 'g/L')).toBe('molar-albumin')
})

test('never reads a percentage as a count or a count as a percentage', async () => {
  expect(await reasonOf(measure(ANALYTES.neutrophils, lab('a', CODE.anc, 62, '%')))).toBe('unit-not-accepted')
  expect(
    await reasonOf(measure(ANALYTES.neutrophilPercent, lab('a', CODE.neutrophilPercent, 4.1, '10*9/L'))),
  ).toBe('unit-not-accepted')
})

test('reads counts from the components of a panel', async () => {
  const { valueQuantity: _, ...frame } = lab('panel', '58410-2', 0, '1')
  const component = [
    {
      code: { coding: [{ system: 'http://loinc.org', code: CODE.anc }] },
      valueQuantity: quantity(4, 'K/uL'),
    },
    {
      code: { coding: [{ system: 'http://loinc.org', code: CODE.alc }] },
      valueQuantity: quantity(2, 'K/uL'),
    },
  ]
  const { usable } = await measure(ANALYTES.neutrophils, { ...frame, component })
  expect(usable.map(({ value }) => value)).toEqual([4])
})

test('reads every dimension of a tumour size panel and not the panel itself', async () => {
  const { usable, rejected } = await measure(
    ANALYTES.tumourDiameter,
    tumourSize('t', [
      [CODE.longest, 8.4],
      [CODE.otherDimension, 6.2],
    ]),
  )
  expect(usable.map(({ value }) => value)).toEqual([8.4, 6.2])
  expect(rejected).toEqual([])
})

test('names a malformed result by its code, and passes by those of other things and patients', async () => {
  const broken = { ...lab('a', CODE.albumin, 36, 'g/L'), valueQuantity: { value: '36' } }
  expect(await reasonOf(measure(ANALYTES.albumin, broken))).toBe('malformed')
  expect((await measure(ANALYTES.neutrophils, broken)).rejected).toEqual([])
  const others = { ...broken, subject: { reference: 'Patient/p2' } }
  expect((await measure(ANALYTES.albumin, others)).rejected).toMatchObject([
    { reason: 'wrong-subject', original: '' },
  ])
})

async function decided(...results: readonly fhir4.Observation[]) {
  const { usable, rejected } = withoutContradictions(
    ANALYTES.albumin,
    await measure(ANALYTES.albumin, ...results),
  )
  return {
    used: usable.map(({ source }) => source.reference),
    rejected: rejected.map(({ reference, reason }) => `${reference} ${reason}`),
  }
}
const issued = (id: string, value: number, at?: string) =>
  lab(id, CODE.albumin, value, 'g/L', RECENT, at === undefined ? {} : { issued: at })

test('keeps equal results of one moment', async () => {
  expect(await decided(issued('a', 36), issued('b', 36))).toEqual({
    used: ['Observation/a', 'Observation/b'],
    rejected: [],
  })
})

test('takes neither of two results that differ for one moment', async () => {
  expect(await decided(issued('a', 36), issued('b', 41))).toEqual({
    used: [],
    rejected: ['Observation/a contradictory-duplicate', 'Observation/b contradictory-duplicate'],
  })
})

test('takes the later issued of two results that differ for one moment', async () => {
  const early = issued('a', 36, '2026-11-21T09:00:00Z')
  const late = issued('b', 41, '2026-11-21T10:00:00Z')
  expect(await decided(early, late)).toEqual({
    used: ['Observation/b'],
    rejected: ['Observation/a newer-used'],
  })
  expect((await decided(early, { ...late, issued: '2026-11-21T09:00:00Z' })).used).toEqual([])
  expect((await decided(early, issued('b', 41))).used).toEqual([])
})

test('takes a later issue that was sent twice', async () => {
  const late = '2026-11-21T10:00:00Z'
  const results = [issued('a', 36, '2026-11-21T09:00:00Z'), issued('b', 41, late), issued('c', 41, late)]
  expect((await decided(...results)).used).toEqual(['Observation/b', 'Observation/c'])
})

test('prints a quantity as the chart does', () => {
  expect(quantityText({ value: 4.1, unit: 'K/uL', code: '10*3/uL' })).toBe('4.1 K/uL')
  expect(quantityText({ value: 0.5, comparator: '<', code: '10*9/L' })).toBe('<0.5 10*9/L')
  expect(quantityText({})).toBe('')
})
