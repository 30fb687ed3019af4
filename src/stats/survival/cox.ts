import { ok } from '../../result.ts'
import { countOnes } from '../checks.ts'
import { realAt } from '../numeric/at.ts'
import { cholesky, inverse, mirror, solve } from '../numeric/symmetric.ts'
import { runawayColumns } from '../regression/runaway.ts'
import { refuse, type Statistic } from '../statistic.ts'
import type { FollowUp } from './follow-up.ts'
import { type CoxData, coxDataOf, sweepRiskSets } from './risk-sets.ts'

/** A Cox model: coefficients in log hazard per the covariate's own unit. `coefficients` gives their tests and intervals. */
export interface CoxFit {
  readonly beta: Float64Array
  readonly se: Float64Array
  /** The covariance matrix of beta, row by row. */
  readonly covariance: Float64Array
  readonly logLikelihood: number
  /** The log-likelihood with all coefficients 0. */
  readonly nullLogLikelihood: number
  readonly n: number
  readonly events: number
  readonly iterations: number
}

const ITERATIONS = 50
/** After a Newton step this small (in standard deviations of the covariate) the error is of the order of its square. */
const SETTLED = 1e-5

/**
 * Cox's proportional hazards model (JRSS B 1972) by Newton's method, ties by Efron, as survival::coxph. One array a covariate, at least one.
 * Fails with no events, constant or dependent covariates, and `separation` where a coefficient runs away (no event in one group, say).
 */
export function fitCox(followUp: FollowUp, columns: readonly Float64Array[]): Statistic<CoxFit> {
  if (columns.length === 0) return refuse('no-values')
  const data = coxDataOf(followUp, columns)
  if (!data.ok) return data
  const events = countOnes(followUp.event)
  if (events === 0) return refuse('no-events')
  const maximum = maximiseCox(data.value)
  if (!maximum.ok) return maximum
  const { scales, width, n } = data.value.design
  const { beta, covariance, logLikelihood, nullLogLikelihood, iterations } = maximum.value
  const own = covariance.map(
    (value, cell) => value / realAt(scales, Math.floor(cell / width)) / realAt(scales, cell % width),
  )
  return ok({
    beta: beta.map((value, j) => value / realAt(scales, j)),
    se: beta.map((_, j) => Math.sqrt(realAt(own, j * (width + 1)))),
    covariance: own,
    logLikelihood,
    nullLogLikelihood,
    n,
    events,
    iterations,
  })
}

interface CoxMaximum {
  /** On the design's scale, as is the covariance. */
  readonly beta: Float64Array
  readonly covariance: Float64Array
  readonly logLikelihood: number
  readonly nullLogLikelihood: number
  readonly iterations: number
}

/** The maximum of the partial likelihood on the design's scale. */
export function maximiseCox(data: CoxData): Statistic<CoxMaximum> {
  const { width } = data.design
  let beta: Float64Array = new Float64Array(width)
  let current = evaluate(data, beta)
  const nullLogLikelihood = current.logLikelihood
  let previous: Float64Array | undefined
  for (let iteration = 1; iteration <= ITERATIONS; iteration += 1) {
    const factored = cholesky(current.information, width)
    if (!factored.ok) return refuse(iteration === 1 ? 'singular' : 'separation', [factored.problem])
    const step = solve(factored.value, current.score)
    const slack = 1e-12 * (1 + Math.abs(current.logLikelihood))
    let part = 1
    let next = moved(beta, step, part)
    let proposal = evaluate(data, next)
    while (!(proposal.logLikelihood >= current.logLikelihood - slack) && part > 1e-6) {
      part /= 2
      next = moved(beta, step, part)
      proposal = evaluate(data, next)
    }
    const gain = proposal.logLikelihood - current.logLikelihood
    beta = next
    current = proposal
    if (step.every((value) => Math.abs(value) < SETTLED)) {
      const { logLikelihood } = current
      return ok({
        beta,
        covariance: inverse(factored.value),
        logLikelihood,
        nullLogLikelihood,
        iterations: iteration,
      })
    }
    const runaway = runawayColumns(step, previous, gain)
    if (runaway !== undefined) return refuse('separation', runaway)
    previous = step
  }
  return refuse('did-not-converge')
}

function moved(beta: Float64Array, step: Float64Array, part: number): Float64Array {
  return beta.map((value, j) => value + part * realAt(step, j))
}

function evaluate(
  data: CoxData,
  beta: Float64Array,
): { logLikelihood: number; score: Float64Array; information: Float64Array } {
  const { width } = data.design
  const score = new Float64Array(width)
  const information = new Float64Array(width * width)
  let logLikelihood = 0
  sweepRiskSets(data, beta, (time) => {
    logLikelihood += time.logLikelihood
    for (let j = 0; j < width; j += 1) score[j] = realAt(score, j) + realAt(time.score, j)
    for (let cell = 0; cell < information.length; cell += 1) {
      information[cell] = realAt(information, cell) + realAt(time.variance, cell)
    }
  })
  mirror(information, width)
  return { logLikelihood, score, information }
}
