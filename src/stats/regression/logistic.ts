import { ok } from '../../result.ts'
import { checkIndicator, countOnes } from '../checks.ts'
import { realAt } from '../numeric/at.ts'
import { inverse } from '../numeric/symmetric.ts'
import { type Failure, refuse, type Statistic } from '../statistic.ts'
import { type Design, designOf } from './design.ts'
import { maximise } from './maximise.ts'

/** What a logistic model is fitted to: one array a covariate, a 0/1 outcome, perhaps an offset in log-odds. An intercept is always fitted. */
export interface LogisticData {
  readonly columns: readonly Float64Array[]
  readonly outcome: Uint8Array
  readonly offset?: Float64Array
  /** Coefficients to start from, intercept first, in the covariates' own units: near the fit they save steps. By default as glm() of R. */
  readonly start?: Float64Array
}

/** A fitted logistic model: the intercept first, then the covariates, in log-odds per the covariate's own unit. */
export interface LogisticFit {
  readonly beta: Float64Array
  readonly se: Float64Array
  /** Of beta, row by row. */
  readonly covariance: Float64Array
  readonly logLikelihood: number
  /** -2 log-likelihood. */
  readonly deviance: number
  /** deviance + 2 * number of coefficients. */
  readonly aic: number
  readonly n: number
  readonly events: number
  readonly iterations: number
}

/**
 * Logistic regression by maximum likelihood. Fails when one outcome class is missing, on constant (`no-variation`) or dependent
 * (`singular`) covariates, and on `separation`, naming the covariates by position where it can.
 */
export function fitLogistic(data: LogisticData): Statistic<LogisticFit> {
  const failure = checkLogistic(data)
  if (failure !== undefined) return failure
  const { columns, outcome, offset, start } = data
  const design = designOf(columns, outcome.length, { intercept: true, centre: true })
  if (!design.ok) return design
  const events = countOnes(outcome)
  const maximum = maximise(design.value, outcome, offset, start && onDesignScale(design.value, start))
  if (!maximum.ok) return inColumns(maximum)
  const { beta, covariance } = inOwnUnits(
    design.value,
    maximum.value.beta,
    inverse(maximum.value.information),
  )
  const { logLikelihood, iterations } = maximum.value
  return ok({
    beta,
    se: beta.map((_, j) => Math.sqrt(realAt(covariance, j * beta.length + j))),
    covariance,
    logLikelihood,
    deviance: -2 * logLikelihood,
    aic: -2 * logLikelihood + 2 * beta.length,
    n: outcome.length,
    events,
    iterations,
  })
}

/** What must hold of the outcome and offset before any fit. */
export function checkLogistic({ outcome, offset }: LogisticData): Failure | undefined {
  if (outcome.length === 0) return refuse('no-values')
  const failure = checkIndicator(outcome, outcome.length)
  if (failure !== undefined) return failure
  const events = countOnes(outcome)
  if (events === 0 || events === outcome.length) return refuse('one-class-only')
  if (offset === undefined) return undefined
  if (offset.length !== outcome.length) return refuse('lengths-differ')
  return offset.every(Number.isFinite) ? undefined : refuse('not-finite')
}

/** Coefficients in the covariates' own units as those of the centred and scaled design. */
function onDesignScale({ means, scales, width }: Design, start: Float64Array): Float64Array {
  const result = new Float64Array(width)
  result[0] = realAt(start, 0)
  for (let j = 1; j < width; j += 1) {
    result[0] = realAt(result, 0) + realAt(start, j) * realAt(means, j - 1)
    result[j] = realAt(start, j) * realAt(scales, j - 1)
  }
  return result
}

/** Translates columns of the design matrix into covariates. The intercept is column 0 and no covariate, so it is left out. */
export function inColumns({ problem }: Failure): Failure {
  const columns = problem.columns?.map((position) => position - 1).filter((column) => column >= 0) ?? []
  return columns.length > 0 ? refuse(problem.code, columns) : refuse(problem.code)
}

/** beta_j / scale_j, and the intercept moved back from the covariates' means; the covariance by the same linear map. */
function inOwnUnits(
  { means, scales, width }: Design,
  standardised: Float64Array,
  covariance: Float64Array,
): { beta: Float64Array; covariance: Float64Array } {
  const map = new Float64Array(width * width)
  map[0] = 1
  for (let j = 1; j < width; j += 1) {
    map[j] = -realAt(means, j - 1) / realAt(scales, j - 1)
    map[j * width + j] = 1 / realAt(scales, j - 1)
  }
  const entry = (matrix: Float64Array, row: number, column: number) => realAt(matrix, row * width + column)
  const beta = new Float64Array(width)
  const left = new Float64Array(width * width)
  const result = new Float64Array(width * width)
  for (let a = 0; a < width; a += 1) {
    for (let k = 0; k < width; k += 1) {
      beta[a] = realAt(beta, a) + entry(map, a, k) * realAt(standardised, k)
      for (let b = 0; b < width; b += 1) {
        left[a * width + b] = entry(left, a, b) + entry(map, a, k) * entry(covariance, k, b)
      }
    }
  }
  for (let a = 0; a < width; a += 1) {
    for (let b = 0; b < width; b += 1) {
      for (let k = 0; k < width; k += 1) {
        result[a * width + b] = entry(result, a, b) + entry(left, a, k) * entry(map, b, k)
      }
    }
  }
  return { beta, covariance: result }
}
