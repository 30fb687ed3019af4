import { ok } from '../../result.ts'
import { LEVEL, type WaldEstimate } from '../interval.ts'
import { tCritical } from '../numeric/student-t.ts'
import { mean, variance } from '../numeric/sums.ts'
import { refuse, type Statistic } from '../statistic.ts'

/** An estimate over several imputed data sets. */
export interface Pooled extends WaldEstimate {
  readonly df: number
  /** The share of the information about this figure that is missing, 0..1. */
  readonly missingInformation: number
}

/**
 * Rubin's rules (Multiple Imputation for Nonresponse in Surveys, 1987) with the degrees of freedom of Barnard & Rubin (Biometrika 1999):
 * the estimates and standard errors of each imputed set of n patients, on a scale on which they are about normal (pool.scalar of mice).
 */
export function pooled(estimates: Float64Array, errors: Float64Array, n: number): Statistic<Pooled> {
  const m = estimates.length
  if (m < 2) return refuse('too-few-replicates')
  if (!(estimates.every(Number.isFinite) && errors.every(Number.isFinite))) return refuse('not-finite')
  const estimate = mean(estimates)
  const within = mean(errors.map((se) => se * se))
  const between = variance(estimates)
  const total = within + (1 + 1 / m) * between
  const share = total === 0 ? 0 : ((1 + 1 / m) * between) / total
  const complete = n - 1
  const observed = ((complete + 1) / (complete + 3)) * complete * (1 - share)
  const old = (m - 1) / share ** 2
  const df = share === 0 ? observed : (old * observed) / (old + observed)
  const ratio = share / (1 - share)
  const half = tCritical(1 - LEVEL, df) * Math.sqrt(total)
  return ok({
    estimate,
    se: Math.sqrt(total),
    lower: estimate - half,
    upper: estimate + half,
    df,
    missingInformation: (ratio + 2 / (df + 3)) / (ratio + 1),
  })
}
