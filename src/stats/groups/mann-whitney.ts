import { ok } from '../../result.ts'
import { checkValues } from '../checks.ts'
import { realAt, wholeAt } from '../numeric/at.ts'
import { normalTwoSided } from '../numeric/normal.ts'
import { ascendingOrder } from '../numeric/order.ts'
import { refuse, type Statistic } from '../statistic.ts'

/** `u`: how many pairs (first, second) have the first larger, ties counting half. `z` carries the continuity correction. */
export interface MannWhitney {
  readonly u: number
  readonly z: number
  readonly p: number
}

/**
 * Mann-Whitney (Wilcoxon rank sum) test, two-sided, by the normal approximation with continuity and tie correction,
 * as wilcox.test(exact = FALSE) of R. Fails on an empty group or when all values are equal.
 */
export function mannWhitney(a: Float64Array, b: Float64Array): Statistic<MannWhitney> {
  const failure = checkValues(a) ?? checkValues(b)
  if (failure !== undefined) return failure
  const n = a.length + b.length
  const all = new Float64Array(n)
  all.set(a)
  all.set(b, a.length)
  const order = ascendingOrder(all)
  let rankSum = 0
  let ties = 0
  for (let start = 0; start < n; ) {
    let end = start
    let ofFirst = 0
    const value = realAt(all, wholeAt(order, start))
    for (; end < n && realAt(all, wholeAt(order, end)) === value; end += 1) {
      if (wholeAt(order, end) < a.length) ofFirst += 1
    }
    const size = end - start
    rankSum += ofFirst * ((start + 1 + end) / 2)
    ties += size ** 3 - size
    start = end
  }
  const u = rankSum - (a.length * (a.length + 1)) / 2
  const squared = ((a.length * b.length) / 12) * (n + 1 - ties / (n * (n - 1)))
  if (!(squared > 1e-12)) return refuse('no-variation')
  const distance = u - (a.length * b.length) / 2
  const z = (distance - Math.sign(distance) / 2) / Math.sqrt(squared)
  return ok({ u, z, p: normalTwoSided(z) })
}
