import { ok } from '../../result.ts'
import { checkPredicted } from '../checks.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { chiSquareUpperTail } from '../numeric/chi-square.ts'
import { ascendingOrder } from '../numeric/order.ts'
import { quantile } from '../numeric/quantile.ts'
import { refuse, type Statistic } from '../statistic.ts'

/** One group of the table: patients, events, sum of predicted probabilities, and the range of these. */
export interface RiskGroup {
  readonly n: number
  readonly observed: number
  readonly expected: number
  readonly lowest: number
  readonly highest: number
}

/** One convention for the degrees of freedom. */
export interface ChiSquareP {
  readonly df: number
  readonly p: number
}

export interface HosmerLemeshow {
  readonly chi2: number
  /** df = groups - 2, for the data the model was fitted to; undefined with two groups or fewer. */
  readonly development: ChiSquareP | undefined
  /** df = groups, for data the model has never seen. */
  readonly external: ChiSquareP
  readonly groups: readonly RiskGroup[]
}

/**
 * The Hosmer-Lemeshow test (Commun Stat 1980): groups cut at the type 7 quantiles of the probabilities, closed on the right, equal
 * quantiles merged, the smallest probability's own among them (R: `cut(p, unique(quantile(p)), include.lowest = TRUE)`); Pearson's chi-square over events and non-events. Both df conventions are given. Fails when all probabilities are
 * equal, or when a group is certain (expects nobody or everybody) and wrong.
 */
export function hosmerLemeshow(
  probabilities: Float64Array,
  outcome: Uint8Array,
  groups = 10,
): Statistic<HosmerLemeshow> {
  const failure = checkPredicted(probabilities, outcome)
  if (failure !== undefined) return failure
  if (!(Number.isInteger(groups) && groups >= 2)) return refuse('out-of-range')
  const table = riskGroups(probabilities, outcome, groups)
  if (table.length < 2) return refuse('no-variation')
  const chi2 = table.reduce(
    (sum, { n, observed, expected }) => sum + cell(observed, expected) + cell(n - observed, n - expected),
    0,
  )
  if (!Number.isFinite(chi2)) return refuse('probability-zero-or-one')
  const at = (df: number) => ({ df, p: chiSquareUpperTail(chi2, df) })
  return ok({
    chi2,
    development: table.length > 2 ? at(table.length - 2) : undefined,
    external: at(table.length),
    groups: table,
  })
}

function cell(observed: number, expected: number): number {
  // A group certain of its outcome, and right, adds nothing: 0 / 0.
  return observed === expected ? 0 : (observed - expected) ** 2 / expected
}

/** Groups by quantile, ascending; a quantile interval in which nobody lies is left out. */
function riskGroups(probabilities: Float64Array, outcome: Uint8Array, groups: number): readonly RiskGroup[] {
  const order = ascendingOrder(probabilities)
  const sorted = Float64Array.from(probabilities).sort()
  const lowest = realAt(sorted, 0)
  const breaks = Array.from({ length: groups }, (_, i) => quantile(sorted, (i + 1) / groups)).filter(
    (limit) => limit > lowest,
  )
  const result: RiskGroup[] = []
  let start = 0
  for (const [position, limit] of breaks.entries()) {
    // The last limit is the largest value itself: nobody is left beyond it.
    const last = position === breaks.length - 1
    let [end, observed, expected] = [start, 0, 0]
    for (; end < sorted.length && (last || realAt(sorted, end) <= limit); end += 1) {
      observed += bitAt(outcome, wholeAt(order, end))
      expected += realAt(sorted, end)
    }
    if (end === start) continue
    result.push({
      n: end - start,
      observed,
      expected,
      lowest: realAt(sorted, start),
      highest: realAt(sorted, end - 1),
    })
    start = end
  }
  return result
}
