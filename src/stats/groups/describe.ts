import { ok } from '../../result.ts'
import { checkValues } from '../checks.ts'
import { realAt } from '../numeric/at.ts'
import { quantile } from '../numeric/quantile.ts'
import { mean, variance } from '../numeric/sums.ts'
import type { Statistic } from '../statistic.ts'

/** A numeric variable in one group, in the variable's unit; quartiles by type 7. `sd` is undefined for one value. */
export interface Description {
  readonly n: number
  readonly mean: number
  readonly sd: number | undefined
  readonly minimum: number
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
  readonly maximum: number
}

/** Mean, standard deviation (n - 1), quartiles and range. Fails on no values or values that are not finite. */
export function describe(values: Float64Array): Statistic<Description> {
  const failure = checkValues(values)
  if (failure !== undefined) return failure
  const sorted = values.slice().sort()
  return ok({
    n: sorted.length,
    mean: mean(values),
    sd: values.length > 1 ? Math.sqrt(variance(values)) : undefined,
    minimum: realAt(sorted, 0),
    lowerQuartile: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upperQuartile: quantile(sorted, 0.75),
    maximum: realAt(sorted, sorted.length - 1),
  })
}
