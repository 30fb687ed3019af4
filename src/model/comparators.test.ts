import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { albi } from './albi.ts'
import { subScore } from './sub-model.ts'

const model = await tipmModel()

test.each([
  // Reference cohort, computed by R.
  [8.8, 31.9, -2.088141436381, 2],
  [7.2, 40.5, -2.876660552355, 1],
  [3.5, 40.4, -3.074915090729, 1],
])('ALBI of bilirubin %f umol/L and albumin %f g/L is %f, grade %i', (bilirubin, albumin, score, grade) => {
  const result = albi(bilirubin, albumin)
  expect(result?.score).toBeCloseTo(score, 10)
  expect(result?.grade).toBe(grade)
})

test('the ALBI grades meet at -2.60 and -1.39, the better grade holding the boundary', () => {
  const atScore = (score: number) => albi(1, -score / 0.085)?.grade
  expect([atScore(-2.6), atScore(-2.5999), atScore(-1.39), atScore(-1.3899)]).toEqual([1, 2, 2, 3])
})

test('ALBI needs both values', () => {
  expect(albi(0, 40)).toBeUndefined()
  expect(albi(Number.NaN, 40)).toBeUndefined()
  expect(albi(10, 0)).toBeUndefined()
})

test('the two parts add up to TIPM and are silent while one of their inputs is unknown', () => {
  const inputs = { nlr: 4, deltaT: 'negative', albumin: 36, diameter: 9 } as const
  const ultrasound = subScore(model, 'ultrasound', inputs)
  const serological = subScore(model, 'serological', inputs)
  expect(ultrasound?.points).toBeCloseTo(62.52 + 5 * 10.959, 1)
  expect(serological?.points).toBeCloseTo(34.89 + 56, 1)
  expect(subScore(model, 'ultrasound', { ...inputs, deltaT: undefined })).toBeUndefined()
})

test('a part names its own maximum and log-odds, and is silent while an input is a range that leaves it open', () => {
  const inputs = { nlr: 4, deltaT: 'nonnegative', albumin: 36, diameter: 9 } as const
  const ultrasound = subScore(model, 'ultrasound', inputs)
  const serological = subScore(model, 'serological', inputs)
  // 62.52 and 9 cm of 10.959 each; 34.89 and 100.
  expect(ultrasound?.maximumPoints).toBeCloseTo(62.52 + 9 * 10.959, 1)
  expect(serological?.maximumPoints).toBeCloseTo(134.89, 2)
  const { nlr, albumin } = model.predictors
  expect(serological?.logOdds).toBeCloseTo(nlr.beta + 36 * albumin.beta, 9)
  const ranged = { ...inputs, albumin: { low: 30, high: 40 } }
  expect(subScore(model, 'serological', ranged)).toBeUndefined()
})
