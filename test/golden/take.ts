import type { Statistic } from '../../src/stats/statistic.ts'

/** The value of a statistic that must be computable here. */
export function take<T>(result: Statistic<T>): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}
