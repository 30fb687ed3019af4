import type { Result } from '../../src/stats/result.ts'

/** The value of a statistic that must be computable here. */
export function take<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code)
  return result.value
}
