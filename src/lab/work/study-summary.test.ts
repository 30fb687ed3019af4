import { expect, test } from 'vitest'
import { tableOf } from '../../../test/support/study-tables.ts'
import { studySummary } from './study-summary.ts'

const inputs = { albumin: [40, 36, 33], diameter: [8, 9, 7], deltaT: [1, 0, 1] }

test('a row is complete with the ratio or both of its counts, every other input and the outcome', () => {
  const table = tableOf({
    ...inputs,
    nlr: [2, Number.NaN, Number.NaN],
    anc: [Number.NaN, 4, 4],
    alc: [Number.NaN, 1, Number.NaN],
    outcome: [1, 0, 1],
  })
  expect(studySummary(table, 160)).toMatchObject({ completeRows: 2, absent: [] })
})

test('what the main analysis needs and no column gives is named', () => {
  const { albumin: _, ...others } = inputs
  const table = tableOf({ ...others, anc: [1, 2, 3], days: [1, 2, 3], event: [1, 1, 0] })
  expect(studySummary(table, 160)).toMatchObject({ completeRows: 0, absent: ['nlr', 'albumin', 'outcome'] })
})
