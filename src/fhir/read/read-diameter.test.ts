import { expect, test } from 'vitest'
import {
  about,
  administration,
  allSites,
  CODE,
  exam,
  lab,
  lesion,
  pairFrom,
  read,
  reasonsOf,
  resultOf,
  sourcesOf,
  statement,
  tumourSize,
} from '../../../test/support/chart-builders.ts'

const DAY = '2026-11-20'
const size = (id: string, value: number, unit = 'cm', at = DAY, overrides: Partial<fhir4.Observation> = {}) =>
  lab(id, CODE.longest, value, unit, at, overrides)

test('reads centimetres and millimetres', async () => {
  expect(resultOf((await read([size('a', 8.4)])).diameter)).toBe(8.4)
  expect(resultOf((await read([size('a', 84, 'mm')])).diameter)).toBe(8.4)
  expect(resultOf((await read([lab('a', CODE.tumourSize, 8.4, 'cm', DAY)])).diameter)).toBe(8.4)
})

test('leaves open which is right where a further dimension is longer than the longest one', async () => {
  const { diameter } = await read([
    tumourSize('t', [
      [CODE.otherDimension, 9.9],
      [CODE.longest, 8.4],
    ]),
  ])
  expect(resultOf(diameter)).toEqual([8.4, 9.9])
  expect(diameter.doubts.map(({ reason }) => reason)).toEqual(['contradictory-duplicate'])
  expect(diameter.passedOver.map(({ reason }) => reason)).toEqual(['smaller-lesion'])
})

test('does not fall back on a further dimension when the longest is unusable', async () => {
  const panel = tumourSize('t', [
    [CODE.longest, 840],
    [CODE.otherDimension, 6.2],
  ])
  expect(resultOf((await read([panel])).diameter)).toBe('none-usable')
  // What an exam says of its longest dimension is said in vain: a smaller lesion of another day does not take its place.
  const older = size('older', 3, 'cm', '2026-11-10')
  expect((await read([panel, older])).diameter).toMatchObject({
    state: 'unknown',
    reason: 'newest-not-usable',
  })
})

test('takes the latest size of each lesion, then the largest, and not a larger one of an earlier exam', async () => {
  const { diameter } = await read([
    lesion('b1'),
    lesion('b2'),
    size('small', 3.1, 'cm', DAY, about('b1')),
    size('large', 84, 'mm', DAY, about('b2')),
    size('before', 9, 'cm', '2026-10-20', about('b2')),
  ])
  expect(resultOf(diameter)).toBe(8.4)
  expect(reasonsOf(diameter)).toEqual({
    'Observation/small': 'smaller-lesion',
    'Observation/before': 'earlier-exam',
  })
})

test('never takes a lesion of another organ', async () => {
  const lung = { bodySite: { text: 'Lung' } }
  const { diameter } = await read([size('lung', 9, 'cm', DAY, lung), size('liver', 5)])
  expect(sourcesOf(diameter)).toEqual(['Observation/liver'])
  expect(reasonsOf(diameter)).toEqual({ 'Observation/lung': 'other-lesion' })
})

test('never takes the size of a specimen, which the pathologist measured', async () => {
  const specimen = { specimen: { reference: 'Specimen/s' } }
  const method = { method: { coding: [{ system: 'http://snomed.info/sct', code: '787377000' }] } }
  const { diameter } = await read([
    size('resected', 9, 'cm', DAY, specimen),
    size('examined', 9, 'cm', DAY, method),
    size('seen', 5),
  ])
  expect(sourcesOf(diameter)).toEqual(['Observation/seen'])
})

test('never takes a size from after the start of therapy, or from another patient', async () => {
  const { diameter } = await read([
    ...pairFrom('2026-10-10'),
    size('baseline', 8, 'cm', '2026-10-01'),
    size('response', 5, 'cm', DAY),
    size('other', 12, 'cm', '2026-10-02', { subject: { reference: 'Patient/p2' } }),
  ])
  expect(resultOf(diameter)).toBe(8)
  expect(reasonsOf(diameter)).toEqual({
    'Observation/response': 'after-index',
    'Observation/other': 'wrong-subject',
  })
})

test('tells sizes of one day apart from those of the next in the time zone of the site', async () => {
  // Neither names its lesion: the later may be a smaller one measured alone, or the same that has shrunk.
  const { diameter } = await read([
    size('evening', 9, 'cm', '2026-11-19T22:00:00Z'),
    size('night', 8, 'cm', '2026-11-20T01:00:00Z'),
  ])
  expect(resultOf(diameter)).toEqual([8, 9])
  expect(diameter).toMatchObject({ because: ['lesion-unknown'] })
  // Of one day they are two lesions of one examination.
  const day = await read([
    size('morning', 9, 'cm', '2026-11-20T08:00:00Z'),
    size('noon', 8, 'cm', '2026-11-20T12:00:00Z'),
  ])
  expect(resultOf(day.diameter)).toBe(9)
})

test('takes a lesion that was measured before as it was, if a later exam measured another alone', async () => {
  const { diameter } = await read([
    lesion('a'),
    lesion('b'),
    size('mri', 12, 'cm', '2026-11-18', about('a')),
    size('ultrasound', 3, 'cm', '2026-11-21', about('b')),
  ])
  expect(resultOf(diameter)).toBe(12)
  // A size that names no lesion may be that of lesion A, shrunk.
  const unnamed = await read([
    lesion('a'),
    size('mri', 12, 'cm', '2026-11-18', about('a')),
    size('later', 3, 'cm', '2026-11-21'),
  ])
  expect(resultOf(unnamed.diameter)).toEqual([3, 12])
  // The largest at last settles it.
  const larger = await read([size('mri', 3, 'cm', '2026-11-18'), size('later', 12, 'cm', '2026-11-21')])
  expect(resultOf(larger.diameter)).toBe(12)
})

test('counts an unusable size by what it still says', async () => {
  const bound = { valueQuantity: { value: 15, unit: 'cm', comparator: '>' as const } }
  const { diameter } = await read([size('large', 0, 'cm', DAY, bound), size('satellite', 3)])
  expect(diameter).toMatchObject({ state: 'interval', low: 15, above: true, because: ['comparator'] })
  expect(reasonsOf(diameter)).toEqual({
    'Observation/large': 'comparator',
    'Observation/satellite': 'smaller-lesion',
  })
  const small = { valueQuantity: { value: 1, unit: 'cm', comparator: '<' as const } }
  expect(resultOf((await read([size('tiny', 0, 'cm', DAY, small), size('b', 3)])).diameter)).toBe(3)
  const doubtful = await read([size('large', 12, 'cm', DAY, { status: 'preliminary' }), size('satellite', 3)])
  expect(resultOf(doubtful.diameter)).toEqual([3, 12])
  expect(reasonsOf(doubtful.diameter)['Observation/large']).toBe('preliminary')
})

test('does not know a diameter of which nothing surely counts', async () => {
  const { diameter } = await read([size('only', 12, 'cm', DAY, { status: 'preliminary' })])
  expect(diameter).toMatchObject({ state: 'unknown', reason: 'none-usable' })
  expect(reasonsOf(diameter)).toEqual({ 'Observation/only': 'preliminary' })
})

test('looks back ninety days and no further', async () => {
  const at = async (day: string) => resultOf((await read([size('a', 9, 'cm', day)])).diameter)
  expect(await at('2026-08-25')).toBe(9)
  expect(await at('2026-08-24')).toBe('too-old')
})

test('names a place that cannot be resolved, and takes it only where nothing else is said of any lesion', async () => {
  const undelivered = size('x', 12, 'cm', DAY, about('gone'))
  const alone = await read([undelivered])
  expect(resultOf(alone.diameter)).toBe(12)
  expect(alone.diameter.doubts).toMatchObject([{ reference: 'Observation/x', reason: 'place-unknown' }])
  // Beside a lesion that is in the liver it may be one elsewhere.
  const beside = await read([undelivered, lesion('a'), size('y', 8, 'cm', DAY, about('a'))])
  expect(resultOf(beside.diameter)).toEqual([8, 12])
  const local = { bodySite: { coding: [{ system: 'urn:local', code: 'X7' }] } }
  expect(resultOf((await read([size('z', 9, 'cm', DAY, local)])).diameter)).toBe('none-usable')
})

/** Lenvatinib from 1 October on; camrelizumab on some day of October. */
const opened = [administration('l', 'Lenvatinib', '2026-10-01'), statement('c', 'Camrelizumab', '2026-10')]

test('of an open start the range is that of all its days', async () => {
  const at = async (...sizes: readonly unknown[]) => resultOf((await read([...opened, ...sizes])).diameter)
  const a = (id: string, value: number, day: string) => size(id, value, 'cm', day, about('a'))
  // 9 cm until 14 October, 7 cm from the 15th on; a size of November counts on no day.
  const both = [lesion('a'), a('one', 9, '2026-09-20'), a('two', 7, '2026-10-15')]
  expect(await at(...both)).toEqual([7, 9])
  expect(await at(...both, a('three', 4, '2026-11-05'))).toEqual([7, 9])
  // On the last day itself it does.
  expect(await at(...both, a('three', 4, '2026-10-31'))).toEqual([4, 9])
  // Two lesions: the other is the largest once the first has shrunk.
  const other = size('b', 8, 'cm', '2026-09-20', about('b'))
  expect(await at(...both, lesion('b'), other)).toEqual([8, 9])
  // Before the only size there is none.
  expect(await at(lesion('a'), a('two', 7, '2026-10-15'))).toBe('index-date-open')
  expect(await at(lesion('a'), a('two', 7, '2026-09-30'))).toBe(7)
})

test('a size that may be of another day, or was taken later and is in doubt, lowers what is sure', async () => {
  const of = async (...sizes: readonly unknown[]) => resultOf((await read(sizes)).diameter)
  const preliminary = { status: 'preliminary' as const }
  // Named: the later one, in doubt, may replace the size of its own lesion, and of no other.
  const named = (id: string, value: number, day: string, name: string, more: object = {}) =>
    size(id, value, 'cm', day, { ...about(name), ...more })
  const lesions = [lesion('a'), lesion('b')]
  const before = named('one', 9, '2026-11-18', 'a')
  expect(await of(...lesions, before, named('two', 5, '2026-11-20', 'a', preliminary))).toEqual([5, 9])
  expect(await of(...lesions, before, named('two', 5, '2026-11-20', 'b', preliminary))).toBe(9)
  expect(await of(...lesions, before, named('two', 12, '2026-11-20', 'b', preliminary))).toEqual([9, 12])
  // One that names no lesion may be of any, and one that names its lesion of those that do not.
  expect(await of(...lesions, before, size('two', 5, 'cm', '2026-11-20', preliminary))).toEqual([5, 9])
  expect(
    await of(
      lesion('a'),
      size('one', 9, 'cm', '2026-11-18'),
      named('two', 5, '2026-11-20', 'a', preliminary),
    ),
  ).toEqual([5, 9])
  // Earlier than what is sure it replaces nothing.
  expect(await of(...lesions, before, size('two', 5, 'cm', '2026-11-16', preliminary))).toBe(9)
  // A lesion named later may be the one that was not named before: then that is no longer what it was.
  expect(
    await of(lesion('a'), size('one', 9, 'cm', '2026-11-18'), named('two', 5, '2026-11-20', 'a')),
  ).toEqual([5, 9])
})

test('a sum of diameters is the size of no lesion', async () => {
  const sum = {
    code: { coding: [{ system: 'http://loinc.org', code: CODE.longest }], text: 'Sum of diameters' },
  }
  const { diameter } = await read([size('sum', 14, 'cm', DAY, sum), size('one', 8)])
  expect(resultOf(diameter)).toBe(8)
  expect(reasonsOf(diameter)).toEqual({ 'Observation/sum': 'several-lesions' })
})

test('two sizes of one lesion and day that differ contradict each other', async () => {
  const of = (id: string, value: number) => size(id, value, 'cm', DAY, about('a'))
  const { diameter } = await read([lesion('a'), of('one', 8), of('two', 9)])
  expect(resultOf(diameter)).toEqual([8, 9])
  expect(diameter).toMatchObject({ because: ['contradictory-duplicate'] })
  expect(sourcesOf(diameter).toSorted()).toEqual(['Observation/one', 'Observation/two'])
})

test('of an open start also a size counts that another has followed by its end, and a day on which the last one is too old', async () => {
  const of = async (...sizes: readonly unknown[]) =>
    resultOf((await read([...opened, lesion('a'), ...sizes])).diameter)
  const a = (id: string, value: number, day: string) => size(id, value, 'cm', day, about('a'))
  expect(await of(a('one', 6, '2026-09-20'), a('two', 9, '2026-10-10'), a('three', 7, '2026-10-25'))).toEqual(
    [6, 9],
  )
  // Ninety days after 10 July is 8 October: from the 9th to the 19th there is none.
  expect(await of(a('one', 9, '2026-07-10'), a('two', 7, '2026-10-20'))).toBe('index-date-open')
  expect(await of(a('one', 9, '2026-07-22'), a('two', 7, '2026-10-20'))).toEqual([7, 9])
})

test('a size that names no lesion is what leaves the diameter open, beside one that names its own', async () => {
  const { diameter } = await read([
    lesion('a'),
    size('mri', 12, 'cm', '2026-11-18', about('a')),
    size('later', 3, 'cm', '2026-11-21'),
  ])
  expect(diameter).toMatchObject({ because: ['lesion-unknown'] })
  expect(diameter.doubts.map(({ reference, reason }) => [reference, reason])).toEqual([
    ['Observation/later', 'lesion-unknown'],
  ])
  expect(diameter.passedOver.map(({ reference }) => reference)).toEqual(['Observation/mri'])
})

test('examinations of stiffness that name no lesion are of one, unless the sizes may be of several', async () => {
  const exams = [
    ...pairFrom('2026-10-05T09:00:00Z'),
    exam('before', allSites(10), '2026-10-02T09:00:00Z'),
    exam('after', allSites(12), '2026-11-16T09:00:00Z'),
  ]
  const isKnown = async (...sizes: readonly unknown[]) =>
    (await read([...exams, lesion('a'), lesion('b'), ...sizes])).deltaT.state === 'known'
  const on = (id: string, day: string, more: object = {}) => size(id, 8, 'cm', day, more)
  expect(await isKnown()).toBe(true)
  expect(await isKnown(on('1', '2026-09-01'), on('2', '2026-09-20'))).toBe(true)
  expect(await isKnown(on('1', '2026-09-20'), on('2', '2026-09-20'))).toBe(false)
  // A clock without a zone is of its day, the one before or the one after; a date that is not told of any.
  expect(await isKnown(on('1', '2026-09-01'), on('2', '2026-09-05T09:00:00'), on('3', '2026-09-07'))).toBe(
    true,
  )
  expect(await isKnown(on('1', '2026-09-01'), on('2', '2026-09-05T09:00:00'), on('3', '2026-09-06'))).toBe(
    false,
  )
  expect(await isKnown(on('1', ''))).toBe(true)
  expect(await isKnown(on('1', ''), on('2', '2026-09-01'))).toBe(false)
  // Of a lesion that is named once or twice on one day there is one; two that are named are two.
  expect(await isKnown(on('1', '2026-09-20', about('a')), on('2', '2026-09-20', about('a')))).toBe(true)
  expect(await isKnown(on('1', '2026-09-20', about('a')), on('2', '2026-09-28', about('b')))).toBe(false)
})

test('of two lesions of which either may be the largest, the examinations of neither tell the change', async () => {
  const of = (name: string, before: number, after: number) => [
    exam(`${name}-0`, allSites(before), '2026-10-02T09:00:00Z', about(name)),
    exam(`${name}-6`, allSites(after), '2026-11-16T09:00:00Z', about(name)),
  ]
  const chart = [
    ...pairFrom('2026-10-05T09:00:00Z'),
    lesion('a'),
    lesion('b'),
    ...of('a', 10, 12),
    ...of('b', 12, 10),
  ]
  const signOf = async (a: number, b: number) => {
    const sizes = [
      size('one', a, 'cm', '2026-10-01', about('a')),
      size('two', b, 'cm', '2026-10-01', about('b')),
    ]
    const { deltaT } = await read([...chart, ...sizes])
    return deltaT.state === 'known' ? deltaT.value : deltaT.state
  }
  expect([await signOf(9, 8), await signOf(8, 9), await signOf(8, 8)]).toEqual([
    'nonnegative',
    'negative',
    'unknown',
  ])
})
