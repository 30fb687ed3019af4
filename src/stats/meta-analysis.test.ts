import { expect, test } from 'vitest'
import { randomEffects } from './meta-analysis.ts'

// The worked example of R's metamisc ("Meta-analysis of prediction model performance": EuroSCORE II in 23 validations, after Guida
// 2014 and Debray, BMJ 2017): patients, deaths in percent, c-index.
const EUROSCORE_II: readonly (readonly [patients: number, percent: number, c: number])[] = [
  ...([
    [5553, 4.18, 0.8095],
    [1027, 2.73, 0.867],
    [1090, 3.76, 0.81],
    [5576, 3.43, 0.79],
  ] as const),
  ...([
    [23740, 3.14, 0.808],
    [3798, 5.66, 0.85],
    [428, 7.94, 0.72],
    [15497, 3.53, 0.818],
  ] as const),
  ...([
    [933, 9.65, 0.67],
    [11170, 2.02, 0.72],
    [498, 1.61, 0.72],
    [2004, 3.79, 0.84],
  ] as const),
  ...([
    [216, 6.48, 0.77],
    [1066, 4.22, 0.72],
    [314, 5.73, 0.77],
    [818, 1.59, 0.642],
  ] as const),
  ...([
    [461, 7.16, 0.7697],
    [12201, 1.72, 0.8],
    [1670, 7.49, 0.82],
    [6191, 4.85, 0.83],
  ] as const),
  ...([
    [250, 3.6, 0.76],
    [503, 4.17, 0.856],
    [50588, 2.12, 0.77],
  ] as const),
]

/** Standard error of a c-index on the logit scale from its numbers of patients (Newcombe, Stat Med 2006, method 4), as metamisc restores it. */
function logitError(patients: number, deaths: number, c: number): number {
  const half = patients / 2 - 1
  const variance = c * (1 - c) * (1 + (half * (1 - c)) / (2 - c) + (half * c) / (1 + c))
  return Math.sqrt(variance / (deaths * (patients - deaths))) / (c * (1 - c))
}

const chance = (logit: number) => 1 / (1 + Math.exp(-logit))

// Figures: metafor's rma(yi, sei, method = "REML", test = "adhoc"); metamisc pools with rma too.
test('EuroSCORE II in 23 validations is pooled as metafor does, which metamisc uses', () => {
  const logits = Float64Array.from(EUROSCORE_II, ([, , c]) => Math.log(c / (1 - c)))
  const errors = Float64Array.from(EUROSCORE_II, ([patients, percent, c]) =>
    logitError(patients, Math.round((patients * percent) / 100), c),
  )
  const pooled = randomEffects(logits, errors)
  if (!pooled.ok) throw new Error(JSON.stringify(pooled.problem))
  const { estimate, se, tau2, lower, upper, predictionLower, predictionUpper } = pooled.value
  expect(estimate).toBeCloseTo(1.3183191339411, 9)
  expect(se).toBeCloseTo(0.0665319134587, 9)
  expect(tau2).toBeCloseTo(0.0670687858266, 8)
  expect([lower, upper].map(chance)).toEqual([expect.closeTo(0.765009, 7), expect.closeTo(0.81096579, 7)])
  expect([predictionLower, predictionUpper].map(chance)).toEqual([
    expect.closeTo(0.68217699, 7),
    expect.closeTo(0.86678698, 7),
  ])
})
