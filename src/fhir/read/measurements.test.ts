import { expect, test } from 'vitest'
import {
  CODE,
  lab,
  quantity,
  RECENT,
  read,
  reasonsOf,
  resultOf,
  tumourSize,
} from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { ANALYTES, type Analyte } from '../codes/analytes.ts'
import { unitReader } from '../codes/units.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { chartPatient } from '../resources/subject.ts'
import {
  codedResults,
  isUsable,
  type Measurements,
  measurementsOf,
  originalText,
  quantityText,
  withoutReplaced,
} from './measurements.ts'

async function measure(analyte: Analyte, ...resources: readonly unknown[]): Promise<Measurements> {
  const reading = await readContext()
  const chart = chartResources(resources)
  const context = { ...reading, patient: chartPatient(chart, reading) }
  return measurementsOf(
    analyte,
    codedResults(chart.observations, context.site.reading),
    chart.malformed,
    unitReader(context.site.reading),
    context,
  )
}

const albumin = (overrides: Partial<fhir4.Observation> = {}, value = 36, unit = 'g/L', at = RECENT) =>
  measure(ANALYTES.albumin, lab('a', CODE.albumin, value, unit, at, overrides))

const usableOf = ({ results }: Measurements) => results.filter(isUsable)

/** Why the one result is not a plain value that may be used as it is. */
async function reasonOf(measured: Promise<Measurements>): Promise<string | undefined> {
  const { results, rejected } = await measured
  return results.length === 0 ? rejected[0]?.reason : results[0]?.reason
}

/** What the rule that chooses sees of the one result: what it says, and whether it surely counts; undefined where it sees none. */
async function seen(measured: Promise<Measurements>) {
  const [result] = (await measured).results
  return result && { says: result.value, certain: result.certain }
}

test('takes final, amended and corrected results', async () => {
  for (const status of ['final', 'amended', 'corrected'] as const) {
    const usable = usableOf(await albumin({ status }))
    expect(usable).toMatchObject([
      { value: { low: 36, high: 36 }, certain: true, source: { reference: 'Observation/a', status } },
    ])
  }
})

test('names the status that keeps a result from being used', async () => {
  for (const status of ['entered-in-error', 'cancelled', 'preliminary', 'registered'] as const) {
    expect(await reasonOf(albumin({ status }))).toBe(status)
  }
  expect(await reasonOf(albumin({ status: 'unknown' }))).toBe('status-unknown')
  expect(await reasonOf(albumin({ status: 'FINAL' as 'final' }))).toBe('status-unknown')
})

test('shows the rule every result of the patient but those withdrawn: one in doubt is possible, not certain', async () => {
  for (const status of ['entered-in-error', 'cancelled'] as const) {
    expect(await seen(albumin({ status }))).toBeUndefined()
  }
  const says = { low: 36, high: 36 }
  for (const status of ['preliminary', 'unknown'] as const) {
    expect(await seen(albumin({ status }))).toEqual({ says, certain: false })
  }
  // A registered result is there and says nothing yet.
  expect(await seen(albumin({ status: 'registered' }))).toMatchObject({ certain: true })
})

test('refuses results of another subject, whatever its type', async () => {
  for (const reference of ['Patient/p2', 'Group/p1']) {
    const measured = albumin({ subject: { reference } })
    expect(await reasonOf(measured)).toBe('wrong-subject')
    expect(await seen(measured)).toBeUndefined()
  }
})

test('keeps a result whose subject cannot be told as one that may be the patient’s', async () => {
  const { subject: _, ...nobody } = lab('a', CODE.albumin, 36, 'g/L')
  const identified = { identifier: { system: 'urn:mrn', value: '7' } }
  for (const item of [
    nobody,
    { ...nobody, subject: { reference: 'urn:uuid:p1' } },
    { ...nobody, subject: { reference: '#p1' } },
    { ...nobody, subject: identified },
  ]) {
    const measured = measure(ANALYTES.albumin, item)
    expect(await reasonOf(measured)).toBe('subject-unknown')
    expect(await seen(measured)).toEqual({ says: { low: 36, high: 36 }, certain: false })
  }
})

test('refuses a result whose meaning an unknown extension may change', async () => {
  const modified = albumin({ modifierExtension: [{ url: 'https://ehr.example/not-this-patient' }] })
  expect(await reasonOf(modified)).toBe('modifier-extension')
  expect((await seen(modified))?.says).toBeUndefined()
})

test("shows neither value nor date of another patient's result", async () => {
  const { rejected } = await albumin({ subject: { reference: 'Patient/p2' } }, 41)
  expect(rejected).toMatchObject([{ reference: 'Observation/a', original: '', time: undefined }])
})

test('says why values that are absent, bounded or not numeric are no plain values', async () => {
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

test('reads what a comparator, a Range and no lymphocytes still say', async () => {
  const bounded = async (comparator: string, value = 20) => {
    const valueQuantity = { ...quantity(value, 'g/L'), comparator: comparator as '<' }
    return (await seen(albumin({ valueQuantity })))?.says
  }
  expect(await bounded('<')).toEqual({ low: 0, high: 20, below: true })
  expect(await bounded('<=')).toEqual({ low: 0, high: 20 })
  expect(await bounded('>', 30)).toEqual({ low: 30, high: Number.POSITIVE_INFINITY, above: true })
  expect(await bounded('>=', 30)).toEqual({ low: 30, high: Number.POSITIVE_INFINITY })
  expect(await bounded('ad')).toBeUndefined()
  expect(await bounded('<', 0)).toBeUndefined()
  const { valueQuantity: _, ...rest } = lab('a', CODE.albumin, 36, 'g/L')
  const ranged = (valueRange: fhir4.Range) => seen(measure(ANALYTES.albumin, { ...rest, valueRange }))
  const [low, high] = [quantity(35, 'g/L'), quantity(3.7, 'g/dL')]
  expect((await ranged({ low, high }))?.says).toEqual({ low: 35, high: 37 })
  expect((await ranged({ low }))?.says).toEqual({ low: 35, high: Number.POSITIVE_INFINITY })
  expect((await ranged({ high }))?.says).toEqual({ low: 0, high: 37 })
  expect((await ranged({ low: quantity(40, 'g/L'), high }))?.says).toBeUndefined()
  // Fewer than the least that is plausible (0.01), for what is none on paper is a few on the slide.
  const none = lab('a', CODE.alc, 0, '10*9/L')
  expect(await seen(measure(ANALYTES.lymphocytes, none))).toEqual({
    says: { low: 0, high: 0.01, below: true },
    certain: true,
  })
  expect(await reasonOf(measure(ANALYTES.lymphocytes, none))).toBe('no-lymphocytes')
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
  expect(usableOf(await albumin({}, least))).toHaveLength(1)
  expect(usableOf(await albumin({}, most))).toHaveLength(1)
  expect(await reasonOf(albumin({}, least - 0.1))).toBe('implausible')
  expect(await reasonOf(albumin({}, most + 0.1))).toBe('implausible')
  expect(await reasonOf(albumin({}, 3.6, 'g/L'))).toBe('implausible')
  expect(await reasonOf(albumin({}, 36, 'g/dL'))).toBe('implausible')
})

test('keeps a date that is coarse as the time that it leaves open', async () => {
  const spanOf = async (at: string) => {
    const [result] = (await albumin({}, 36, 'g/L', at)).results
    return result && [result.earliest, result.latest, result.certain]
  }
  const asOf = Date.parse('2026-11-23T12:00:00Z')
  const from = (day: string) => Date.parse(`${day}T00:00:00Z`)
  expect(await spanOf('2026-10')).toEqual([from('2026-10-01'), from('2026-11-01') - 1, false])
  expect(await spanOf('2026-11')).toEqual([from('2026-11-01'), asOf, false])
  expect(await spanOf('2025')).toEqual([from('2025-01-01'), from('2026-01-01') - 1, false])
  // A clock without its zone: a day to each side.
  expect(await spanOf('2026-11-05T09:00:00')).toEqual([from('2026-11-04'), from('2026-11-07') - 1, false])
  expect(await spanOf('')).toEqual([Number.NEGATIVE_INFINITY, asOf, false])
})

test('names dates that are missing, coarse, unreadable, and refuses those in the future', async () => {
  const dated = (at: string) => reasonOf(albumin({}, 36, 'g/L', at))
  expect(await dated('')).toBe('date-missing')
  expect(await dated('2026-11')).toBe('date-imprecise')
  expect(await dated('20.11.2026')).toBe('date-invalid')
  expect(await dated('2026-11-24T08:00:00Z')).toBe('after-today')
  expect(await seen(albumin({}, 36, 'g/L', '2026-11-24T08:00:00Z'))).toBeUndefined()
  expect(await dated('2026-12')).toBe('after-today')
})

test('never takes the time of reporting for that of the draw', async () => {
  const { effectiveDateTime: _, ...undated } = lab('a', CODE.albumin, 36, 'g/L')
  expect(await reasonOf(measure(ANALYTES.albumin, { ...undated, issued: RECENT }))).toBe('date-missing')
})

test('reads an instant and a period as the time of a draw', async () => {
  const { effectiveDateTime: _, ...undated } = lab('a', CODE.albumin, 36, 'g/L')
  const timeOf = async (time: Partial<fhir4.Observation>) =>
    usableOf(await measure(ANALYTES.albumin, { ...undated, ...time }))[0]?.time
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
  const usable = usableOf(await measure(ANALYTES.neutrophils, { ...frame, component }))
  expect(usable.map(({ value }) => value.low)).toEqual([4])
})

test('reads every dimension of a tumour size panel and not the panel itself', async () => {
  const measured = await measure(
    ANALYTES.tumourDiameter,
    tumourSize('t', [
      [CODE.longest, 8.4],
      [CODE.otherDimension, 6.2],
    ]),
  )
  expect(usableOf(measured).map(({ value }) => value.low)).toEqual([8.4, 6.2])
  expect(measured.rejected).toEqual([])
})

test('names a malformed result by its code, and passes by those of other things and patients', async () => {
  const broken = { ...lab('a', CODE.albumin, 36, 'g/L'), valueQuantity: { value: '36' } }
  expect(await reasonOf(measure(ANALYTES.albumin, broken))).toBe('malformed')
  // At the time that can still be read, and saying nothing.
  expect(await seen(measure(ANALYTES.albumin, broken))).toEqual({ says: undefined, certain: true })
  expect(await measure(ANALYTES.neutrophils, broken)).toEqual({ results: [], rejected: [] })
  expect(await seen(measure(ANALYTES.albumin, { ...broken, status: 'cancelled' }))).toBeUndefined()
  expect(await seen(measure(ANALYTES.albumin, { ...broken, effectiveDateTime: '2027' }))).toBeUndefined()
  const others = { ...broken, subject: { reference: 'Patient/p2' } }
  expect((await measure(ANALYTES.albumin, others)).rejected).toMatchObject([
    { reason: 'wrong-subject', original: '' },
  ])
})

async function decided(...results: readonly fhir4.Observation[]) {
  const measured = withoutReplaced(ANALYTES.albumin, await measure(ANALYTES.albumin, ...results))
  const { rejected } = measured
  return {
    used: measured.results.map(({ source }) => source.reference),
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

test('keeps both of two results that differ for one moment', async () => {
  expect(await decided(issued('a', 36), issued('b', 41))).toEqual({
    used: ['Observation/a', 'Observation/b'],
    rejected: [],
  })
})

test('takes the later issued of two results that differ for one moment', async () => {
  const early = issued('a', 36, '2026-11-21T09:00:00Z')
  const late = issued('b', 41, '2026-11-21T10:00:00Z')
  expect(await decided(early, late)).toEqual({
    used: ['Observation/b'],
    rejected: ['Observation/a newer-used'],
  })
  // Issued together, or one of them without saying when: nothing tells which counts.
  const both = ['Observation/a', 'Observation/b']
  expect((await decided(early, { ...late, issued: '2026-11-21T09:00:00Z' })).used).toEqual(both)
  expect((await decided(early, issued('b', 41))).used).toEqual(both)
  // Nor where nobody says when they were taken: they need not be of one moment.
  const undated = (item: typeof early) => ({ ...item, effectiveDateTime: undefined })
  expect((await decided(undated(early), undated(late))).used).toEqual(both)
  // A later issue that may not count replaces nothing.
  expect((await decided(early, { ...late, status: 'preliminary' })).used).toEqual(both)
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

test('the later issued of one moment counts where one of them is certain, and of no known moment none replaces another', async () => {
  const [nine, ten] = ['2026-11-21T09:00:00Z', '2026-11-21T10:00:00Z']
  const early = issued('a', 36, nine)
  const preliminary = { ...issued('c', 44, ten), status: 'preliminary' as const }
  const { albumin } = await read([early, issued('b', 41, ten), preliminary])
  expect(resultOf(albumin)).toEqual([41, 44])
  expect(reasonsOf(albumin)).toMatchObject({ 'Observation/a': 'newer-used' })
  const undated = [early, issued('b', 41, ten)].map(({ effectiveDateTime: _, ...item }) => item)
  expect(reasonsOf((await read(undated)).albumin)).toEqual({
    'Observation/a': 'date-missing',
    'Observation/b': 'date-missing',
  })
})

test('a limit that was passed over is no value to be chosen by hand', async () => {
  const bound = { valueQuantity: { ...quantity(20, 'g/L'), comparator: '<' as const } }
  const older = lab('old', CODE.albumin, 0, 'g/L', '2026-11-01', bound)
  const { albumin } = await read([lab('new', CODE.albumin, 36, 'g/L'), older])
  expect(albumin.passedOver).toMatchObject([{ reference: 'Observation/old', converted: undefined }])
  const plain = await read([
    lab('new', CODE.albumin, 36, 'g/L'),
    lab('old', CODE.albumin, 38, 'g/L', '2026-11-01'),
  ])
  expect(plain.albumin.passedOver).toMatchObject([{ converted: { value: 38, unit: 'g/L' } }])
})

test('a value is named as the chart prints it, whatever its form', () => {
  const [low, high] = [{ ...quantity(35, 'g/L') }, { ...quantity(3.7, 'g/dL') }]
  expect(originalText({ valueQuantity: low, valueString: 'x' })).toBe('35 g/L')
  expect(originalText({ valueRange: { low, high } })).toBe('35 g/L – 3.7 g/dL')
  expect(originalText({ valueRange: { low } })).toBe('35 g/L – ')
  expect(originalText({ valueRange: { high } })).toBe(' – 3.7 g/dL')
  expect(originalText({ valueRange: {}, valueInteger: 36 })).toBe('36')
  expect(originalText({ valueInteger: 0 })).toBe('0')
  expect(originalText({ valueString: '36 g/L', valueCodeableConcept: { text: 'low' } })).toBe('36 g/L')
  expect(originalText({ valueCodeableConcept: { text: 'low' }, dataAbsentReason: { text: 'lost' } })).toBe(
    'low',
  )
  expect(originalText({ dataAbsentReason: { text: 'lost' } })).toBe('lost')
  expect(originalText({})).toBe('')
})

const result = (overrides: Partial<fhir4.Observation> = {}) =>
  lab('alb', CODE.albumin, 36, 'g/L', RECENT, overrides)

test('what was measured at the very moment of the assessment counts', async () => {
  const { asOf } = await readContext()
  const at = (date: Date) => result({ effectiveDateTime: date.toISOString() })
  expect((await measure(ANALYTES.albumin, at(asOf))).results).toHaveLength(1)
  const { results, rejected } = await measure(ANALYTES.albumin, at(new Date(asOf.getTime() + 1)))
  expect([results, rejected.map(({ reason }) => reason)]).toEqual([[], ['after-today']])
})

test('a Range says a range where both of its ends can be read and come in their order', async () => {
  const said = async (low: fhir4.Quantity | undefined, high: fhir4.Quantity | undefined) => {
    const { valueQuantity: _, ...frame } = result()
    const valueRange = { ...(low && { low }), ...(high && { high }) }
    const [read] = (await measure(ANALYTES.albumin, { ...frame, valueRange })).results
    return [read?.value, read?.reason]
  }
  const [grams, odd] = [(value: number) => quantity(value, 'g/L'), { value: 3, unit: 'zzz' }]
  expect(await said(grams(30), grams(34))).toEqual([{ low: 30, high: 34 }, 'value-range'])
  expect(await said(grams(30), grams(30))).toEqual([{ low: 30, high: 30 }, 'value-range'])
  expect(await said(grams(34), grams(30))).toEqual([undefined, 'value-range'])
  expect(await said(grams(-1), grams(30))).toEqual([undefined, 'value-range'])
  expect(await said(odd, grams(30))).toEqual([undefined, 'unit-not-accepted'])
  expect(await said(grams(30), odd)).toEqual([undefined, 'unit-not-accepted'])
  expect(await said(undefined, grams(30))).toEqual([{ low: 0, high: 30 }, 'value-range'])
})

test('albumin that is coded by its amount and by its mass is a mass', async () => {
  const code = (...codes: string[]) => ({
    coding: codes.map((item) => ({ system: 'http://loinc.org', code: item })),
  })
  const reasonOf = async (...codes: string[]) =>
    (await measure(ANALYTES.albumin, result({ code: code(...codes) }))).results.map(({ reason }) => reason)
  expect(await reasonOf('54347-0')).toEqual(['molar-albumin'])
  expect(await reasonOf('54347-0', '1751-7')).toEqual([undefined])
})

test('a panel whose value is null has none', async () => {
  const panel = { ...result(), id: 'p', valueQuantity: null, hasMember: [{ reference: 'Observation/m' }] }
  expect((await measure(ANALYTES.albumin, panel)).results).toEqual([])
  const own = { ...panel, valueQuantity: quantity(30, 'g/L') }
  expect((await measure(ANALYTES.albumin, own)).results).toHaveLength(1)
})
