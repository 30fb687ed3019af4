import { expect, test } from 'vitest'
import { normalQuantile } from './numeric/normal.ts'
import { expectedPrecision, patientsNeeded, sampleSizeWarnings, USUAL_WIDTHS } from './sample-size.ts'

test('a hundred of either are asked for, two hundred for a curve, ten events for each coefficient', () => {
  expect(sampleSizeWarnings(88, 239)).toEqual([
    'fewer-than-100-events',
    'fewer-than-200-for-calibration-curve',
  ])
  expect(sampleSizeWarnings(300, 300)).toEqual([])
  expect(sampleSizeWarnings(39, 300, 4)).toContain('fewer-than-10-events-per-coefficient')
  expect(sampleSizeWarnings(0, 5)).toContain('fewer-than-100-non-events')
})

test('precision improves with the root of the numbers and is unknown without one class', () => {
  const [some, more] = [expectedPrecision(100, 300, 0.9), expectedPrecision(400, 1200, 0.9)]
  expect((some.auc ?? 0) / (more.auc ?? 1)).toBeCloseTo(2, 1)
  expect(expectedPrecision(0, 10, 0.9)).toEqual({ observedExpected: undefined, auc: undefined })
})

/** A normal distribution by its quantiles. */
const normal = (mean: number, sd: number) =>
  Float64Array.from({ length: 100_000 }, (_, i) => mean + sd * normalQuantile((i + 0.5) / 100_000))

test('asks for as many patients as pmvalsampsize does', () => {
  const needed = patientsNeeded(
    {
      ...{ prevalence: 0.27, auc: 0.9, logOdds: normal(-1.5, 2) },
      ...{ sensitivity: 0.795, specificity: 0.771, threshold: 0.28 },
    },
    { ...USUAL_WIDTHS, netBenefit: 0.196 },
  )
  // pmvalsampsize of PyPI, steps of 1e-7; it draws three million log-odds for the slope, which moves its figure by less than 0.2 %.
  expect(needed).toMatchObject({ observedExpected: 1043, auc: 200, netBenefit: 467 })
  expect(Math.abs((needed.slope ?? 0) / 1814 - 1)).toBeLessThan(0.002)
  // The worked example of Riley et al., Stat Med 2021, as pmvalsampsize computes it.
  const rare = patientsNeeded(
    {
      ...{ prevalence: 0.018, auc: 0.8, logOdds: normal(-5, 2.5) },
      ...{ sensitivity: 0.5, specificity: 0.5, threshold: 0.5 },
    },
    { ...USUAL_WIDTHS, observedExpected: 1 },
  )
  expect(rare).toMatchObject({ observedExpected: 906, auc: 4252 })
  expect(Math.abs((rare.slope ?? 0) / 4550 - 1)).toBeLessThan(0.003)
})

test('one outcome only, or predictions that are all alike, tell no number', () => {
  const alike = {
    prevalence: 0,
    auc: 1,
    logOdds: new Float64Array(5),
    sensitivity: 1,
    specificity: 1,
    threshold: 0.5,
  }
  expect(patientsNeeded(alike)).toEqual({
    observedExpected: undefined,
    slope: undefined,
    auc: undefined,
    netBenefit: undefined,
  })
})
