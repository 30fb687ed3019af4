import { expect, test } from 'vitest'
import {
  CODE,
  lab,
  pairFrom,
  read,
  reasonsOf,
  resultOf,
  sourcesOf,
} from '../../../test/support/chart-builders.ts'

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
