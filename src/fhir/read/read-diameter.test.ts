import { expect, test } from 'vitest'
import {
  about,
  CODE,
  lab,
  lesion,
  pairFrom,
  read,
  reasonsOf,
  resultOf,
  sourcesOf,
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
