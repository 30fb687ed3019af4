import { ok } from '../../result.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { chiSquareUpperTail } from '../numeric/chi-square.ts'
import { cholesky, mirror, quadraticForm } from '../numeric/symmetric.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { type FollowUp, orderFollowUp } from './follow-up.ts'

/** Per group: patients, events observed, and events expected were all groups alike. */
export interface LogRankGroup {
  readonly n: number
  readonly observed: number
  readonly expected: number
}

export interface LogRank {
  readonly chi2: number
  readonly df: number
  readonly p: number
  readonly groups: readonly LogRankGroup[]
}

/**
 * The log-rank test of two groups or more (Mantel 1966; Peto & Peto 1972; survdiff with rho = 0). `groups` numbers each patient's group from 0.
 * Fails with no events, one group only, or a group empty or never at risk together with another.
 */
export function logRank(followUp: FollowUp, groups: Uint8Array | Int32Array): Statistic<LogRank> {
  const group = Int32Array.from(groups)
  const ordered = orderFollowUp(followUp)
  if (!ordered.ok) return ordered
  if (group.length !== followUp.time.length) return refuse('lengths-differ')
  const size = group.reduce((most, value) => Math.max(most, value), 0) + 1
  const n = new Float64Array(size)
  for (let i = 0; i < group.length; i += 1) n[wholeAt(group, i)] = realAt(n, wholeAt(group, i)) + 1
  if (size < 2 || n.some((count) => count === 0)) return refuse('one-group-only')
  const { observed, expected, variance } = tally(ordered.value, followUp.event, group, n)
  const events = observed.reduce((sum, count) => sum + count, 0)
  if (events === 0) return refuse('no-events')
  const df = size - 1
  const reduced = new Float64Array(df * df)
  for (let a = 0; a < df; a += 1) {
    for (let b = 0; b < df; b += 1) reduced[a * df + b] = realAt(variance, a * size + b)
  }
  const factored = cholesky(reduced, df)
  if (!factored.ok) return refuse('no-variation')
  const score = Float64Array.from({ length: df }, (_, a) => realAt(observed, a) - realAt(expected, a))
  const chi2 = quadraticForm(factored.value, score)
  const byGroup = Array.from(n, (count, a) => ({
    n: count,
    observed: realAt(observed, a),
    expected: realAt(expected, a),
  }))
  return ok({ chi2, df, p: chiSquareUpperTail(chi2, df), groups: byGroup })
}

function tally(
  { order, times, starts }: { order: Int32Array; times: Float64Array; starts: Int32Array },
  event: Uint8Array,
  group: Int32Array,
  n: Float64Array,
): { observed: Float64Array; expected: Float64Array; variance: Float64Array } {
  const size = n.length
  const atRisk = Float64Array.from(n)
  const leaving = new Float64Array(size)
  const observed = new Float64Array(size)
  const expected = new Float64Array(size)
  const variance = new Float64Array(size * size)
  for (let position = 0; position < times.length; position += 1) {
    leaving.fill(0)
    let deaths = 0
    for (let i = wholeAt(starts, position); i < wholeAt(starts, position + 1); i += 1) {
      const patient = wholeAt(order, i)
      const of = wholeAt(group, patient)
      leaving[of] = realAt(leaving, of) + 1
      if (bitAt(event, patient) === 1) {
        observed[of] = realAt(observed, of) + 1
        deaths += 1
      }
    }
    const total = order.length - wholeAt(starts, position)
    // Hypergeometric variance; the last patient at risk carries none.
    const factor = total > 1 ? (deaths * (total - deaths)) / (total - 1) : 0
    for (let a = 0; a < size && deaths > 0; a += 1) {
      const share = realAt(atRisk, a) / total
      expected[a] = realAt(expected, a) + deaths * share
      for (let b = a; b < size; b += 1) {
        const other = realAt(atRisk, b) / total
        variance[a * size + b] =
          realAt(variance, a * size + b) + factor * ((a === b ? share : 0) - share * other)
      }
    }
    for (let a = 0; a < size; a += 1) atRisk[a] = realAt(atRisk, a) - realAt(leaving, a)
  }
  mirror(variance, size)
  return { observed, expected, variance }
}
