import { expect, test } from 'vitest'
import { linearPredictorPieces, type ResponseClass } from '../../test/support/development-mixture.ts'
import { normalDistribution, normalMean } from '../../test/support/quadrature.ts'
import { tipmModel } from '../../test/support/read-context.ts'
import type { Predictor } from './predictor.ts'
import { PREDICTORS } from './predictor.ts'
import { inverseLogit, linearPredictorAt, linearPredictorAtZero, probability } from './score.ts'

// Every figure here is recomputed from Table 2's rows, not from this software's own scores.
const model = await tipmModel()
const CUT_OFF = -3.609
/** What the model file says of the reconstruction. */
const stated = model.reconstruction ?? expect.fail('the model file holds no reconstruction')

function shareBelow(response: ResponseClass, limit: number, included?: readonly Predictor[]): number {
  return linearPredictorPieces(model, response, included).reduce(
    (sum, { weight, mean, sd }) => sum + weight * normalDistribution((limit - mean) / sd),
    0,
  )
}

function auc(included?: readonly Predictor[]): number {
  const effective = linearPredictorPieces(model, 'effective', included)
  return linearPredictorPieces(model, 'nonEffective', included).reduce(
    (sum, non) =>
      sum +
      effective.reduce(
        (inner, eff) =>
          inner +
          non.weight * eff.weight * normalDistribution((non.mean - eff.mean) / Math.hypot(non.sd, eff.sd)),
        0,
      ),
    0,
  )
}

/** Within half a unit of the last printed digit, widened to the stated tolerance. */
function near(value: number, printed: number, tolerance: number): void {
  expect(Math.abs(value - printed)).toBeLessThanOrEqual(tolerance)
}

test('160 points lie at a linear predictor of -3.609, and 0 points at -13.449', () => {
  near(linearPredictorAt(model, 160), CUT_OFF, 1e-9)
  near(linearPredictorAtZero(model), -13.449, 1e-9)
})

test('Table 2 alone gives AUC 0.912 for the reconstruction', () => {
  expect(stated.auc).toBe(0.912)
  near(auc(), stated.auc, 0.001)
})

test('Table 2 alone gives AUC 0.874 for the ultrasound part, 0.779 for the serological one and 0.857 without dT', () => {
  near(auc(model.subModels.ultrasound.predictors), model.subModels.ultrasound.auc, 0.001)
  near(auc(model.subModels.serological.predictors), model.subModels.serological.auc, 0.001)
  expect(stated.aucWithoutDeltaT).toBe(0.857)
  near(auc(['nlr', 'albumin', 'diameter']), stated.aucWithoutDeltaT, 0.001)
})

test('Table 2 alone gives sensitivity 82.2 % and specificity 84.2 % at 160 points', () => {
  expect([stated.sensitivityPercent, stated.specificityPercent]).toEqual([82.2, 84.2])
  near(100 * (1 - shareBelow('nonEffective', CUT_OFF)), stated.sensitivityPercent, 0.1)
  near(100 * shareBelow('effective', CUT_OFF), stated.specificityPercent, 0.1)
})

test('the intercept makes the mean predicted risk of the training cohort its 42 of 152', () => {
  const { n } = model.table2
  const meanRisk = (alpha: number) =>
    (['effective', 'nonEffective'] as const).reduce(
      (sum, response) =>
        sum +
        (n[response] / (n.effective + n.nonEffective)) *
          linearPredictorPieces(model, response).reduce(
            (inner, { weight, mean, sd }) =>
              inner + weight * normalMean((z) => inverseLogit(alpha + mean + sd * z)),
            0,
          ),
      0,
    )
  let [low, high] = [-5, 10]
  for (let i = 0; i < 40; i += 1) {
    const middle = (low + high) / 2
    if (meanRisk(middle) < 42 / 152) low = middle
    else high = middle
  }
  near(low, model.intercept.value, 0.001)
  near(probability(model, CUT_OFF), 0.28, 0.005)
})

test('before dT is known 52 % of responders are certainly low and 26 % of non-responders certainly high', () => {
  const withoutDeltaT: Predictor[] = ['nlr', 'albumin', 'diameter']
  const { effectiveLowPercent, nonEffectiveHighPercent } = stated.beforeDeltaT
  expect([effectiveLowPercent, nonEffectiveHighPercent]).toEqual([52, 26])
  near(100 * shareBelow('effective', CUT_OFF, withoutDeltaT), effectiveLowPercent, 0.5)
  const favourable = CUT_OFF - model.predictors.deltaT.beta
  near(100 * (1 - shareBelow('nonEffective', favourable, withoutDeltaT)), nonEffectiveHighPercent, 0.5)
})

test('the column printed as "OR" is the Wald z of all nine covariates: it gives the printed p, and beta / z the width of the printed interval', () => {
  const rows = [
    ...PREDICTORS.map((predictor) => ({ name: predictor as string, ...model.predictors[predictor] })),
    ...model.table2.otherCovariates,
  ]
  expect(rows).toHaveLength(9)
  for (const { name, beta, z, lower, upper, p } of rows) {
    const value = 2 * (1 - normalDistribution(Math.abs(z)))
    if (p.startsWith('<')) expect(value, name).toBeLessThan(Number(p.slice(1)))
    // The printed z has three decimals and p as many: their last digits may differ.
    else expect(Math.abs(value - Number(p)), name).toBeLessThan(0.0011)
    expect(lower, name).toBeLessThanOrEqual(beta)
    expect(upper, name).toBeGreaterThanOrEqual(beta)
  }
})

test('the printed "OR" cannot be an odds ratio: exp(beta) is another number and dT has a negative one', () => {
  const { nlr, deltaT, albumin, diameter } = model.predictors
  expect(deltaT.z).toBeLessThan(0)
  near(Math.exp(nlr.beta), 8.55, 0.005)
  near(Math.exp(deltaT.beta), 0.021, 0.0005)
  near(Math.exp(albumin.beta), 0.782, 0.0005)
  near(Math.exp(diameter.beta), 1.96, 0.005)
})

test('Table 3 follows exactly from the counts of each cohort', () => {
  for (const { confusion, table3 } of Object.values(model.cohorts)) {
    const { tp, fn, tn, fp } = confusion
    const percent = (share: number) => Math.round(share * 10_000) / 100
    expect({
      sensitivity: percent(tp / (tp + fn)),
      specificity: percent(tn / (tn + fp)),
      accuracy: percent((tp + tn) / (tp + tn + fp + fn)),
      precision: percent(tp / (tp + fp)),
      f1: percent((2 * tp) / (2 * tp + fp + fn)),
    }).toEqual(table3)
  }
})

test('Table 3 rests on 143, 62 and 101 patients, not on the cohorts of 152, 68 and 107', () => {
  const { training, internal, external } = model.cohorts
  const counted = [training, internal, external].map(({ confusion }) =>
    Object.values(confusion).reduce((sum, count) => sum + count, 0),
  )
  expect(counted).toEqual([143, 62, 101])
  expect([training, internal, external].map(({ patients }) => patients)).toEqual([152, 68, 107])
})
