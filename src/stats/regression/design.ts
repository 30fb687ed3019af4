import { ok } from '../../result.ts'
import { checkValues } from '../checks.ts'
import { realAt } from '../numeric/at.ts'
import { mean, variance } from '../numeric/sums.ts'
import { type Failure, refuse, type Statistic } from '../statistic.ts'

/** Covariates as rows of one array, each divided by its standard deviation (and centred if asked): well conditioned, quick to read. */
export interface Design {
  readonly rows: Float64Array
  readonly n: number
  /** Entries a row: an intercept's 1 first if there is one, then the covariates. */
  readonly width: number
  readonly intercept: boolean
  /** Per covariate, in its own unit. */
  readonly means: Float64Array
  readonly scales: Float64Array
}

export interface DesignOptions {
  readonly intercept: boolean
  readonly centre: boolean
}

/** Builds the design of n patients from one array a covariate. Fails on unequal lengths, values that are not finite, and constant covariates (named). */
export function designOf(
  columns: readonly Float64Array[],
  n: number,
  { intercept, centre }: DesignOptions,
): Statistic<Design> {
  const failure = checkColumns(columns, n)
  if (failure !== undefined) return failure
  const offset = intercept ? 1 : 0
  const width = columns.length + offset
  const rows = new Float64Array(n * width)
  if (intercept) for (let i = 0; i < n; i += 1) rows[i * width] = 1
  const means = Float64Array.from(columns, mean)
  const scales = Float64Array.from(columns, (column) => Math.sqrt(variance(column)))
  columns.forEach((column, j) => {
    const centreAt = centre ? realAt(means, j) : 0
    const scale = realAt(scales, j)
    for (let i = 0; i < n; i += 1) rows[i * width + offset + j] = (realAt(column, i) - centreAt) / scale
  })
  return ok({ rows, n, width, intercept, means, scales })
}

function checkColumns(columns: readonly Float64Array[], n: number): Failure | undefined {
  for (const [j, column] of columns.entries()) {
    if (column.length !== n) return refuse('lengths-differ', [j])
    const failure = checkValues(column, 2)
    if (failure !== undefined) return refuse(failure.problem.code, [j])
  }
  const constant = columns.flatMap((column, j) => (isConstant(column) ? [j] : []))
  return constant.length > 0 ? refuse('no-variation', constant) : undefined
}

function isConstant(column: Float64Array): boolean {
  const first = realAt(column, 0)
  for (let i = 1; i < column.length; i += 1) if (realAt(column, i) !== first) return false
  return true
}
