import { ok } from '../../result.ts'
import { checkValues } from '../checks.ts'
import { type Estimate, LEVEL } from '../interval.ts'
import { tCritical, tTwoSided } from '../numeric/student-t.ts'
import { mean, variance } from '../numeric/sums.ts'
import { refuse, type Statistic } from '../statistic.ts'

/** Student's t for a difference of means, two-sided. `difference` is first minus second, in the variable's unit. */
export interface TTest {
  readonly t: number
  readonly df: number
  readonly p: number
  readonly difference: Estimate
}

/** Welch's test: variances may differ (Welch, Biometrika 1947), df by Satterthwaite. Fails on fewer than 2 values a group or no spread in both. */
export function welchTest(a: Float64Array, b: Float64Array): Statistic<TTest> {
  return meansTest(a, b, (varianceA, varianceB) => {
    const [shareA, shareB] = [varianceA / a.length, varianceB / b.length]
    const squared = shareA + shareB
    return { squared, df: squared ** 2 / (shareA ** 2 / (a.length - 1) + shareB ** 2 / (b.length - 1)) }
  })
}

/** Student's test with one pooled variance, df = n - 2. Fails like Welch's. */
export function pooledTest(a: Float64Array, b: Float64Array): Statistic<TTest> {
  return meansTest(a, b, (varianceA, varianceB) => {
    const df = a.length + b.length - 2
    const pooled = ((a.length - 1) * varianceA + (b.length - 1) * varianceB) / df
    return { squared: pooled * (1 / a.length + 1 / b.length), df }
  })
}

function meansTest(
  a: Float64Array,
  b: Float64Array,
  standardError: (varianceA: number, varianceB: number) => { squared: number; df: number },
): Statistic<TTest> {
  const failure = checkValues(a, 2) ?? checkValues(b, 2)
  if (failure !== undefined) return failure
  const { squared, df } = standardError(variance(a), variance(b))
  if (!(squared > 0)) return refuse('no-variation')
  const se = Math.sqrt(squared)
  const estimate = mean(a) - mean(b)
  const half = tCritical(1 - LEVEL, df) * se
  return ok({
    t: estimate / se,
    df,
    p: tTwoSided(estimate / se, df),
    difference: { estimate, lower: estimate - half, upper: estimate + half },
  })
}
