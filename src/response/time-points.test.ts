import { expect, test } from 'vitest'
import { courseOf, monthly, type Row } from './test-course.ts'
import type { Category } from './time-point.ts'
import { timePoints } from './time-points.ts'

function recist(rows: readonly Row[]): Category[] {
  return timePoints('recist', monthly(rows)).map(({ overall }) => overall)
}

function mrecist(rows: readonly Row[]): Category[] {
  return timePoints('mrecist', monthly(rows)).map(({ overall }) => overall)
}

const viable = (...sizes: readonly number[]): Row => ({
  organ: 'liver',
  over: sizes.map((size) => ({ longest: 80, viable: size })),
})

test('a decrease by exactly 30 % of the baseline is a partial response, by less it is stable disease', () => {
  expect(recist([{ over: [100, 70, 70.1] }])).toEqual(['PR', 'SD'])
  expect(mrecist([viable(100, 70, 70.1)])).toEqual(['PR', 'SD'])
})

test('the decrease is counted over all targets together', () => {
  expect(recist([{ over: [40, 20] }, { over: [60, 50] }])).toEqual(['PR'])
})

test('decimals do not move the limits: 0.7 times 30.1 mm is 21.07 mm', () => {
  expect(recist([{ over: [30.1, 21.07] }])).toEqual(['PR'])
  expect(recist([{ over: [25.1, 30.12] }])).toEqual(['PD'])
})

test('an increase by exactly 20 % is progression, by less it is stable disease', () => {
  expect(recist([{ over: [100, 120] }])).toEqual(['PD'])
  expect(recist([{ over: [100, 119.9] }])).toEqual(['SD'])
})

test('RECIST 1.1 asks for 5 mm besides 20 %, mRECIST does not', () => {
  expect(recist([{ over: [20, 24.9] }])).toEqual(['SD'])
  expect(recist([{ over: [20, 25] }])).toEqual(['PD'])
  expect(mrecist([viable(20, 24.9)])).toEqual(['PD'])
})

test('the reference of progression is the smallest sum so far, and the baseline where that is smallest', () => {
  expect(recist([{ over: [100, 60, 71, 72] }])).toEqual(['PR', 'SD', 'PD'])
  expect(recist([{ over: [100, 110, 119] }])).toEqual(['SD', 'SD'])
})

test('progression goes before response: 65 is 35 % below the baseline and 30 % above the smallest sum', () => {
  expect(recist([{ over: [100, 50, 65] }])).toEqual(['PR', 'PD'])
})

test('a complete response needs every target gone, and nodes below 10 mm', () => {
  const node: Row = { node: 'node', organ: 'lymph node', over: [18, 9.9, 10] }
  expect(recist([{ over: [40, 0, 0] }, node])).toEqual(['CR', 'PD'])
  expect(recist([{ over: [40, 0] }, { ...node, over: [18, 10] }])).toEqual(['PR'])
})

test('time points with target disease are those of table 1', () => {
  const other = (status: 'absent' | 'present' | 'progression' | undefined): Row => ({
    role: 'nonTarget',
    over: ['present', status],
  })
  const row = (size: number | undefined, status: Parameters<typeof other>[0]) =>
    recist([{ over: [100, size] }, other(status), { over: [10, size === 0 ? 0 : 10] }])
  expect(row(0, 'absent')).toEqual(['CR'])
  expect(row(0, 'present')).toEqual(['PR'])
  expect(row(0, undefined)).toEqual(['PR'])
  expect(row(50, 'present')).toEqual(['PR'])
  expect(row(50, undefined)).toEqual(['PR'])
  expect(row(100, undefined)).toEqual(['SD'])
  expect(row(undefined, 'present')).toEqual(['NE'])
  expect(row(130, 'absent')).toEqual(['PD'])
  expect(row(0, 'progression')).toEqual(['PD'])
  expect(row(undefined, 'progression')).toEqual(['PD'])
})

test('time points without target disease are those of table 2', () => {
  const only = (status: 'absent' | 'present' | 'progression' | undefined) =>
    recist([
      { role: 'nonTarget', over: ['present', status] },
      { role: 'new', over: [undefined, 'absent'] },
    ])
  expect(only('absent')).toEqual(['CR'])
  expect(only('present')).toEqual(['non-CR/non-PD'])
  expect(only(undefined)).toEqual(['NE'])
  expect(only('progression')).toEqual(['PD'])
})

test('any new lesion is progression, and stays so until it is gone', () => {
  const fresh: Row = { role: 'new', over: [undefined, undefined, 'present', undefined, 'absent'] }
  expect(recist([{ over: [100, 60, 55, 55, 55] }, fresh])).toEqual(['PR', 'PD', 'PD', 'PR'])
})

test('a missing target leaves the visit open, unless those measured have progressed already (section 4.4.2)', () => {
  const rows = (a: number, b: number): readonly Row[] => [
    { over: [20, a] },
    { over: [15, b] },
    { over: [15, undefined] },
  ]
  expect(recist(rows(45, 35))).toEqual(['PD'])
  expect(recist(rows(10, 5))).toEqual(['NE'])
})

test('an incomplete sum is no smallest sum', () => {
  expect(recist([{ over: [50, 20, 50] }, { over: [50, undefined, 50] }])).toEqual(['NE', 'SD'])
})

test('disease seen again after a complete response is progression, however small', () => {
  expect(recist([{ over: [40, 0, 4] }])).toEqual(['CR', 'PD'])
  expect(
    recist([{ over: [40, 0, 4] }, { role: 'nonTarget', over: ['present', 'present', 'present'] }]),
  ).toEqual(['PR', 'PR'])
})

test('a nodule of the liver counts as new for mRECIST from 10 mm on with the typical pattern, dated back to its first sighting', () => {
  const nodule = (...over: Row['over']): Row => ({ role: 'new', organ: 'liver', over: [undefined, ...over] })
  const target = viable(50, 50, 50, 50)
  const typical = (longest: number) => ({ longest, typical: true })
  const atypical = (longest: number) => ({ longest, typical: false })
  expect(mrecist([target, nodule(typical(10), typical(10))])).toEqual(['PD', 'PD', 'PD'])
  expect(mrecist([target, nodule(typical(9), typical(9), typical(9))])).toEqual(['SD', 'SD', 'SD'])
  expect(mrecist([target, nodule(atypical(12), atypical(21.9), atypical(21.9))])).toEqual(['SD', 'SD', 'SD'])
  expect(mrecist([target, nodule(atypical(12), atypical(17), atypical(22))])).toEqual(['PD', 'PD', 'PD'])
  expect(recist([target, nodule(atypical(6), undefined, undefined)])[0]).toBe('PD')
})

test('a new node at the porta hepatis counts from 20 mm on for mRECIST, any node from 10 mm on for RECIST', () => {
  const rows: readonly Row[] = [
    viable(50, 50, 50, 50),
    { role: 'new', node: 'porta-hepatis', organ: 'lymph node', over: [undefined, 9.9, 19, 20] },
  ]
  expect(mrecist(rows)).toEqual(['SD', 'SD', 'PD'])
  expect(recist(rows)).toEqual(['SD', 'PD', 'PD'])
})

test('an equivocal new lesion counts from its first sighting once it is certain', () => {
  const rows = (last: 'equivocal' | 'present'): readonly Row[] => [
    { over: [50, 50, 50] },
    { role: 'new', over: [undefined, 'equivocal', last] },
  ]
  expect(recist(rows('equivocal'))).toEqual(['SD', 'SD'])
  expect(recist(rows('present'))).toEqual(['PD', 'PD'])
})

test('mRECIST measures the viable part of lesions of the liver and the whole of others', () => {
  const lung: Row = { organ: 'lung', over: [20, 20] }
  expect(mrecist([viable(60, 30), lung])).toEqual(['PR'])
  expect(recist([viable(60, 30), lung])).toEqual(['SD'])
  expect(mrecist([viable(60, 0)])).toEqual(['CR'])
})

test('a target of the liver that does not enhance is non-target for mRECIST', () => {
  const dark: Row = {
    organ: 'liver',
    over: [
      { longest: 40, viable: 0 },
      { longest: 40, viable: 0 },
    ],
  }
  expect(mrecist([viable(50, 0), dark])).toEqual(['CR'])
  expect(mrecist([viable(50, 25), dark])).toEqual(['PR'])
})

test('without viable diameters mRECIST is not evaluable, and RECIST is', () => {
  const course = courseOf([0, 28], [{ organ: 'liver', over: [50, 30] }])
  expect(timePoints('mrecist', course)[0]?.overall).toBe('NE')
  expect(timePoints('recist', course)[0]?.overall).toBe('PR')
})

test('where no target enhances, mRECIST is not evaluable short of progression', () => {
  const dark: Row = {
    organ: 'liver',
    over: [
      { longest: 40, viable: 0 },
      { longest: 40, viable: 0 },
      { longest: 40, viable: 0 },
    ],
  }
  expect(mrecist([dark, { role: 'new', organ: 'lung', over: [undefined, undefined, 8] }])).toEqual([
    'NE',
    'PD',
  ])
})
