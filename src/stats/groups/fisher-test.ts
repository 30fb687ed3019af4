import gammaln from '@stdlib/math-base-special-gammaln'
import { ok } from '../../result.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { isTable, type TwoByTwo } from './two-by-two.ts'

/** Log-likelihoods this close count as equal: rounding must not leave out a table as likely as the observed (as fisher.test of R). */
const SAME = 1e-7

/**
 * Fisher's exact test of a 2 x 2 table, two-sided: the probability, margins fixed, of every table no likelier than the observed.
 * Fails when a margin is empty.
 */
export function fisherTest(table: TwoByTwo): Statistic<{ readonly p: number }> {
  if (!isTable(table)) return refuse('out-of-range')
  const { a, b, c, d } = table
  if (a + b === 0 || c + d === 0 || a + c === 0 || b + d === 0) return refuse('one-group-only')
  const lowest = Math.max(0, a - d)
  const highest = a + Math.min(b, c)
  // log of choose(a+b, x) choose(c+d, a+c-x), up to the constant that cancels
  const logWeight = (x: number) =>
    -gammaln(x + 1) - gammaln(a + b - x + 1) - gammaln(a + c - x + 1) - gammaln(d - a + x + 1)
  const logWeights = Array.from({ length: highest - lowest + 1 }, (_, i) => logWeight(lowest + i))
  const greatest = logWeights.reduce((most, weight) => Math.max(most, weight), Number.NEGATIVE_INFINITY)
  const limit = logWeight(a) + SAME
  let all = 0
  let noLikelier = 0
  for (const weight of logWeights) {
    const relative = Math.exp(weight - greatest)
    all += relative
    if (weight <= limit) noLikelier += relative
  }
  return ok({ p: noLikelier / all })
}
