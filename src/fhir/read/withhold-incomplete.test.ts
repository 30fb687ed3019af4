import { expect, test } from 'vitest'
import { CODE, lab, read, resultOf, tumourSize } from '../../../test/support/chart-builders.ts'
import { chartOf, signed } from '../../../test/support/chart-inputs.ts'
import { readContext } from '../../../test/support/read-context.ts'
import type { ReadTopic } from '../chart-inputs.ts'
import { withholdIncomplete } from './withhold-incomplete.ts'

const failed = (topic: ReadTopic) => ({
  failures: [{ topic, code: 'more-pages', status: undefined, diagnostics: undefined }] as const,
})
const CHART = [
  lab('alb', CODE.albumin, 36, 'g/L'),
  lab('n', CODE.anc, 4.2, '10*9/L'),
  lab('l', CODE.alc, 1.4, '10*9/L'),
  tumourSize('size', [[CODE.longest, 8]]),
]

test('what was read of a search that broke off is unknown, and stays listed to be chosen by hand', async () => {
  const { albumin, diameter } = await read(CHART, failed('laboratory'))
  expect(resultOf(albumin)).toBe('read-failed')
  expect(albumin.passedOver).toMatchObject([
    { reference: 'Observation/alb', reason: 'incomplete-read', converted: { value: 36, unit: 'g/L' } },
  ])
  // Sizes were read whole.
  expect(resultOf(diameter)).toBe(8)
  expect(resultOf((await read(CHART, failed('imaging'))).diameter)).toBe('read-failed')
})

test('a ratio of two results is the value of neither', async () => {
  const { nlr } = await read(CHART, failed('laboratory'))
  expect(resultOf(nlr)).toBe('read-failed')
  expect(nlr.passedOver.map(({ reference, reason, converted }) => [reference, reason, converted])).toEqual([
    ['Observation/n', 'incomplete-read', undefined],
    ['Observation/l', 'incomplete-read', undefined],
  ])
})

test('what stands among the doubts of a range already is not listed twice', async () => {
  const bound = { valueQuantity: { value: 20, unit: 'g/L', comparator: '<' as const } }
  const { albumin } = await read([lab('alb', CODE.albumin, 0, 'g/L', undefined, bound)], failed('laboratory'))
  expect(resultOf(albumin)).toBe('read-failed')
  expect(albumin.doubts.map(({ reference }) => reference)).toEqual(['Observation/alb'])
  expect(albumin.passedOver).toEqual([])
})

test('a value that was not found in what was read of a broken-off search could not be read', async () => {
  expect(resultOf((await read([], failed('laboratory'))).albumin)).toBe('read-failed')
})

test('dT is unknown where the search for sizes or that for elastography broke off, and its examinations stay shown', async () => {
  const chart = chartOf({ deltaT: signed('negative') })
  const deltaT = async (topic: ReadTopic) =>
    withholdIncomplete(chart, await readContext(failed(topic))).deltaT
  for (const topic of ['imaging', 'elastography'] as const) {
    const { state, exams } = await deltaT(topic)
    expect([resultOf(await deltaT(topic)), state, exams]).toEqual([
      'read-failed',
      'unknown',
      chart.deltaT.exams,
    ])
  }
  expect(await deltaT('laboratory')).toEqual(chart.deltaT)
})

test('a lack of laboratory results takes back each of them, and no size', async () => {
  const context = await readContext(failed('laboratory'))
  const { anc, alc, nlr, albumin, bilirubin } = withholdIncomplete(await read(CHART), context)
  expect([anc, alc, nlr, albumin, bilirubin].map(resultOf)).toEqual(Array(5).fill('read-failed'))
})

test('a range of several resources is the value of none, and each is named once', async () => {
  const two = [lab('a', CODE.albumin, 30, 'g/L'), lab('b', CODE.albumin, 42, 'g/L')]
  const { albumin } = await read(two, failed('laboratory'))
  expect(albumin.passedOver).toEqual([])
  expect(albumin.doubts.map(({ reference }) => reference).toSorted()).toEqual([
    'Observation/a',
    'Observation/b',
  ])
  const preliminary = lab('c', CODE.albumin, 28, 'g/L', '2026-11-22T08:00:00Z', { status: 'preliminary' })
  const range = (await read([...CHART, preliminary], failed('laboratory'))).albumin
  expect(range.doubts.map(({ reference }) => reference)).toEqual(['Observation/c'])
  expect(range.passedOver.map(({ reference }) => reference)).toEqual(['Observation/alb'])
})
