import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tipmModel } from '../support/read-context.ts'
import { readCohort } from './cohort.ts'
import { differences } from './differences.ts'
import { figuresOf } from './figures.ts'
import { moreFiguresOf } from './more-figures.ts'
import { imputationAgainst, MOST_ERRORS, trustFiguresOf, withoutDraws } from './trust-figures.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const model = await tipmModel()
const cohort = readCohort(model)

test('every figure of R on the reference cohort is reproduced, the scores by the model itself', () => {
  const { compared, different } = differences(read('expected.json'), figuresOf(cohort))
  expect(different).toEqual([])
  expect(compared).toBeGreaterThan(180)
})

test('the smoothers, exact and unpaired tests, Cox with ties and four covariates, and step() of R are reproduced as well', () => {
  const { compared, different } = differences(read('expected-more.json'), moreFiguresOf(cohort))
  expect(different).toEqual([])
  expect(compared).toBeGreaterThan(80)
})

test('a figure that is off by a millionth, missing, or of another kind is noticed', () => {
  expect(differences({ a: [1, 2] }, { a: [1, 2.000003] }).different).toHaveLength(1)
  expect(differences({ a: 1e-16 }, { a: 1.00001e-16 }).different).toHaveLength(1)
  expect(differences({ a: 1 }, {}).different).toHaveLength(1)
  expect(differences({ a: null }, { a: 1 }).different).toHaveLength(1)
})

const trust = read('expected-trust.json')

test('what decides whether a model may be trusted is as R has it, wherever no draw is needed', () => {
  const { compared, different } = differences(withoutDraws(trust), trustFiguresOf(cohort, model))
  expect(different).toEqual([])
  expect(compared).toBeGreaterThan(10)
})

test('multiple imputation pools to what mice pools to, within what the draws of both explain', () => {
  const apart = imputationAgainst(trust, cohort, model).filter(
    ({ distance, byChance }) => Math.abs(distance) > MOST_ERRORS * byChance,
  )
  expect(apart).toEqual([])
})
