import type { TableData } from '../table/figure-table.tsx'
import type { ImportanceFigureProps } from './importance-data.ts'

/** Each predictor's importance, from the largest down. */
export function importanceTable({ bars, words }: Pick<ImportanceFigureProps, 'bars' | 'words'>): TableData {
  return {
    caption: words.label,
    columns: [words.predictor, words.importance],
    rows: bars
      .toSorted((a, b) => b.value - a.value)
      .map(({ name, value, lower, upper }) => [
        name,
        typeof lower === 'number' && typeof upper === 'number'
          ? `${words.number(value)} ${words.interval(words.number(lower), words.number(upper))}`
          : words.number(value),
      ]),
  }
}
