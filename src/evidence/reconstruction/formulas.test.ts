import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { cardContext } from '../../model-card/card-context.ts'
import { linearPredictorFormula, pointsFormula, probabilityFormula } from './formulas.ts'

const model = await tipmModel()
const context = cardContext(model, 'en', 'UTC')
const NAMES = { nlr: 'NLR', deltaT: 'dT', albumin: 'ALB', diameter: 'D' }

test('points of each input are those that follow from Table 2 and the axes', () => {
  expect(pointsFormula(context, 'nlr', NAMES)).toBe('34.89 × [NLR > 3]')
  expect(pointsFormula(context, 'deltaT', NAMES)).toBe('62.52 × [dT < 0]')
  expect(pointsFormula(context, 'albumin', NAMES)).toBe('4 × (50 − x), x: g/L')
  expect(pointsFormula(context, 'diameter', NAMES)).toBe('10.959 × (x − 4), x: cm')
})

test('score and probability are written with the coefficients in force', () => {
  expect(linearPredictorFormula(context, NAMES)).toBe(
    'LP = 2.146 × [NLR > 3] − 3.845 × [dT ≥ 0] − 0.246 × ALB + 0.674 × D',
  )
  expect(probabilityFormula(context)).toBe('p = 1 / (1 + exp(−(2.663 + LP)))')
})

test('another sign of a coefficient turns its formula over', () => {
  const { nlr, deltaT, albumin } = model.predictors
  const turned = {
    ...model,
    predictors: {
      ...model.predictors,
      nlr: { ...nlr, beta: -1 },
      deltaT: { ...deltaT, beta: 1 },
      albumin: { ...albumin, beta: 0.246 },
    },
  }
  const other = cardContext(turned, 'en', 'UTC')
  expect(pointsFormula(other, 'nlr', NAMES)).toContain('[NLR ≤ 3]')
  expect(pointsFormula(other, 'deltaT', NAMES)).toContain('[dT ≥ 0]')
  expect(pointsFormula(other, 'albumin', NAMES)).toBe('4 × (x − 25), x: g/L')
  expect(linearPredictorFormula(other, NAMES)).toMatch(/^LP = − 1 × /)
})
