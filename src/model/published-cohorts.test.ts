import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { COHORTS, countedPatients, countsOf } from './published-cohorts.ts'

const model = await tipmModel()

test('pooled counts are those of the three cohorts: 65, 14, 195 and 32 of 306 counted among 327 patients', () => {
  expect(countsOf(model, 'pooled')).toEqual({ tp: 65, fn: 14, tn: 195, fp: 32 })
  expect(countedPatients(model, 'pooled')).toEqual({ counted: 306, patients: 327 })
})

test('men and hepatitis B by cohort add up to the 287 and 290 that Table 1 prints for all', () => {
  const sum = (key: 'male' | 'hbv') =>
    COHORTS.reduce((total, cohort) => total + (model.cohorts[cohort].demographics?.[key] ?? 0), 0)
  expect([sum('male'), sum('hbv')]).toEqual([287, 290])
  expect((100 * sum('male')) / 327).toBeCloseTo(model.population.malePercent, 1)
  expect((100 * sum('hbv')) / 327).toBeCloseTo(model.population.hbvPercent, 1)
})

test('the printed response rate of 72.4 % is that of the training cohort; all patients have 73.1 %', () => {
  const { training } = model.cohorts
  const percent = (responders: number, patients: number) => Math.round((1000 * responders) / patients) / 10
  expect(percent(training.patients - training.nonEffective, training.patients)).toBe(72.4)
  expect(model.response.responseRatePercent['mRECIST']).toBe(72.4)
  expect(percent(239, countedPatients(model, 'pooled').patients)).toBe(73.1)
})

test('median survival by virus status lies below that of every cohort, high scores and low', () => {
  const { hbv, nonHbv } = model.survivalSubgroups
  for (const score of ['high', 'low'] as const) {
    const ofCohorts = COHORTS.map((cohort) => model.cohorts[cohort].medianSurvivalDays[score])
    expect(Math.max(hbv[score], nonHbv[score])).toBeLessThan(Math.min(...ofCohorts))
  }
})

test('one cohort has its own counts: 62 of the 68 patients of the internal one', () => {
  expect(countedPatients(model, 'internal')).toEqual({ counted: 62, patients: 68 })
})
