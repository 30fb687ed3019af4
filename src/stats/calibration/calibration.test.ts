import { expect, test } from 'vitest'
import { expit, logit } from '../numeric/log-odds.ts'
import { seededRandom } from '../numeric/random.ts'
import { brierScore } from './brier.ts'
import { calibrationCurve } from './calibration-curve.ts'
import { hosmerLemeshow } from './hosmer-lemeshow.ts'
import { logOddsOf } from './log-odds-of.ts'
import { observedExpected } from './observed-expected.ts'
import { inTheLarge, logisticRecalibration } from './recalibration.ts'
import { spiegelhalterTest } from './spiegelhalter.ts'
import { valProb } from './val-prob.ts'

function value<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

/** Outcomes drawn from the true risk; predictions with this intercept and slope of error. */
function cohort(n: number, shift = 0, stretch = 1) {
  const random = seededRandom(11)
  const truth = Float64Array.from({ length: n }, () => 4 * random.uniform() - 2.5)
  const outcome = Uint8Array.from(truth, (x) => (random.uniform() < expit(x) ? 1 : 0))
  return { outcome, probabilities: truth.map((x) => expit(shift + stretch * x)) }
}

test('a model that is right shows it in every measure', () => {
  const { probabilities, outcome } = cohort(20_000)
  const logOdds = value(logOddsOf(probabilities))
  expect(value(inTheLarge(logOdds, outcome)).estimate).toBeCloseTo(0, 1)
  expect(value(logisticRecalibration(logOdds, outcome)).slope.estimate).toBeCloseTo(1, 1)
  expect(value(observedExpected(probabilities, outcome)).estimate).toBeCloseTo(1, 1)
  expect(value(calibrationCurve(probabilities, outcome)).ici).toBeLessThan(0.01)
  expect(value(hosmerLemeshow(probabilities, outcome)).external.p).toBeGreaterThan(0.01)
  expect(value(spiegelhalterTest(probabilities, outcome)).p).toBeGreaterThan(0.01)
})

test('predictions twice too extreme have slope one half; predictions shifted up have a negative intercept', () => {
  const extreme = cohort(20_000, 0, 2)
  expect(
    value(logisticRecalibration(extreme.probabilities.map(logit), extreme.outcome)).slope.estimate,
  ).toBeCloseTo(0.5, 1)
  const high = cohort(20_000, 1)
  expect(value(inTheLarge(high.probabilities.map(logit), high.outcome)).estimate).toBeCloseTo(-1, 1)
})

test('predicting the prevalence for all has a scaled Brier score of 0', () => {
  const outcome = Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0)
  const { score, scaled } = value(brierScore(new Float64Array(8).fill(0.25), outcome))
  expect(score.estimate).toBeCloseTo(0.1875, 12)
  expect(value(scaled)).toBeCloseTo(0, 12)
})

test('equal predictions: what needs them to differ says so, what does not computes', () => {
  const equal = new Float64Array(20).fill(0.3)
  const outcome = Uint8Array.from({ length: 20 }, (_, i) => (i < 6 ? 1 : 0))
  expect(hosmerLemeshow(equal, outcome)).toEqual({ ok: false, problem: { code: 'no-variation' } })
  expect(calibrationCurve(equal, outcome)).toEqual({ ok: false, problem: { code: 'no-variation' } })
  expect(logisticRecalibration(equal.map(logit), outcome)).toMatchObject({
    ok: false,
    problem: { code: 'no-variation' },
  })
  expect(value(inTheLarge(equal.map(logit), outcome)).estimate).toBeCloseTo(0, 10)
  expect(value(spiegelhalterTest(equal, outcome)).z).toBeCloseTo(0, 10)
})

test('predictions of 0 and 1 are refused where log-odds are needed', () => {
  const sure = Float64Array.of(0, 1, 0.2, 0.8, 0.4, 0.6)
  const outcome = Uint8Array.of(0, 1, 0, 1, 1, 0)
  expect(logOddsOf(sure)).toEqual({ ok: false, problem: { code: 'probability-zero-or-one' } })
  expect(valProb(sure, outcome)).toEqual({ ok: false, problem: { code: 'probability-zero-or-one' } })
  expect(value(brierScore(sure, outcome)).score.estimate).toBeCloseTo(0.8 / 6, 12)
})

test('a group that is certain and right adds nothing to Hosmer-Lemeshow, certain and wrong stops it', () => {
  const sure = Float64Array.of(0, 0, 0, 1, 1, 1)
  expect(value(hosmerLemeshow(sure, Uint8Array.of(0, 0, 0, 1, 1, 1), 2)).chi2).toBe(0)
  expect(hosmerLemeshow(sure, Uint8Array.of(1, 0, 0, 1, 1, 1), 2)).toEqual({
    ok: false,
    problem: { code: 'probability-zero-or-one' },
  })
  expect(spiegelhalterTest(sure, Uint8Array.of(0, 0, 0, 1, 1, 1))).toEqual({
    ok: false,
    problem: { code: 'no-variation' },
  })
})

test('a value outside 0..1 is no probability', () => {
  expect(brierScore(Float64Array.of(0.5, 1.2), Uint8Array.of(0, 1))).toEqual({
    ok: false,
    problem: { code: 'not-a-probability' },
  })
})

test('one class alone: O/E and Brier compute where they can, calibration slopes say why not', () => {
  const probabilities = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
  const nobody = new Uint8Array(6)
  expect(observedExpected(probabilities, nobody)).toEqual({ ok: false, problem: { code: 'no-events' } })
  const everybody = new Uint8Array(probabilities.length).fill(1)
  expect(observedExpected(probabilities, everybody)).toEqual({
    ok: false,
    problem: { code: 'one-class-only' },
  })
  expect(value(brierScore(probabilities, nobody)).scaled).toEqual({
    ok: false,
    problem: { code: 'one-class-only' },
  })
  expect(valProb(probabilities, nobody)).toEqual({ ok: false, problem: { code: 'one-class-only' } })
})

test('five patients: the table merges, the curve says they are too few', () => {
  const probabilities = Float64Array.of(0.1, 0.3, 0.5, 0.7, 0.9)
  const outcome = Uint8Array.of(0, 1, 0, 1, 1)
  const { groups } = value(hosmerLemeshow(probabilities, outcome))
  expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(5)
  expect(calibrationCurve(probabilities, outcome)).toEqual({ ok: false, problem: { code: 'too-few-values' } })
})

test('predictions that separate the classes leave no finite slope', () => {
  const probabilities = Float64Array.of(0.1, 0.2, 0.3, 0.7, 0.8, 0.9)
  const outcome = Uint8Array.of(0, 0, 0, 1, 1, 1)
  expect(logisticRecalibration(probabilities.map(logit), outcome)).toEqual({
    ok: false,
    problem: { code: 'separation', columns: [0] },
  })
})

test('Hosmer-Lemeshow groups are those of R where many share the lowest prediction', () => {
  const patients = Array.from({ length: 60 }, (_, i) => i + 1)
  const tied = Float64Array.from(patients, (i) => (i <= 14 ? 0.05 : 0.05 + (i - 14) * 0.02))
  const seen = Uint8Array.from(patients, (i) => ((i * 7) % 60 < 60 * (tied[i - 1] ?? 0) ? 1 : 0))
  const { chi2, groups } = value(hosmerLemeshow(tied, seen))
  // R: cut(p, unique(quantile(p, 0:10 / 10)), include.lowest = TRUE); sum((o - e)^2 / (e * (1 - e / n))).
  expect(groups.map(({ n, observed }) => [n, observed])).toEqual([
    ...[18, 6, 6, 6, 6, 6, 6, 6].map((n, k) => [n, [1, 0, 3, 2, 2, 6, 4, 6][k]]),
  ])
  expect(chi2).toBeCloseTo(7.943138715013, 10)
})
