import type { TableData } from '../table/data-table.tsx'
import type { ForestFigureProps } from './forest-data.ts'

/** Each row as it is read, the test of a head's subgroups in a column of its own. */
export function forestTable({ rows, words }: Pick<ForestFigureProps, 'rows' | 'words'>): TableData {
  return {
    caption: words.label,
    columns: [words.subgroup, words.counts, words.ratio, words.interaction],
    rows: rows.map(({ name, counts = '', text = '', interaction = '' }) => [name, counts, text, interaction]),
  }
}
