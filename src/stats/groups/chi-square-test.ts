import { ok } from '../../result.ts'
import { itemAt } from '../numeric/at.ts'
import { chiSquareUpperTail } from '../numeric/chi-square.ts'
import { refuse, type Statistic } from '../statistic.ts'

/** Counts by row and column, all rows of one length. */
export type Table = readonly (readonly number[])[]

export interface ChiSquareTest {
  readonly chi2: number
  readonly df: number
  readonly p: number
  /** The smallest expected count: below 5 the approximation is doubtful and Fisher's test better. */
  readonly smallestExpected: number
}

/**
 * Pearson's chi-square test of independence; `yates` applies the continuity correction, to 2 x 2 tables only, never past
 * the observed difference (as chisq.test of R). Rows and columns without counts are left out. Fails with fewer than two of either.
 */
export function chiSquareTest(
  table: Table,
  { yates = false }: { readonly yates?: boolean } = {},
): Statistic<ChiSquareTest> {
  const width = table[0]?.length ?? 0
  if (table.some((row) => row.length !== width)) return refuse('lengths-differ')
  if (table.some((row) => row.some((count) => !(Number.isFinite(count) && count >= 0))))
    return refuse('out-of-range')
  const rows = table.filter((row) => total(row) > 0)
  const columns = Array.from({ length: width }, (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0))
  const kept = columns.flatMap((count, j) => (count > 0 ? [j] : []))
  if (rows.length < 2 || kept.length < 2) return refuse('one-group-only')
  const n = total(columns)
  const cells = rows.flatMap((row) =>
    kept.map((j) => ({ observed: itemAt(row, j), expected: (total(row) * itemAt(columns, j)) / n })),
  )
  const correction =
    yates && rows.length === 2 && kept.length === 2
      ? Math.min(0.5, ...cells.map(({ observed, expected }) => Math.abs(observed - expected)))
      : 0
  const chi2 = cells.reduce(
    (sum, { observed, expected }) => sum + (Math.abs(observed - expected) - correction) ** 2 / expected,
    0,
  )
  const df = (rows.length - 1) * (kept.length - 1)
  return ok({
    chi2,
    df,
    p: chiSquareUpperTail(chi2, df),
    smallestExpected: Math.min(...cells.map(({ expected }) => expected)),
  })
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
