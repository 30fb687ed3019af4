import { expect, test } from 'vitest'
import {
  administration,
  CODE,
  lab,
  pairFrom,
  read,
  reasonsOf,
  resultOf,
  sourcesOf,
  statement,
} from '../../../test/support/chart-builders.ts'
import { chartOf, dayOf } from '../../../test/support/chart-inputs.ts'
import { readContext } from '../../../test/support/read-context.ts'
import type { Candidate } from '../chart-inputs.ts'
import { evidenceFor, newestFirst } from './select-nearest.ts'

const albumin = (id: string, value: number, at: string) => lab(id, CODE.albumin, value, 'g/L', at)

test('takes the newest value at or before the index date', async () => {
  const chart = await read([
    ...pairFrom('2026-10-10'),
    albumin('older', 40, '2026-09-20'),
    albumin('nearest', 36, '2026-10-10'),
    albumin('later', 30, '2026-10-11'),
  ])
  expect(resultOf(chart.albumin)).toBe(36)
  expect(reasonsOf(chart.albumin)).toEqual({
    'Observation/later': 'after-index',
    'Observation/older': 'newer-used',
  })
})

test('counts age in days of the index date and marks an old value', async () => {
  const chart = await read([...pairFrom('2026-10-10'), albumin('a', 36, '2026-09-09')])
  expect(chart.albumin).toMatchObject({ evidence: { ageDays: 31, freshness: 'old' } })
  const fresh = await read([...pairFrom('2026-10-10'), albumin('a', 36, '2026-09-10')])
  expect(fresh.albumin).toMatchObject({ evidence: { ageDays: 30, freshness: 'fresh' } })
})

test('takes no value older than the look-back, and says so', async () => {
  const inside = await read([...pairFrom('2026-10-10'), albumin('a', 36, '2026-07-12')])
  expect(resultOf(inside.albumin)).toBe(36)
  const outside = await read([...pairFrom('2026-10-10'), albumin('a', 36, '2026-07-11')])
  expect(resultOf(outside.albumin)).toBe('too-old')
})

test('takes no value after the start of therapy by itself, and says so', async () => {
  const chart = await read([...pairFrom('2026-10-10'), albumin('a', 36, '2026-10-20')])
  expect(resultOf(chart.albumin)).toBe('only-after-index')
  expect(chart.albumin.passedOver).toMatchObject([{ converted: { value: 36, unit: 'g/L' } }])
})

test('explains an absence by what was there', async () => {
  expect(resultOf((await read([])).albumin)).toBe('not-found')
  const unusable = albumin('a', 360, '2026-11-20')
  expect(resultOf((await read([unusable])).albumin)).toBe('none-usable')
  const others = { ...unusable, subject: { reference: 'Patient/p2' } }
  expect(resultOf((await read([others])).albumin)).toBe('not-found')
  const failures = [{ topic: 'laboratory', code: 'http', status: 500, diagnostics: undefined }] as const
  expect(resultOf((await read([], { failures })).albumin)).toBe('read-failed')
})

test('uses the same resource of equal ones whatever order they come in', async () => {
  const pair = [albumin('a', 36, '2026-11-20'), albumin('b', 36, '2026-11-20')]
  const one = await read(pair)
  const other = await read(pair.toReversed())
  expect(sourcesOf(one.albumin)).toEqual(sourcesOf(other.albumin))
})

const preliminary = (id: string, value: number, at: string) => ({
  ...albumin(id, value, at),
  status: 'preliminary' as const,
})
/** Lenvatinib from 1 October on; camrelizumab on some day of October. */
const opened = [administration('l', 'Lenvatinib', '2026-10-01'), statement('c', 'Camrelizumab', '2026-10')]

test('of an open start every value that may be the nearest counts, and each can be chosen by hand', async () => {
  const { albumin: reading } = await read([
    ...opened,
    albumin('older', 40, '2026-08-20'),
    albumin('before', 36, '2026-09-20'),
    albumin('within', 30, '2026-10-15'),
    albumin('after', 28, '2026-11-02'),
  ])
  expect(resultOf(reading)).toEqual([30, 36])
  expect(reading).toMatchObject({ because: ['index-date-open'], doubts: [] })
  // At the latest start, 31 October, the later of the two is 16 days old.
  expect(reading).toMatchObject({ evidence: { ageDays: 16, time: { text: '2026-10-15' } } })
  expect(reasonsOf(reading)).toEqual({
    'Observation/after': 'after-index',
    'Observation/within': 'index-date-open',
    'Observation/before': 'index-date-open',
    'Observation/older': 'newer-used',
  })
})

test('where the start may lie before every value, that is why there is none', async () => {
  const { albumin: reading } = await read([...opened, albumin('within', 30, '2026-10-15')])
  expect(resultOf(reading)).toBe('index-date-open')
  // What says nothing is none whenever therapy began.
  const unusable = { ...albumin('within', 30, '2026-10-15'), valueQuantity: { value: 30 } }
  expect(resultOf((await read([...opened, unusable])).albumin)).toBe('none-usable')
})

test('two plain values of one moment that differ are both in doubt; one that is in doubt by itself explains it', async () => {
  const at = '2026-11-20T08:00:00Z'
  const both = (await read([albumin('a', 30, at), albumin('b', 42, at)])).albumin
  expect(resultOf(both)).toEqual([30, 42])
  expect(both).toMatchObject({ because: ['contradictory-duplicate'], passedOver: [] })
  expect(reasonsOf(both)).toEqual({
    'Observation/a': 'contradictory-duplicate',
    'Observation/b': 'contradictory-duplicate',
  })
  const one = (await read([albumin('a', 30, at), preliminary('b', 42, at)])).albumin
  expect(resultOf(one)).toEqual([30, 42])
  expect(one).toMatchObject({ because: ['preliminary'] })
  expect(one.doubts.map(({ reference, reason }) => [reference, reason])).toEqual([
    ['Observation/b', 'preliminary'],
  ])
  expect(one.passedOver.map(({ reference, reason }) => [reference, reason])).toEqual([
    ['Observation/a', 'newer-used'],
  ])
  const same = (await read([albumin('a', 30, at), albumin('b', 30, at)])).albumin
  expect(same).toMatchObject({ value: 30, doubts: [] })
})

test('the newest that says nothing leaves it unknown, and whether an older one can be taken is told by the reason', async () => {
  const unitless = { ...albumin('new', 30, '2026-11-20'), valueQuantity: { value: 30 } }
  expect(resultOf((await read([unitless, albumin('old', 36, '2026-11-01')])).albumin)).toBe(
    'newest-not-usable',
  )
  const neither = { ...albumin('old', 36, '2026-11-01'), valueQuantity: { value: 36 } }
  expect(resultOf((await read([unitless, neither])).albumin)).toBe('none-usable')
  const tooOld = albumin('old', 36, '2026-01-01')
  expect(resultOf((await read([unitless, tooOld])).albumin)).toBe('none-usable')
})

test('what was refused before any choice is none that is usable', async () => {
  const withdrawn = { ...albumin('a', 36, '2026-11-20'), status: 'entered-in-error' as const }
  expect(resultOf((await read([withdrawn])).albumin)).toBe('none-usable')
})

test('candidates are listed newest first, those of one time as they come, those without a date last', () => {
  const of = (name: string, day?: string): Candidate => ({
    ...{ name, reference: name, versionId: undefined, original: '', status: 'final', reason: 'newer-used' },
    ...{ converted: undefined, time: day === undefined ? undefined : dayOf(day) },
  })
  const listed = newestFirst([
    of('a'),
    of('b', '2026-11-01'),
    of('c', '2026-11-03'),
    of('d', '2026-11-01'),
    of('e'),
  ])
  expect(listed.map(({ name }) => name)).toEqual(['c', 'b', 'd', 'a', 'e'])
})

test('evidence is old beyond the days of freshness, later where it was taken after the index date', async () => {
  const context = await readContext()
  const index = { ...chartOf({}).indexDate, time: dayOf('2026-10-10') }
  const of = (day: string) => {
    const { ageDays, freshness } = evidenceFor('chosen-by-user', [], dayOf(day), index, context)
    return [ageDays, freshness]
  }
  expect(of('2026-10-10')).toEqual([0, 'fresh'])
  expect(of('2026-09-10')).toEqual([30, 'fresh'])
  expect(of('2026-09-09')).toEqual([31, 'old'])
  expect(of('2026-10-11')).toEqual([-1, 'later'])
})
