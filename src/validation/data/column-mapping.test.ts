import { expect, test } from 'vitest'
import { headOf, mapping } from '../../../test/support/csv-files.ts'
import { loadMapping } from './column-mapping.ts'
import { mappingProblems } from './mapping-problems.ts'

const FILE = 'id,ALB,D,D,dT,resp,from,to\n1,38,8,8,>=0,PD,01/03/2024,2024-03-31\n'
const outcome = { column: 'resp', ones: ['PD'], zeros: ['SD'] }
const albumin = { column: 'ALB', unit: 'g/L' }

const problems = async (rest: object, file = FILE) => mappingProblems(mapping(rest), await headOf(file))

test('finds nothing wrong with a mapping that fits', async () => {
  expect(await problems({ id: 'id', columns: { albumin, outcome } })).toEqual([])
})

test.each([
  [
    'a heading that is not there',
    { columns: { albumin: { column: 'alb', unit: 'g/L' }, outcome } },
    'unknown-heading',
    'alb',
  ],
  [
    'a heading that is there twice',
    { columns: { diameter: { column: 'D', unit: 'cm' }, outcome } },
    'heading-twice',
    'D',
  ],
  [
    'two variables on one column',
    { columns: { albumin, bilirubin: { column: 'ALB', unit: 'umol/L' }, outcome } },
    'column-used-twice',
    'ALB',
  ],
  [
    'a unit that is not said',
    { columns: { albumin: { column: 'ALB' }, outcome } },
    'unit-missing',
    'albumin',
  ],
  [
    'a unit that cannot be converted',
    { columns: { albumin: { column: 'ALB', unit: 'umol/L' }, outcome } },
    'unit-not-accepted',
    'albumin: umol/L',
  ],
  [
    'a coding with one side only',
    { columns: { albumin, outcome: { column: 'resp', ones: ['PD'], zeros: [] } } },
    'coding-missing',
    'outcome',
  ],
  [
    'a text that means both',
    { columns: { albumin, outcome: { column: 'resp', ones: ['PD', 'ＳＤ'], zeros: ['sd'] } } },
    'coding-overlaps',
    'outcome',
  ],
  [
    'a text that means a value and no value',
    { missing: ['pd'], columns: { albumin, outcome } },
    'coding-overlaps',
    'outcome',
  ],
  [
    'dates whose order is not chosen',
    { columns: { albumin, days: { start: 'from', end: 'to' }, outcome } },
    'date-order-missing',
    'from, to',
  ],
])('names %s', async (_, rest, code, what) => {
  expect(await problems(rest)).toEqual([{ code, what }])
})

test('asks for something to score by and something to compare with', async () => {
  expect(await problems({ columns: { albumin } })).toEqual([{ code: 'no-outcome-column' }])
  expect(await problems({ columns: { outcome } })).toEqual([{ code: 'nothing-to-score' }])
  expect(await problems({ kind: 'scored', columns: { albumin, outcome } })).toEqual([
    { code: 'nothing-to-score' },
  ])
})

test('asks for the decimal mark where the file does not tell it', async () => {
  const open = 'ALB;resp\n1,234;PD\n'
  expect(await problems({ columns: { albumin, outcome } }, open)).toEqual([{ code: 'decimal-mark-missing' }])
})

test('refuses keys it does not know and names where', () => {
  const loaded = loadMapping({ format: 'tipm-mapping-1', columns: { albumen: { column: 'ALB' } } })
  expect(loaded).toMatchObject({ ok: false, problem: [{ path: ['columns', 'albumen'] }] })
})
