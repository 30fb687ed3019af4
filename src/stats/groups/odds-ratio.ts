import { ok } from '../../result.ts'
import { type Estimate, ratioInterval } from '../interval.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { isTable, type TwoByTwo } from './two-by-two.ts'

/** The odds ratio ad / bc with Woolf's interval: se(log) = sqrt(1/a + 1/b + 1/c + 1/d). Fails on an empty cell; nothing is added to it silently. */
export function oddsRatio(table: TwoByTwo): Statistic<Estimate> {
  if (!isTable(table)) return refuse('out-of-range')
  const { a, b, c, d } = table
  if (a === 0 || b === 0 || c === 0 || d === 0) return refuse('zero-cell')
  return ok(ratioInterval(Math.log((a * d) / (b * c)), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)))
}
