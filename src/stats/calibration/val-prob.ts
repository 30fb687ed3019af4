import { ok } from '../../result.ts'
import { checkPredicted, checkScored, countOnes } from '../checks.ts'
import { lowess } from '../loess/lowess.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { chiSquareUpperTail } from '../numeric/chi-square.ts'
import { arranged, arrangedBits, ascendingOrder } from '../numeric/order.ts'
import { quantile } from '../numeric/quantile.ts'
import { mean } from '../numeric/sums.ts'
import { fitLogistic } from '../regression/logistic.ts'
import type { Statistic } from '../statistic.ts'
import { brierScore } from './brier.ts'
import { logOddsOf } from './log-odds-of.ts'
import { spiegelhalterTest } from './spiegelhalter.ts'

/** The figures of rms::val.prob by its names; `intercept` and `slope` are those of the joint fit. */
export interface ValProb {
  readonly dxy: number
  readonly c: number
  readonly r2: number
  readonly d: number
  readonly dChi2: number
  readonly u: number
  readonly uChi2: number
  readonly uP: number
  readonly q: number
  readonly brier: number
  readonly intercept: number
  readonly slope: number
  readonly emax: number
  readonly e90: number
  readonly eavg: number
  readonly spiegelhalterZ: number
  readonly spiegelhalterP: number
}

/**
 * The set of rms::val.prob (Harrell, Regression Modeling Strategies): discrimination D, unreliability U (2 df), Q = D - U, Nagelkerke's R2
 * of the predictions as they stand, and errors against lowess. Its C and Dxy put the probabilities into steps of 1/5000, unlike `auc`.
 * Fails on one class, equal predictions, separation, and probabilities of 0 or 1.
 */
export function valProb(probabilities: Float64Array, outcome: Uint8Array): Statistic<ValProb> {
  const failure = checkPredicted(probabilities, outcome, 'open') ?? checkScored(probabilities, outcome)
  if (failure !== undefined) return failure
  const logOdds = logOddsOf(probabilities)
  if (!logOdds.ok) return logOdds
  // From no change at all, which is near the fit and saves steps.
  const start = Float64Array.of(0, 1)
  const recalibrated = fitLogistic({ columns: [logOdds.value], outcome, start })
  if (!recalibrated.ok) return recalibrated
  const brier = brierScore(probabilities, outcome)
  if (!brier.ok) return brier
  const spiegelhalter = spiegelhalterTest(probabilities, outcome)
  if (!spiegelhalter.ok) return spiegelhalter
  const n = outcome.length
  const events = countOnes(outcome)
  const withoutModel = -2 * (events * Math.log(events / n) + (n - events) * Math.log(1 - events / n))
  const asPredicted = devianceOf(probabilities, outcome)
  const dChi2 = withoutModel - asPredicted
  const uChi2 = asPredicted - recalibrated.value.deviance
  const d = (dChi2 - 1) / n
  const u = (uChi2 - 2) / n
  const c = steppedConcordance(probabilities, outcome)
  return ok({
    dxy: 2 * (c - 0.5),
    c,
    r2: -Math.expm1(-dChi2 / n) / -Math.expm1(-withoutModel / n),
    d,
    dChi2,
    u,
    uChi2,
    uP: chiSquareUpperTail(uChi2, 2),
    q: d - u,
    brier: brier.value.score.estimate,
    intercept: realAt(recalibrated.value.beta, 0),
    slope: realAt(recalibrated.value.beta, 1),
    ...smoothErrors(probabilities, outcome),
    spiegelhalterZ: spiegelhalter.value.z,
    spiegelhalterP: spiegelhalter.value.p,
  })
}

function devianceOf(probabilities: Float64Array, outcome: Uint8Array): number {
  let total = 0
  for (let i = 0; i < outcome.length; i += 1) {
    const p = realAt(probabilities, i)
    total -= Math.log(bitAt(outcome, i) === 1 ? p : 1 - p)
  }
  return 2 * total
}

const STEPS = 5000

function steppedConcordance(probabilities: Float64Array, outcome: Uint8Array): number {
  const events = new Int32Array(STEPS + 1)
  const others = new Int32Array(STEPS + 1)
  for (let i = 0; i < outcome.length; i += 1) {
    const step = Math.floor(STEPS * realAt(probabilities, i))
    const counts = bitAt(outcome, i) === 1 ? events : others
    counts[step] = wholeAt(counts, step) + 1
  }
  let [below, pairs, total] = [0, 0, 0]
  for (let step = 0; step <= STEPS; step += 1) {
    pairs += wholeAt(events, step) * (below + wholeAt(others, step) / 2)
    below += wholeAt(others, step)
    total += wholeAt(events, step)
  }
  return pairs / total / below
}

/** Largest, 90th percentile and mean absolute distance of prediction and lowess. */
function smoothErrors(
  probabilities: Float64Array,
  outcome: Uint8Array,
): { emax: number; e90: number; eavg: number } {
  const order = ascendingOrder(probabilities)
  const x = arranged(probabilities, order)
  const y = new Float64Array(arrangedBits(outcome, order))
  const errors = lowess(x, y)
    .map((value, i) => Math.abs(value - realAt(x, i)))
    .sort()
  return { emax: realAt(errors, errors.length - 1), e90: quantile(errors, 0.9), eavg: mean(errors) }
}
