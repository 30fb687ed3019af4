import { expect, test } from 'vitest'
import {
  allSites,
  exam,
  lab,
  quantity,
  RECENT,
  siteObservation,
} from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { ALL_SITES } from '../../model/elastography/elastography-sites.ts'
import { SHOTS_EXTENSION, SITE_SYSTEM } from '../codes/canonical.ts'
import { unitReader } from '../codes/units.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { chartPatient } from '../resources/subject.ts'
import { type StiffnessExams, stiffnessExams } from './stiffness-exams.ts'

async function examine(...resources: readonly unknown[]): Promise<StiffnessExams> {
  const reading = await readContext()
  const chart = chartResources(resources)
  const context = { ...reading, patient: chartPatient(chart, reading) }
  return stiffnessExams(chart, unitReader(reading.site.reading), context)
}

/** The reasons why something that may be an examination cannot be read, or does not concern this patient's liver. */
const unreadOf = ({ unread }: StiffnessExams) => unread.map(({ candidate }) => candidate.reason)
const rejectedOf = ({ rejected }: StiffnessExams) => rejected.map(({ reason }) => reason)

const shots = (...values: readonly number[]): fhir4.Extension => ({
  url: SHOTS_EXTENSION,
  extension: values.map((value) => ({ url: 'shot', valueQuantity: quantity(value, 'kPa') })),
})
const component = (
  site: string,
  value: number | undefined,
  extension: readonly fhir4.Extension[] = [],
): fhir4.ObservationComponent => ({
  code: { coding: [{ system: SITE_SYSTEM, code: site }] },
  ...(value === undefined ? {} : { valueQuantity: quantity(value, 'kPa') }),
  ...(extension.length === 0 ? {} : { extension: [...extension] }),
})
const withComponents = (...components: fhir4.ObservationComponent[]) =>
  exam('e', {}, RECENT, { component: components })

test('reads an exam with a component a site', async () => {
  const { exams, rejected } = await examine(exam('e', allSites(12.5)))
  expect(exams).toMatchObject([{ medians: allSites(12.5), unreadable: [], measurements: {} }])
  expect(rejected).toEqual([])
})

test('reads twelve Observations of one day and lesion as one exam', async () => {
  const { exams } = await examine(
    ...ALL_SITES.map((site, index) => siteObservation(`o${index}`, site, 10 + index)),
    siteObservation('next-day', 'A', 30, '2026-11-22T08:00:00Z'),
    siteObservation('other-lesion', 'A', 40, RECENT, { focus: [{ reference: 'BodyStructure/b' }] }),
  )
  const [whole, ...others] = exams.toSorted((a, b) => b.sources.length - a.sources.length)
  expect(whole).toMatchObject({ lesion: undefined, medians: { A: 10, F1: 15, I: 21 } })
  expect(whole?.sources).toHaveLength(12)
  expect(others.map(({ lesion, medians }) => [lesion, medians])).toEqual([
    [undefined, { A: 30 }],
    ['BodyStructure/b', { A: 40 }],
  ])
})

test('forms the median of five measurements', async () => {
  const { exams } = await examine(withComponents(component('A', undefined, [shots(9, 14, 11, 10, 30)])))
  expect(exams[0]).toMatchObject({ medians: { A: 11 }, measurements: { A: [9, 14, 11, 10, 30] } })
})

test('takes a stated median that agrees with its measurements up to rounding', async () => {
  const { exams } = await examine(
    withComponents(
      component('A', 11, [shots(9, 14, 11.04, 10, 30)]),
      component('B', 11.2, [shots(9, 14, 11, 10, 30)]),
    ),
  )
  expect(exams[0]?.medians).toEqual({ A: 11.04 })
  expect(exams[0]?.unreadable).toMatchObject([{ site: 'B', reason: 'median-contradicts-measurements' }])
})

test('takes no median of fewer than five measurements', async () => {
  const { exams } = await examine(
    withComponents(component('A', 11, [shots(9, 11, 14, 10)]), component('B', 12)),
  )
  expect(exams[0]?.medians).toEqual({ B: 12 })
  expect(exams[0]?.unreadable).toMatchObject([{ site: 'A', reason: 'too-few-measurements' }])
})

test('reads a site given five times as its five measurements, and twice as too few', async () => {
  const five = [9, 14, 11, 10, 30].map((value, index) => siteObservation(`a${index}`, 'A', value))
  const two = [20, 22].map((value, index) => siteObservation(`b${index}`, 'B', value))
  const { exams } = await examine(...five, ...two)
  expect(exams).toHaveLength(1)
  expect(exams[0]?.medians).toEqual({ A: 11 })
  expect(exams[0]?.unreadable).toMatchObject([{ site: 'B', reason: 'too-few-measurements' }])
})

test('names why a site cannot be read and reads the others', async () => {
  const speed = { ...component('A', undefined), valueQuantity: quantity(2.1, 'm/s') }
  const bounded = {
    ...component('C', undefined),
    valueQuantity: { ...quantity(12, 'kPa'), comparator: '>' as const },
  }
  const absent = { ...component('D', undefined), dataAbsentReason: { text: 'not performed' } }
  const doubted = { ...component('E', 12), dataAbsentReason: { text: 'error' } }
  const { exams } = await examine(
    withComponents(speed, component('B', 450), bounded, absent, doubted, component('F1', 12)),
  )
  expect(exams[0]?.medians).toEqual({ F1: 12 })
  expect(Object.fromEntries(exams[0]?.unreadable.map(({ site, reason }) => [site, reason]) ?? [])).toEqual({
    A: 'wave-speed',
    B: 'implausible',
    C: 'comparator',
    D: 'data-absent',
    E: 'data-absent',
  })
})

test('refuses an exam that is withdrawn, of another patient or organ, or in the future', async () => {
  const refused = async (overrides: Partial<fhir4.Observation>, at = RECENT) => {
    const found = await examine(exam('e', allSites(12), at, overrides))
    expect([found.exams, found.unread]).toEqual([[], []])
    return rejectedOf(found)
  }
  expect(await refused({ status: 'entered-in-error' })).toEqual(['entered-in-error'])
  expect(await refused({ status: 'cancelled' })).toEqual(['cancelled'])
  expect(await refused({ subject: { reference: 'Patient/p2' } })).toEqual(['wrong-subject'])
  expect(await refused({ bodySite: { text: 'Spleen' } })).toEqual(['other-lesion'])
  expect(await refused({}, '2026-12-01')).toEqual(['after-today'])
})

test('keeps an exam that may not count as one in doubt', async () => {
  const doubtOf = async (overrides: Partial<fhir4.Observation>) => {
    const [found, ...others] = (await examine(exam('e', allSites(12), RECENT, overrides))).exams
    expect(others).toEqual([])
    return found && [found.certain, found.doubt, found.medians.A]
  }
  expect(await doubtOf({})).toEqual([true, undefined, 12])
  expect(await doubtOf({ status: 'preliminary' })).toEqual([false, 'preliminary', 12])
  expect(await doubtOf({ status: 'unknown' })).toEqual([false, 'status-unknown', 12])
  expect(await doubtOf({ subject: { reference: '#p' } })).toEqual([false, 'subject-unknown', 12])
  const unresolved = { bodySite: { coding: [{ system: 'urn:local', code: 'X7' }] } }
  expect(await doubtOf(unresolved)).toEqual([false, 'place-unknown', 12])
})

test('names what may be an exam and cannot be read, with when it may have been', async () => {
  const unread = async (overrides: Partial<fhir4.Observation>, at = RECENT) => {
    const found = await examine(exam('e', allSites(12), at, overrides))
    expect(found.exams).toEqual([])
    return unreadOf(found)
  }
  expect(await unread({}, '')).toEqual(['date-missing'])
  expect(await unread({}, '2026-10')).toEqual(['date-imprecise'])
  expect(await unread({ component: [] })).toEqual(['data-absent'])
  expect(await unread({ status: 'registered' })).toEqual(['registered'])
  expect(await unread({ modifierExtension: [{ url: 'urn:x' }] })).toEqual(['modifier-extension'])
  const { unread: found } = await examine(exam('e', allSites(12), '2026-10'))
  expect(found).toMatchObject([
    { earliest: Date.parse('2026-10-01T00:00:00Z'), latest: Date.parse('2026-11-01T00:00:00Z') - 1 },
  ])
})

test('names members of an exam that were not delivered, and not those that were', async () => {
  const hasMember = [
    { reference: 'Observation/here' },
    { reference: 'Observation/missing', display: 'Site B' },
  ]
  const frame = exam('e', {}, RECENT, { hasMember })
  const found = await examine(frame, siteObservation('here', 'A', 12))
  expect(found.exams).toMatchObject([{ medians: { A: 12 } }])
  expect(
    found.unread.map(({ candidate }) => [candidate.reference, candidate.name, candidate.reason]),
  ).toEqual([['Observation/missing', 'Site B', 'not-delivered']])
  expect(rejectedOf(found)).toEqual(['data-absent'])
})

test('keeps the sites of two lesions apart though measured on one day, and names those in doubt as not readable', async () => {
  const about = (lesion: string) => ({ focus: [{ reference: `BodyStructure/${lesion}` }] })
  const { exams } = await examine(
    siteObservation('a', 'A', 10, RECENT, about('one')),
    siteObservation('b', 'B', 11, RECENT, about('one')),
    siteObservation('c', 'B', 30, RECENT, about('two')),
    siteObservation('d', 'C', 12, RECENT, { ...about('one'), status: 'preliminary' }),
  )
  expect(exams.map(({ lesion, medians, certain }) => [lesion, medians, certain])).toEqual([
    ['BodyStructure/one', { A: 10, B: 11 }, true],
    ['BodyStructure/two', { B: 30 }, true],
  ])
  expect(exams[0]?.unreadable).toMatchObject([
    { site: 'C', reason: 'preliminary', references: ['Observation/d'] },
  ])
})

test('keeps the range that a comparator leaves of a site', async () => {
  const bounded = (comparator: '>' | '<', value: number) => ({
    ...component('A', undefined),
    valueQuantity: { ...quantity(value, 'kPa'), comparator },
  })
  const boundsOf = async (item: fhir4.ObservationComponent) =>
    (await examine(withComponents(item))).exams[0]?.bounds
  expect(await boundsOf(bounded('>', 75))).toEqual({
    A: { low: 75, high: Number.POSITIVE_INFINITY, above: true },
  })
  expect(await boundsOf(bounded('<', 5))).toEqual({ A: { low: 0, high: 5, below: true } })
})

test('never takes transient elastography of background liver as a tumour site', async () => {
  const background = lab('b', '77615-3', 12, 'kPa')
  expect(await examine(background)).toMatchObject({
    exams: [],
    rejected: [{ reference: 'Observation/b', reason: 'background-liver' }],
  })
  const both = exam('e', allSites(12), RECENT, { code: background.code })
  expect((await examine(both)).exams).toEqual([])
})

test('passes by Observations that measure no site', async () => {
  expect(await examine(lab('a', '1751-7', 36, 'g/L'))).toEqual({
    exams: [],
    unread: [],
    rejected: [],
    offered: [],
  })
})

test('names a malformed exam by its code', async () => {
  const broken = { ...exam('e', allSites(12)), component: 'A 12 kPa' }
  expect((await examine(broken)).unread).toMatchObject([
    { candidate: { reference: 'Observation/e', reason: 'malformed' } },
  ])
})

test("shows neither value nor date of another patient's measurement", async () => {
  const others = siteObservation('o', 'A', 12, RECENT, { subject: { reference: 'Patient/p2' } })
  expect((await examine(others)).rejected).toMatchObject([
    { reason: 'wrong-subject', original: '', time: undefined },
  ])
})

test('keeps exams without an id apart', async () => {
  const { id: _, ...before } = exam('', allSites(10), '2026-09-01T08:00:00Z')
  const { id: __, ...after } = exam('', allSites(12))
  expect((await examine(before, after)).exams.map(({ medians }) => medians.A)).toEqual([10, 12])
})

test('refuses a stiffness beyond what tissue can have, and takes the bounds themselves', async () => {
  const medianOf = async (value: number) =>
    (await examine(withComponents(component('A', value), component('B', 10)))).exams[0]
  // 0.3 to 300 kPa.
  for (const value of [0.3, 300]) expect((await medianOf(value))?.medians).toEqual({ A: value, B: 10 })
  for (const value of [0.29, 301]) {
    expect(await medianOf(value)).toMatchObject({
      medians: { B: 10 },
      unreadable: [{ site: 'A', reason: 'implausible' }],
    })
  }
})

test('what an exam does not have is not there: neither measurements nor bounds', async () => {
  const { exams } = await examine(exam('e', { A: 12 }))
  expect(exams.map(({ measurements, bounds, speeds }) => [measurements, bounds, speeds])).toStrictEqual([
    [{}, {}, {}],
  ])
})

test("another patient's exam that cannot be read is rejected, and says nothing of this one's", async () => {
  const broken = { ...exam('e', allSites(10)), component: 'A 12 kPa' }
  const others = { ...broken, subject: { reference: 'Patient/p2' } }
  expect([unreadOf(await examine(broken)), rejectedOf(await examine(broken))]).toEqual([['malformed'], []])
  expect([unreadOf(await examine(others)), rejectedOf(await examine(others))]).toEqual([
    [],
    ['wrong-subject'],
  ])
})

test('two exams of one day that hold their sites as components are two, by whatever code', async () => {
  const elasticity = { coding: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110830' }] }
  const of = (id: string, value: number) => exam(id, { A: value }, RECENT, { code: elasticity })
  const { exams } = await examine(of('e1', 10), of('e2', 20))
  expect(exams.map(({ medians }) => medians)).toEqual([{ A: 10 }, { A: 20 }])
})

test('a site of which one of two results may not count cannot be read', async () => {
  const { exams } = await examine(
    siteObservation('a1', 'A', 10),
    siteObservation('a2', 'A', 20, RECENT, { status: 'preliminary' }),
    siteObservation('b', 'B', 12),
  )
  expect(exams[0]?.medians).toEqual({ B: 12 })
  expect(exams[0]?.unreadable).toMatchObject([{ site: 'A', reason: 'preliminary' }])
})

test('a site that was measured and has no number says why', async () => {
  const of = async (value: Partial<fhir4.ObservationComponent>) =>
    (await examine(withComponents({ ...component('A', undefined), ...value }, component('B', 12)))).exams[0]
  expect(await of({ valueCodeableConcept: { text: 'failed' } })).toMatchObject({
    unreadable: [{ site: 'A', reason: 'not-numeric' }],
  })
  const range = (low: fhir4.Quantity, high: fhir4.Quantity) => of({ valueRange: { low, high } })
  expect(await range(quantity(10, 'kPa'), quantity(20, 'kPa'))).toMatchObject({
    bounds: { A: { low: 10, high: 20 } },
    unreadable: [{ site: 'A', reason: 'value-range' }],
  })
  expect(await range(quantity(2, 'm/s'), quantity(3, 'm/s'))).toMatchObject({
    bounds: {},
    unreadable: [{ site: 'A', reason: 'wave-speed' }],
  })
  expect(await range(quantity(20, 'kPa'), quantity(10, 'kPa'))).toMatchObject({
    bounds: {},
    unreadable: [{ site: 'A', reason: 'value-range' }],
  })
})

test('a site of which one of five measurements is marked as none has no median', async () => {
  const five = [9, 14, 11, 10, 30].map((value, index) => siteObservation(`a${index}`, 'A', value))
  const absent = siteObservation('a5', 'A', 12, RECENT, { dataAbsentReason: { text: 'motion' } })
  const { exams } = await examine(...five, absent, siteObservation('b', 'B', 12))
  expect(exams[0]).toMatchObject({ medians: { B: 12 }, unreadable: [{ site: 'A', reason: 'data-absent' }] })
})

test('a median in a unit that is no stiffness is not mended by its measurements, and only our extension holds them', async () => {
  const measured = shots(9, 14, 11, 10, 30)
  const speed = { ...component('A', undefined, [measured]), valueQuantity: quantity(2.1, 'm/s') }
  const other = component('B', 12, [{ ...measured, url: 'urn:other' }])
  const { exams } = await examine(withComponents(speed, other))
  expect(exams[0]).toMatchObject({
    ...{ medians: { B: 12 }, unreadable: [{ site: 'A', reason: 'wave-speed' }] },
    measurements: {},
  })
})

test('a site that an exam gives five times has five measurements', async () => {
  const five = [9, 14, 11, 10, 30].map((value) => component('A', value))
  const { exams } = await examine(withComponents(...five, component('B', 12)))
  expect(exams).toMatchObject([{ medians: { A: 11, B: 12 }, measurements: { A: [9, 14, 11, 10, 30] } }])
})

test('a site that is coded as elasticity too is a site, and what is neither holds none in its components', async () => {
  const elasticity = { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110830' }
  const both = siteObservation('a', 'A', 12)
  const coded = { ...both, code: { coding: [elasticity, ...(both.code.coding ?? [])] } }
  expect((await examine(coded)).exams).toMatchObject([{ medians: { A: 12 } }])
  const other = exam('e', allSites(12), RECENT, { code: { text: 'Protocol' } })
  expect((await examine(other)).exams).toEqual([])
})

test('an exam of this moment counts', async () => {
  const { asOf } = await readContext()
  expect((await examine(exam('e', allSites(12), asOf.toISOString()))).exams).toHaveLength(1)
})

test('an exam whose sites are its members stands in the way where it is in doubt or without a day', async () => {
  const hasMember = [{ reference: 'Observation/a' }]
  const frame = (overrides: Partial<fhir4.Observation>, at = RECENT) =>
    examine(exam('e', {}, at, { hasMember, ...overrides }), siteObservation('a', 'A', 12))
  expect(unreadOf(await frame({}))).toEqual([])
  expect(unreadOf(await frame({ status: 'preliminary' }))).toEqual(['preliminary'])
  expect(unreadOf(await frame({}, ''))).toEqual(['date-missing'])
})

test('an exam of the liver by its body site is certain', async () => {
  const bodySite = { coding: [{ system: 'http://snomed.info/sct', code: '10200004' }] }
  const { exams } = await examine(exam('e', allSites(12), RECENT, { bodySite }))
  expect(exams).toMatchObject([{ certain: true, doubt: undefined }])
})

test('an exam of two Observations goes from the first to the last, and takes place and device from the one that says', async () => {
  const early = siteObservation('early', 'A', 10, '2026-11-21T08:00:00Z')
  const late = siteObservation('late', 'B', 11, '2026-11-21T08:30:00Z', {
    bodySite: { text: 'Liver' },
    device: { display: 'Made up' },
  })
  for (const chart of [
    [early, late],
    [late, early],
  ]) {
    const { exams } = await examine(...chart)
    expect(exams).toMatchObject([
      {
        ...{ place: 'Liver', device: 'Made up' },
        time: { from: Date.parse('2026-11-21T08:00:00Z') },
      },
    ])
    expect(exams[0]?.time.to).toBeGreaterThanOrEqual(Date.parse('2026-11-21T08:30:00Z'))
    const times = exams[0]?.sources.map(({ reference, time }) => [reference, time?.text])
    expect(times?.toSorted()).toEqual([
      ['Observation/early', '2026-11-21T08:00:00Z'],
      ['Observation/late', '2026-11-21T08:30:00Z'],
    ])
  }
})

test('the speeds of one of two results of a site are not those of the site', async () => {
  const speed = { url: 'speed', valueQuantity: quantity(2, 'm/s') }
  const extension = [{ url: SHOTS_EXTENSION, extension: [speed] }]
  const one = siteObservation('a1', 'A', 12, RECENT, { extension })
  expect((await examine(one)).exams[0]?.speeds).toEqual({ A: [2] })
  expect((await examine(one, siteObservation('a2', 'A', 14))).exams[0]?.speeds).toEqual({})
})
