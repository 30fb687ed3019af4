import type { OutcomeHistogram } from '../plot/outcome-histogram.ts'

interface Bar {
  readonly count: number
  /** Of all patients of its group, 0..1; 0 in a group of nobody. */
  readonly share: number
}

/** A bin with its bar in either group. */
export interface BarPair {
  readonly from: number
  readonly to: number
  readonly withOutcome: Bar
  readonly without: Bar
}

/** The bins of a histogram with counts and shares of their own group. */
export function histogramBars({ from, to, withOutcome, without }: OutcomeHistogram): readonly BarPair[] {
  const bins = Math.max(withOutcome.length, without.length)
  const step = (to - from) / Math.max(1, bins)
  const totals = { withOutcome: total(withOutcome), without: total(without) }
  return Array.from({ length: bins }, (_, bin) => ({
    from: from + step * bin,
    to: from + step * (bin + 1),
    withOutcome: barOf(withOutcome[bin] ?? 0, totals.withOutcome),
    without: barOf(without[bin] ?? 0, totals.without),
  }))
}

function barOf(count: number, all: number): Bar {
  return { count, share: all === 0 ? 0 : count / all }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
