import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { countedPatients } from '../../model/published-cohorts.ts'
import { nonResponseOf } from './class-frequencies.ts'

const model = await tipmModel()

test('of all patients at or above the cut-off 65 of 97 did not respond, below it 14 of 209', () => {
  expect(nonResponseOf(model, 'pooled', 'high')).toMatchObject({ count: 65, total: 97 })
  expect(nonResponseOf(model, 'pooled', 'low')).toMatchObject({ count: 14, total: 209 })
})

test.each([
  ['training', 33, 48, 7, 95],
  ['internal', 9, 17, 2, 45],
  ['external', 23, 32, 5, 69],
] as const)('the %s cohort counts %i of %i high and %i of %i low', (cohort, tp, positive, fn, negative) => {
  expect(nonResponseOf(model, cohort, 'high')).toMatchObject({ count: tp, total: positive })
  expect(nonResponseOf(model, cohort, 'low')).toMatchObject({ count: fn, total: negative })
})

test('the share at or above the cut-off is the published precision', () => {
  for (const cohort of ['training', 'internal', 'external'] as const) {
    const share = nonResponseOf(model, cohort, 'high')?.estimate ?? Number.NaN
    expect(100 * share).toBeCloseTo(model.cohorts[cohort].table3.precision, 1)
  }
})

test('the pooled intervals are Wilson’s', () => {
  // (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n), by hand.
  const high = nonResponseOf(model, 'pooled', 'high')
  expect(high?.lower).toBeCloseTo(0.5717, 3)
  expect(high?.upper).toBeCloseTo(0.7558, 3)
})

test('the counts cover 306 of the 327 patients', () => {
  expect(countedPatients(model, 'pooled')).toEqual({ counted: 306, patients: 327 })
})

test('a class without patients has no share', () => {
  const { training } = model.cohorts
  const empty = { ...training, confusion: { ...training.confusion, tp: 0, fp: 0 } }
  const without = { ...model, cohorts: { ...model.cohorts, training: empty } }
  expect(nonResponseOf(without, 'training', 'high')).toBeUndefined()
})
