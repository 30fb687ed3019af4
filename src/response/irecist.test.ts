import { expect, test } from 'vitest'
import { bestImmuneResponse } from './best-response.ts'
import { type ImmuneCategory, immunePoints } from './irecist.ts'
import { courseOf, monthly, type Row } from './test-course.ts'

function irecist(rows: readonly Row[], days?: readonly number[]): ImmuneCategory[] {
  const course = days === undefined ? monthly(rows) : courseOf(days, rows)
  return immunePoints(course, 28).map(({ overall }) => overall)
}

const fresh = (...over: Row['over']): Row => ({ role: 'new', over: [undefined, ...over] })

test('a progression is confirmed by 5 mm more, and not by less', () => {
  expect(irecist([{ over: [100, 120, 125] }])).toEqual(['iUPD', 'iCPD'])
  expect(irecist([{ over: [100, 120, 124.9] }])).toEqual(['iUPD', 'iUPD'])
})

test('further growth is counted from the unconfirmed progression on: 4 mm, then 2 mm more, confirm', () => {
  expect(irecist([{ over: [100, 120, 124, 126] }])).toEqual(['iUPD', 'iUPD', 'iCPD'])
})

test('a progression cannot be confirmed before four weeks have passed: 27 and 28 days', () => {
  expect(irecist([{ over: [100, 120, 130] }], [0, 40, 67])).toEqual(['iUPD', 'iUPD'])
  expect(irecist([{ over: [100, 120, 130] }], [0, 40, 68])).toEqual(['iUPD', 'iCPD'])
  expect(irecist([{ over: [100, 120, 130, 130] }], [0, 40, 67, 69])).toEqual(['iUPD', 'iUPD', 'iCPD'])
})

test('shrinkage to response or stable disease takes the progression back, and the next one must be confirmed anew', () => {
  expect(irecist([{ over: [100, 120, 70, 90, 95] }])).toEqual(['iUPD', 'iPR', 'iUPD', 'iCPD'])
  expect(irecist([{ over: [100, 120, 110, 125, 125] }])).toEqual(['iUPD', 'iSD', 'iUPD', 'iUPD'])
})

test('once confirmed, progression stands', () => {
  expect(irecist([{ over: [100, 120, 125, 60] }])).toEqual(['iUPD', 'iCPD', 'iCPD'])
})

test('a new lesion is unconfirmed; another, or growth, confirms it', () => {
  const target: Row = { over: [100, 100, 100] }
  expect(irecist([target, fresh(12, 12)])).toEqual(['iUPD', 'iUPD'])
  expect(irecist([target, fresh(12, 17)])).toEqual(['iUPD', 'iCPD'])
  expect(irecist([target, fresh(12, 16.9)])).toEqual(['iUPD', 'iUPD'])
  expect(irecist([target, fresh(12, 12), fresh(undefined, 8)])).toEqual(['iUPD', 'iCPD'])
})

test('a new lesion too small to be a target confirms by any growth', () => {
  const target: Row = { over: [100, 100, 100] }
  expect(irecist([target, fresh(6, 7)])).toEqual(['iUPD', 'iCPD'])
  expect(irecist([target, fresh('present', 'increased')])).toEqual(['iUPD', 'iCPD'])
  expect(irecist([target, fresh('present', 'present')])).toEqual(['iUPD', 'iUPD'])
})

test('non-target progression is confirmed by any further growth, unequivocal or not', () => {
  const rows = (...over: Row['over']): readonly Row[] => [
    { over: [100, 100, 100] },
    { role: 'nonTarget', over: ['present', ...over] },
  ]
  expect(irecist(rows('progression', 'progression'))).toEqual(['iUPD', 'iUPD'])
  expect(irecist(rows('progression', 'further-progression'))).toEqual(['iUPD', 'iCPD'])
  expect(irecist(rows('progression', 'increased'))).toEqual(['iUPD', 'iCPD'])
  expect(irecist(rows('progression', 'present'))).toEqual(['iUPD', 'iSD'])
})

test('progression in another category than before confirms', () => {
  expect(irecist([{ over: [100, 120, 120] }, fresh(undefined, 'present')])).toEqual(['iUPD', 'iCPD'])
  expect(irecist([{ over: [100, 100, 120] }, fresh(10, 10)])).toEqual(['iUPD', 'iCPD'])
})

test('a new lesion that stays does not forbid a response once the targets shrink, but a complete one', () => {
  expect(irecist([{ over: [100, 100, 60] }, fresh(12, 12)])).toEqual(['iUPD', 'iPR'])
  expect(irecist([{ over: [100, 100, 0] }, fresh(12, 12)])).toEqual(['iUPD', 'iPR'])
  expect(irecist([{ over: [100, 100, 0] }, fresh(12, 'absent')])).toEqual(['iUPD', 'iCR'])
})

test('a new lesion after a response stays unconfirmed while nothing changes', () => {
  expect(irecist([{ over: [100, 60, 60, 60] }, fresh(undefined, 12, 12)])).toEqual(['iPR', 'iUPD', 'iUPD'])
})

test('after a new lesion has been taken back, only its own progression or a further one counts', () => {
  const target: Row = { over: [100, 100, 60, 60, 60] }
  expect(irecist([target, fresh(12, 12, 16.9, 16.9)])).toEqual(['iUPD', 'iPR', 'iPR', 'iPR'])
  expect(irecist([target, fresh(12, 12, 17, 17)])).toEqual(['iUPD', 'iPR', 'iUPD', 'iUPD'])
  expect(irecist([target, fresh(12, 12, 12, 12), fresh(undefined, undefined, 'present', 'present')])).toEqual(
    ['iUPD', 'iPR', 'iUPD', 'iUPD'],
  )
})

test('a visit that cannot be evaluated leaves the progression waiting', () => {
  expect(
    irecist([
      { over: [100, 120, undefined, 125] },
      { role: 'nonTarget', over: ['present', 'present', 'present', 'present'] },
    ]),
  ).toEqual(['iUPD', 'NE', 'iCPD'])
})

test('best responses are those of table 3', () => {
  const best = (...categories: readonly ImmuneCategory[]) =>
    bestImmuneResponse(
      categories.map((overall, index) => ({ day: (index + 1) * 56, overall })),
      42,
    )
  expect(best('iCR', 'iPR', 'NE', 'iUPD', 'iCPD')).toBe('iCR')
  expect(best('iUPD', 'iPR', 'iCR', 'iUPD', 'iCPD')).toBe('iCR')
  expect(best('iUPD', 'iPR', 'iSD', 'iUPD', 'iCPD')).toBe('iPR')
  expect(best('iUPD', 'NE', 'iPR', 'iUPD', 'iCPD')).toBe('iPR')
  expect(best('iUPD', 'iSD', 'iUPD', 'iCPD', 'NE')).toBe('iSD')
  expect(best('iUPD', 'iCPD', 'iCR', 'iCR', 'iCR')).toBe('iCPD')
  expect(best('iUPD', 'iUPD', 'iCPD', 'iPR', 'iPR')).toBe('iCPD')
  expect(best('iUPD', 'NE', 'NE', 'NE', 'NE')).toBe('iUPD')
})

test('disease seen again after a complete response is unconfirmed until it grows', () => {
  expect(irecist([{ over: [40, 0, 4, 8, 9] }])).toEqual(['iCR', 'iUPD', 'iUPD', 'iCPD'])
  expect(irecist([{ role: 'nonTarget', over: ['present', 'absent', 'present', 'increased'] }])).toEqual([
    'iCR',
    'iUPD',
    'iCPD',
  ])
})
