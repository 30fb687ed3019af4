import { expect, test } from 'vitest'
import { netBenefitBand } from './bootstrap-band.ts'
import { clinicalImpact } from './clinical-impact.ts'
import { decisionCurve } from './net-benefit.ts'

const probabilities = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.8)
const outcome = Uint8Array.of(0, 0, 1, 0, 1)

test('at threshold 0 the model treats all, and nothing is avoided by definition', () => {
  expect(decisionCurve(probabilities, outcome, [0])).toEqual({
    ok: true,
    value: [{ threshold: 0, model: 0.4, all: 0.4, none: 0, interventionsAvoided: undefined }],
  })
})

test('a threshold equal to a risk treats that patient, and thresholds keep their order', () => {
  const curve = decisionCurve(probabilities, outcome, [0.4, 0.25])
  if (!curve.ok) throw new Error(curve.problem.code)
  const [high, low] = curve.value
  expect(high?.model).toBeCloseTo(1 / 5 - (1 / 5) * (0.4 / 0.6), 12)
  expect(low?.model).toBeCloseTo(2 / 5 - (1 / 5) * (1 / 3), 12)
  // Two patients without the outcome spared of five.
  expect(low?.interventionsAvoided).toBeCloseTo(40, 10)
})

test('a threshold of 1, or beyond, is refused', () => {
  expect(decisionCurve(probabilities, outcome, [1])).toEqual({ ok: false, problem: { code: 'out-of-range' } })
  expect(decisionCurve(probabilities, outcome, [Number.NaN])).toEqual({
    ok: false,
    problem: { code: 'out-of-range' },
  })
})

test('one class alone computes', () => {
  const curve = decisionCurve(probabilities, new Uint8Array(5), [0.25])
  expect(curve).toMatchObject({ value: [{ model: expect.closeTo(-0.2, 10) }] })
})

test('the clinical impact counts those called high risk, and rightly, per thousand', () => {
  expect(clinicalImpact(probabilities, outcome, [0.3])).toEqual({
    ok: true,
    value: [{ threshold: 0.3, highRisk: 600, highRiskWithOutcome: 400 }],
  })
})

test('the bootstrap band repeats itself by seed and holds the curve', () => {
  const options = { replicates: 500, seed: 9 }
  const band = netBenefitBand(probabilities, outcome, [0.25, 0.4], options)
  expect(band).toEqual(netBenefitBand(probabilities, outcome, [0.25, 0.4], options))
  if (!band.ok) throw new Error(band.problem.code)
  const [{ lower, upper } = { lower: 1, upper: 0 }] = band.value
  const estimate = 2 / 5 - (1 / 5) * (1 / 3)
  expect(lower < estimate && estimate < upper).toBe(true)
})

test('progress is told to the end', () => {
  const told: number[] = []
  netBenefitBand(probabilities, outcome, [0.25], {
    replicates: 120,
    seed: 1,
    progress: (done) => told.push(done),
  })
  expect(told).toEqual([50, 100, 120])
})
