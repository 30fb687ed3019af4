import { expect, test } from 'vitest'
import type { LabelledMeasurement } from '../../../model/elastography/labelled-measurement.ts'
import { understandReport } from './understand-report.ts'

const shot = (label: string | undefined, value: number, more: Partial<LabelledMeasurement> = {}) =>
  ({ label, tracked: undefined, kind: 'shot', value, unit: 'kPa', ...more }) satisfies LabelledMeasurement
const understand = (...items: LabelledMeasurement[]) => understandReport(items, { elastographyLabels: {} })
const faults = (...items: LabelledMeasurement[]) =>
  understand(...items).flatMap(({ refused }) => refused.map(({ label, code }) => [label, code]))

test('where each place has a tracking UID of its own, they are places of one lesion, which nothing names', () => {
  const lesions = understand(shot('A', 10, { tracked: '1' }), shot('B', 12, { tracked: '2' }))
  expect(lesions).toMatchObject([{ lesion: undefined, sites: { A: {}, B: {} }, refused: [] }])
  const [one] = understand(shot('A', 10, { tracked: '1' }), shot('B', 12, { tracked: '1' }))
  expect(one?.lesion).toBe('1')
})

test('a label under two tracking UIDs may be of two lesions, and is not taken', () => {
  const items = [
    shot('A', 10, { tracked: '1' }),
    shot('A', 30, { tracked: '2' }),
    shot('B', 12, { tracked: '3' }),
  ]
  expect(faults(...items)).toEqual([['A', 'several-tracked']])
})

test('what has no label, an implausible value, or a statistic or a speed alone is named', () => {
  expect(
    faults(
      shot(undefined, 10),
      shot('A', 10),
      shot('B', 12),
      shot('B', 900),
      shot('C', 2, { unit: 'm/s' }),
      shot('D', 3, { kind: 'spread' }),
      shot('E', 12, { kind: 'median' }),
      shot('E', 13, { kind: 'median' }),
    ),
  ).toEqual([
    [undefined, 'label-missing'],
    ['B', 'implausible'],
    ['C', 'speed-alone'],
    ['D', 'statistic-alone'],
    ['E', 'too-many-values'],
  ])
})

test('nothing measured is an examination without sites', () => {
  expect(understand()).toEqual([
    { lesion: undefined, unit: 'm/s', kind: 'medians', sites: {}, refused: [], beside: 0 },
  ])
})
