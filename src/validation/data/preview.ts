import type { CellProblemCode, Variable } from '../study-table.ts'
import { cellReaders } from './cell-readers.ts'
import type { ColumnMapping } from './column-mapping.ts'
import type { CsvHead } from './csv/csv-head.ts'

/** What the first rows of a file are read as under a mapping, cell by cell, for a person to check before anything is computed. */
export interface PreviewRow {
  readonly row: number
  readonly cells: readonly PreviewCell[]
}

export interface PreviewCell {
  readonly variable: Variable
  /** The cells as they are in the file; two cells for a pair of dates. */
  readonly texts: readonly string[]
  readonly reading:
    | { readonly kind: 'value'; readonly value: number }
    | { readonly kind: 'missing' }
    | { readonly kind: 'problem'; readonly code: CellProblemCode }
}

/** The first `count` rows under a mapping without problems (`mappingProblems`). */
export function previewRows(head: CsvHead, mapping: ColumnMapping, count = 10): PreviewRow[] {
  const readers = cellReaders(mapping, head)
  return head.sample.slice(0, count).map(({ row, cells }) => ({
    row,
    cells: readers.map(({ variable, positions, read }) => ({
      variable,
      texts: positions.map((at) => cells[at] ?? ''),
      reading: readingOf(read(cells)),
    })),
  }))
}

function readingOf(read: number | CellProblemCode): PreviewCell['reading'] {
  if (typeof read === 'string') return { kind: 'problem', code: read }
  return Number.isNaN(read) ? { kind: 'missing' } : { kind: 'value', value: read }
}
