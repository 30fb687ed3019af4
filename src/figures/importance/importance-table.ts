import { intervalText } from '../plot/numbers.ts'
import type { TableData } from '../table/data-table.tsx'
import type { ImportanceFigureProps } from './importance-data.ts'

/** Each predictor's importance, from the largest down. */
export function importanceTable({ bars, words }: Pick<ImportanceFigureProps, 'bars' | 'words'>): TableData {
  return {
    caption: words.label,
    columns: [words.predictor, words.importance],
    rows: bars
      .toSorted((a, b) => b.value - a.value)
      .map((bar) => [
        bar.name,
        `${words.number(bar.value)} ${intervalText(bar, words, words.number)}`.trimEnd(),
      ]),
  }
}
