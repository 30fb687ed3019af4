import { expect, test } from 'vitest'
import {
  CODE,
  lab,
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
const about = (lesion: string) => ({ focus: [{ reference: `BodyStructure/${lesion}` }] })

test('reads centimetres and millimetres', async () => {
  expect(resultOf((await read([size('a', 8.4)])).diameter)).toBe(8.4)
  expect(resultOf((await read([size('a', 84, 'mm')])).diameter)).toBe(8.4)
  expect(resultOf((await read([lab('a', CODE.tumourSize, 8.4, 'cm', DAY)])).diameter)).toBe(8.4)
})

test("takes a lesion's longest dimension, not a further one, even if that is larger by mistake", async () => {
  const { diameter } = await read([
    tumourSize('t', [
      [CODE.otherDimension, 9.9],
      [CODE.longest, 8.4],
    ]),
  ])
  expect(resultOf(diameter)).toBe(8.4)
  expect(reasonsOf(diameter)).toEqual({ 'Observation/t': 'smaller-lesion' })
})

test('does not fall back on a further dimension when the longest is unusable', async () => {
  const panel = tumourSize('t', [
    [CODE.longest, 840],
    [CODE.otherDimension, 6.2],
  ])
  expect(resultOf((await read([panel])).diameter)).toBe('none-usable')
})

test('takes the largest of several lesions of the latest exam, and not a larger one of an earlier exam', async () => {
  const { diameter } = await read([
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
  const { diameter } = await read([
    size('evening', 9, 'cm', '2026-11-19T22:00:00Z'),
    size('night', 8, 'cm', '2026-11-20T01:00:00Z'),
  ])
  expect(resultOf(diameter)).toBe(8)
})
