import { ok } from '../../result.ts'
import { type WaldEstimate, waldInterval } from '../interval.ts'
import { itemAt } from '../numeric/at.ts'
import { refuse, type Statistic } from '../statistic.ts'

/** Cohen's kappa with its large-sample interval; `observed` and `expected` are the shares of agreement, 0..1. */
export interface Kappa extends WaldEstimate {
  readonly n: number
  readonly observed: number
  readonly expected: number
}

/**
 * Cohen's kappa of a square table of counts, rows by one rater and columns by the other, se by Fleiss, Cohen & Everitt
 * (Psychol Bull 1969). Fails on an empty table, or when both raters use one and the same category throughout.
 */
export function cohenKappa(table: readonly (readonly number[])[]): Statistic<Kappa> {
  if (table.some((row) => row.length !== table.length)) return refuse('lengths-differ')
  if (table.some((row) => row.some((count) => !(Number.isFinite(count) && count >= 0))))
    return refuse('out-of-range')
  const n = table.reduce((sum, row) => sum + row.reduce((total, count) => total + count, 0), 0)
  if (n === 0) return refuse('no-values')
  const shares = table.map((row) => row.map((count) => count / n))
  const rows = shares.map((row) => row.reduce((sum, share) => sum + share, 0))
  const columns = shares.map((_, j) => shares.reduce((sum, row) => sum + itemAt(row, j), 0))
  const observed = shares.reduce((sum, row, i) => sum + itemAt(row, i), 0)
  const expected = rows.reduce((sum, share, i) => sum + share * itemAt(columns, i), 0)
  if (!(1 - expected > 1e-12)) return refuse('no-variation')
  const estimate = (observed - expected) / (1 - expected)
  let agreeing = 0
  let differing = 0
  shares.forEach((row, i) => {
    row.forEach((share, j) => {
      const margins = itemAt(columns, i) + itemAt(rows, j)
      if (i === j) agreeing += share * (1 - margins * (1 - estimate)) ** 2
      else differing += share * margins ** 2
    })
  })
  const spread = agreeing + (1 - estimate) ** 2 * differing - (estimate - expected * (1 - estimate)) ** 2
  const se = Math.sqrt(Math.max(0, spread) / n) / (1 - expected)
  return ok({ ...waldInterval(estimate, se), n, observed, expected })
}
