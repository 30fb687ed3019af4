import type { TableData } from '../table/data-table.tsx'
import { histogramBars } from './histogram-bars.ts'
import type { ScoreDistributionFigureProps } from './score-distribution-data.ts'

/** Patients in each bin of the score, with the outcome and without it. */
export function scoreDistributionTable({
  histogram,
  words,
}: Pick<ScoreDistributionFigureProps, 'histogram' | 'words'>): TableData {
  const bars = histogramBars(histogram)
  const cell = ({ count, share }: (typeof bars)[number]['without']) =>
    `${words.count(count)} (${words.percent(share)})`
  return {
    caption: words.label,
    columns: [words.score, words.withOutcome, words.without],
    rows: bars.map((bar, index) => [
      words.range(bar.from, bar.to, index === bars.length - 1),
      cell(bar.withOutcome),
      cell(bar.without),
    ]),
  }
}
