import { expect, test } from 'vitest'
import { integrate, normalDensity } from '../../test/support/quadrature.ts'
import { tipmModel } from '../../test/support/read-context.ts'
import { assess } from './assess.ts'
import type { CompleteAssessment } from './assessment.ts'
import { probabilityInterval } from './probability-interval.ts'
import { inverseLogit } from './score.ts'

const model = await tipmModel()
const TERMS = ['intercept', 'nlr', 'deltaT', 'albumin', 'diameter'] as const

/** Expected information of the four-predictor logistic fit (n = 152) on Table 2's rows taken as independent. */
function expectedInformation(): number[][] {
  const { predictors, table2, intercept } = model
  const total = table2.n.effective + table2.n.nonEffective
  const information = TERMS.map(() => TERMS.map(() => 0))
  for (const response of ['effective', 'nonEffective'] as const) {
    const n = table2.n[response]
    const { albumin, diameter } = { albumin: table2.albumin[response], diameter: table2.diameter[response] }
    for (const nlr of [0, 1]) {
      for (const change of [0, 1]) {
        const shareOf = (count: number, value: number) => (value === 1 ? count / n : 1 - count / n)
        const weight =
          (n / total) *
          shareOf(table2.nlrAbove3[response], nlr) *
          shareOf(table2.deltaTNonnegative[response], change)
        const moment = (i: number, j: number) =>
          integrate(
            (a) =>
              normalDensity(a) *
              integrate(
                (d) => {
                  const row = [1, nlr, change, albumin.mean + albumin.sd * a, diameter.mean + diameter.sd * d]
                  const betas = [
                    intercept.value,
                    predictors.nlr.beta,
                    predictors.deltaT.beta,
                    predictors.albumin.beta,
                    predictors.diameter.beta,
                  ]
                  const p = inverseLogit(row.reduce((sum, x, k) => sum + x * (betas[k] ?? 0), 0))
                  return normalDensity(d) * p * (1 - p) * (row[i] ?? 0) * (row[j] ?? 0)
                },
                -6,
                6,
                60,
              ),
            -6,
            6,
            60,
          )
        information.forEach((line, i) => {
          line.forEach((_, j) => {
            line[j] = (line[j] ?? 0) + 152 * weight * moment(i, j)
          })
        })
      }
    }
  }
  return information
}

/** Inverse by Gauss-Jordan elimination; the matrix is positive definite, so no pivoting is needed. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length
  const work = matrix.map((row, i) => [...row, ...matrix.map((_, j) => (i === j ? 1 : 0))])
  for (let pivot = 0; pivot < size; pivot += 1) {
    const line = work[pivot] ?? []
    const lead = line[pivot] ?? 0
    work[pivot] = line.map((value) => value / lead)
    work.forEach((row, i) => {
      if (i === pivot) return
      const factor = row[pivot] ?? 0
      work[i] = row.map((value, j) => value - factor * (work[pivot]?.[j] ?? 0))
    })
  }
  return work.map((row) => row.slice(size))
}

test('the stored correlations and standard errors follow from Table 2 as the model facts say', () => {
  const covariance = inverse(expectedInformation())
  const derived = covariance.map((row, i) => Math.sqrt(row[i] ?? Number.NaN))
  const printed = [0.63, 0.77, 0.07, 0.214]
  const tolerance = [0.005, 0.005, 0.0005, 0.0005]
  derived.slice(1).forEach((error, i) => {
    expect(Math.abs(error - (printed[i] ?? Number.NaN))).toBeLessThan(tolerance[i] ?? 0)
  })
  const { interval, predictors } = model
  covariance.forEach((row, i) => {
    row.forEach((value, j) => {
      const correlation = value / ((derived[i] ?? 1) * (derived[j] ?? 1))
      expect(interval?.correlations[i]?.[j]).toBeCloseTo(correlation, 3)
    })
  })
  const ratios = (['nlr', 'deltaT', 'albumin', 'diameter'] as const).map((predictor, i) => {
    const published = predictors[predictor].beta / predictors[predictor].z
    expect(interval?.standardErrors[predictor]).toBeCloseTo(published, 3)
    return published / (derived[i + 1] ?? 1)
  })
  const meanRatio = ratios.reduce((sum, ratio) => sum + ratio, 0) / 4
  expect(interval?.standardErrors.intercept).toBeCloseTo((derived[0] ?? 0) * meanRatio, 1)
})

test('the interval holds the estimate and is narrowest on the log-odds near the middle of the cohort', () => {
  const width = (albumin: number) => {
    const inputs = { nlr: 2, deltaT: 'nonnegative', albumin, diameter: 8.4 } as const
    const { probability, interval } = assess(model, inputs) as CompleteAssessment
    if (interval === undefined) throw new Error('the shipped model has an interval')
    expect(interval.lower).toBeLessThan(probability)
    expect(interval.upper).toBeGreaterThan(probability)
    const logit = (p: number) => Math.log(p / (1 - p))
    return logit(interval.upper) - logit(interval.lower)
  }
  expect(width(38)).toBeLessThan(width(26))
  expect(width(38)).toBeLessThan(width(49))
})

test('a model file without covariance gives no interval', () => {
  const { interval: _, ...without } = model
  const row = { nlr: 0, deltaT: 0, albumin: 40, diameter: 8 } as const
  expect(probabilityInterval(without, row, -4)).toBeUndefined()
})
