import { expect, test } from 'vitest'
import { expit } from '../numeric/log-odds.ts'
import { seededRandom } from '../numeric/random.ts'
import { backwardSelection } from './backward.ts'
import { coefficients } from './coefficients.ts'
import { likelihoodRatioTest } from './likelihood-ratio.ts'
import { fitLogistic } from './logistic.ts'
import { bootstrapOptimism } from './optimism.ts'
import { profileIntervals } from './profile-interval.ts'
import { univariable } from './univariable.ts'

function value<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

/** Three covariates, of which the last has nothing to do with the outcome. */
function patients(n: number, seed = 4) {
  const random = seededRandom(seed)
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: n }, () => random.uniform() * 4 - 2))
  const outcome = Uint8Array.from({ length: n }, (_, i) =>
    random.uniform() < expit(-0.5 + 1.2 * (columns[0]?.[i] ?? 0) - 0.8 * (columns[1]?.[i] ?? 0)) ? 1 : 0,
  )
  return { columns, outcome }
}

test('a single 0/1 covariate gives the log odds ratio of its table and the standard error of Woolf', () => {
  const columns = [Float64Array.of(...new Array(15).fill(1), ...new Array(12).fill(0))]
  const outcome = Uint8Array.from({ length: 27 }, (_, i) => (i < 10 || (i >= 15 && i < 19) ? 1 : 0))
  const fit = value(fitLogistic({ columns, outcome }))
  expect(fit.beta[1]).toBeCloseTo(Math.log((10 * 8) / (5 * 4)), 10)
  expect(fit.se[1]).toBeCloseTo(Math.sqrt(1 / 10 + 1 / 5 + 1 / 4 + 1 / 8), 4)
})

test('the intercept alone is the log-odds of the outcome', () => {
  const fit = value(fitLogistic({ columns: [], outcome: Uint8Array.of(1, 0, 0, 0) }))
  expect(fit.beta[0]).toBeCloseTo(Math.log(1 / 3), 12)
})

test('fitted probabilities add up to the events, whatever the units of the covariates', () => {
  const { columns, outcome } = patients(500)
  const [x = new Float64Array()] = columns
  const plain = value(fitLogistic({ columns: [x], outcome }))
  const shifted = value(fitLogistic({ columns: [x.map((v) => 1e4 + 1000 * v)], outcome }))
  expect((shifted.beta[1] ?? 0) * 1000).toBeCloseTo(plain.beta[1] ?? Number.NaN, 8)
  expect(shifted.deviance).toBeCloseTo(plain.deviance, 8)
  const total = x.reduce((sum, v) => sum + expit((plain.beta[0] ?? 0) + (plain.beta[1] ?? 0) * v), 0)
  expect(total).toBeCloseTo(plain.events, 6)
})

test('complete and quasi-complete separation are told, with the covariate', () => {
  const noise = Float64Array.of(1, 5, 2, 4, 3, 2, 5, 1)
  const outcome = Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1)
  const complete = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)
  expect(fitLogistic({ columns: [complete], outcome })).toEqual({
    ok: false,
    problem: { code: 'separation', columns: [0] },
  })
  const quasi = Float64Array.of(0, 0, 0, 0, 0, 1, 1, 0)
  expect(fitLogistic({ columns: [noise, quasi], outcome })).toEqual({
    ok: false,
    problem: { code: 'separation', columns: [1] },
  })
})

test('a rare outcome among very many is fitted, not mistaken for separation', () => {
  const n = 200_000
  const columns = [Float64Array.from({ length: n }, (_, i) => (i * 7919) % 1000)]
  const outcome = Uint8Array.from({ length: n }, (_, i) => (i % 19_997 === 5 ? 1 : 0))
  expect(value(fitLogistic({ columns, outcome }))).toMatchObject({ events: 11 })
})

test('a start far off still arrives', () => {
  const { columns, outcome } = patients(200)
  const fit = value(fitLogistic({ columns, outcome }))
  const far = value(fitLogistic({ columns, outcome, start: Float64Array.of(0, 900, 900, -900) }))
  expect(far.deviance).toBeCloseTo(fit.deviance, 10)
})

test('five patients that do not separate are fitted', () => {
  const fit = fitLogistic({
    columns: [Float64Array.of(1, 2, 3, 4, 5)],
    outcome: Uint8Array.of(0, 1, 0, 1, 0),
  })
  expect(fit.ok).toBe(true)
})

test('constant and dependent covariates, one class, and wrong lengths are refused', () => {
  const { columns, outcome } = patients(50)
  const [x = new Float64Array(), y = new Float64Array()] = columns
  const sum = x.map((v, i) => v + (y[i] ?? 0))
  expect(fitLogistic({ columns: [x, new Float64Array(50)], outcome })).toEqual({
    ok: false,
    problem: { code: 'no-variation', columns: [1] },
  })
  expect(fitLogistic({ columns: [x, y, sum], outcome })).toEqual({
    ok: false,
    problem: { code: 'singular', columns: [2] },
  })
  expect(fitLogistic({ columns: [x], outcome: new Uint8Array(50) })).toEqual({
    ok: false,
    problem: { code: 'one-class-only' },
  })
  expect(fitLogistic({ columns: [x.subarray(1)], outcome })).toEqual({
    ok: false,
    problem: { code: 'lengths-differ', columns: [0] },
  })
  expect(fitLogistic({ columns: [], outcome, offset: new Float64Array(50).fill(Number.NaN) })).toEqual({
    ok: false,
    problem: { code: 'not-finite' },
  })
})

test('on many patients profile and Wald intervals agree; the profile bounds sit where the likelihood has fallen by half the quantile', () => {
  const data = patients(4000)
  const wald = coefficients(value(fitLogistic(data)))
  value(profileIntervals(data)).forEach((interval, j) => {
    expect(interval.lower).toBeCloseTo(wald[j]?.lower ?? Number.NaN, 2)
    expect(interval.upper).toBeCloseTo(wald[j]?.upper ?? Number.NaN, 2)
  })
  const [x = new Float64Array(), ...rest] = data.columns
  const [, slope] = value(profileIntervals(data))
  const held = value(
    fitLogistic({ columns: rest, outcome: data.outcome, offset: x.map((v) => v * (slope?.upper ?? 0)) }),
  )
  const full = value(fitLogistic(data))
  expect(held.deviance - full.deviance).toBeCloseTo(3.841458820694124, 5)
  expect(likelihoodRatioTest(held, full).p).toBeCloseTo(0.05, 5)
})

test('backward selection drops what does not matter, by AIC and by p, and gives zeros for it', () => {
  const data = patients(600)
  for (const rule of [{ by: 'aic' }, { by: 'p', alpha: 0.05 }] as const) {
    const selection = value(backwardSelection(data, rule))
    expect(selection.kept).toEqual([0, 1])
    expect(selection.steps.map(({ removed }) => removed)).toEqual([2])
    expect(selection.kept).not.toContain(2)
  }
})

test('one by one, a covariate that cannot be fitted does not stop the others', () => {
  const { columns, outcome } = patients(100)
  const results = univariable({ columns: [...columns, new Float64Array(100)], outcome })
  expect(results.map(({ ok }) => ok)).toEqual([true, true, true, false])
})

test('a small sample is more optimistic than a large one, and the bootstrap repeats itself by seed', () => {
  const options = { replicates: 100, seed: 2 }
  const small = value(bootstrapOptimism(patients(60), options))
  const large = value(bootstrapOptimism(patients(2000), options))
  expect(small.corrected.auc).toBeLessThan(small.apparent.auc)
  expect(small.corrected.slope).toBeLessThan(large.corrected.slope)
  expect(large.optimism.auc).toBeLessThan(small.optimism.auc)
  expect(small.apparent.slope).toBeCloseTo(1, 8)
  expect(value(bootstrapOptimism(patients(60), options))).toEqual(small)
})
