import { ok } from '../../result.ts'
import { bitAt, realAt } from '../numeric/at.ts'
import { type Cholesky, cholesky, mirror, solve } from '../numeric/symmetric.ts'
import { refuse, type Statistic } from '../statistic.ts'
import type { Design } from './design.ts'
import { runawayColumns } from './runaway.ts'

/** The maximum of a logistic likelihood, on the design's own scale. */
export interface Maximum {
  readonly beta: Float64Array
  readonly logLikelihood: number
  /**
   * The factored information, whose inverse is the covariance of beta, at the iterate where glm() of R takes it: one step before the
   * deviance changes by less than 1e-8. It differs from that at the maximum in the fifth digit at most, and prints the same figures as R.
   */
  readonly information: Cholesky
  readonly iterations: number
}

const ITERATIONS = 60
/** After a Newton step this small (in standard deviations of the covariate) the error is of the order of its square. */
const SETTLED = 1e-6
/** The relative change of the deviance at which glm() stops. */
const GLM_EPSILON = 1e-8

/**
 * Maximises the logistic likelihood by Newton's method (IRLS) with step halving, from `start` (by default that of glm() of R);
 * `offset` is added to each log-odds. Fails by `singular` (columns dependent) or `separation` (columns whose beta runs away,
 * Albert & Anderson, Biometrika 1984), positions in the design's row.
 */
export function maximise(
  design: Design,
  outcome: Uint8Array,
  offset: Float64Array | undefined,
  start?: Float64Array,
): Statistic<Maximum> {
  const { width } = design
  const begin = start === undefined ? firstBeta(design, outcome, offset) : ok(start)
  if (!begin.ok) return begin
  let beta = begin.value
  let current = evaluate(design, outcome, offset, beta)
  let information: Cholesky | undefined
  let previous: Float64Array | undefined
  for (let iteration = 1; iteration <= ITERATIONS; iteration += 1) {
    const factored = cholesky(current.information, width)
    if (!factored.ok) {
      // A start so far off that every weight vanishes says nothing about the data.
      return start !== undefined && iteration === 1
        ? maximise(design, outcome, offset)
        : refuse('separation', [factored.problem])
    }
    const step = solve(factored.value, current.gradient)
    let next = moved(beta, step, 1)
    let proposal = evaluate(design, outcome, offset, next)
    const slack = 1e-12 * (1 + Math.abs(current.logLikelihood))
    for (
      let part = 0.5;
      !(proposal.logLikelihood >= current.logLikelihood - slack) && part > 1e-6;
      part /= 2
    ) {
      next = moved(beta, step, part)
      proposal = evaluate(design, outcome, offset, next)
    }
    const gain = proposal.logLikelihood - current.logLikelihood
    if (2 * Math.abs(gain) < GLM_EPSILON * (0.1 - 2 * proposal.logLikelihood)) information ??= factored.value
    beta = next
    current = proposal
    if (step.every((value) => Math.abs(value) < SETTLED)) {
      return ok({
        beta,
        logLikelihood: current.logLikelihood,
        information: information ?? factored.value,
        iterations: iteration,
      })
    }
    const runaway = runawayColumns(step, previous, gain)
    if (runaway !== undefined) return refuse('separation', runaway)
    previous = step
  }
  return refuse('did-not-converge')
}

/** The response, on the scale of log-odds, from which glm() starts: logit(3/4) and one Newton step from there. */
const FIRST_RESPONSE = Math.log(3) + 4 / 3

/** Least squares of that response on the design. */
function firstBeta(
  { rows, n, width }: Design,
  outcome: Uint8Array,
  offset: Float64Array | undefined,
): Statistic<Float64Array> {
  const products = new Float64Array(width * width)
  const sums = new Float64Array(width)
  for (let i = 0; i < n; i += 1) {
    const response =
      (bitAt(outcome, i) === 1 ? FIRST_RESPONSE : -FIRST_RESPONSE) -
      (offset === undefined ? 0 : realAt(offset, i))
    for (let j = 0; j < width; j += 1) {
      const x = realAt(rows, i * width + j)
      sums[j] = realAt(sums, j) + x * response
      for (let k = j; k < width; k += 1) {
        products[j * width + k] = realAt(products, j * width + k) + x * realAt(rows, i * width + k)
      }
    }
  }
  mirror(products, width)
  const factored = cholesky(products, width)
  return factored.ok ? ok(solve(factored.value, sums)) : refuse('singular', [factored.problem])
}

function moved(beta: Float64Array, step: Float64Array, part: number): Float64Array {
  return beta.map((value, j) => value + part * realAt(step, j))
}

interface Likelihood {
  readonly logLikelihood: number
  readonly gradient: Float64Array
  readonly information: Float64Array
}

/** Factors between 1 and 2 are multiplied up to here before one logarithm is taken of them all. */
const MANY = 1e300

function evaluate(
  { rows, n, width }: Design,
  outcome: Uint8Array,
  offset: Float64Array | undefined,
  beta: Float64Array,
): Likelihood {
  const gradient = new Float64Array(width)
  const information = new Float64Array(width * width)
  let logLikelihood = 0
  let product = 1
  for (let i = 0; i < n; i += 1) {
    const row = i * width
    let eta = offset === undefined ? 0 : realAt(offset, i)
    for (let j = 0; j < width; j += 1) eta += realAt(rows, row + j) * realAt(beta, j)
    const y = bitAt(outcome, i)
    const tail = Math.exp(-Math.abs(eta))
    const scale = 1 / (1 + tail)
    const p = (eta >= 0 ? 1 : tail) * scale
    const weight = tail * scale * scale
    // log P(y) = -log(1 + exp(-|eta|)), less |eta| when eta points the wrong way
    product *= 1 + tail
    if (product > MANY) {
      logLikelihood -= Math.log(product)
      product = 1
    }
    if (eta >= 0 !== (y === 1)) logLikelihood -= Math.abs(eta)
    const residual = y - p
    for (let j = 0; j < width; j += 1) {
      const x = realAt(rows, row + j)
      gradient[j] = realAt(gradient, j) + residual * x
      const weighted = weight * x
      const line = j * width
      for (let k = j; k < width; k += 1) {
        information[line + k] = realAt(information, line + k) + weighted * realAt(rows, row + k)
      }
    }
  }
  logLikelihood -= Math.log(product)
  mirror(information, width)
  return { logLikelihood, gradient, information }
}
