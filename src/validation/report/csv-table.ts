import type { CsvCell } from '../data/csv-text.ts'
import type { Reported } from './reported.ts'

/** One table of a report as cells, headings first: for CSV, so numbers are whole and a missing figure is empty, its code beside. */
export interface CsvTable {
  /** Fit for a file name. */
  readonly name: string
  readonly rows: readonly (readonly CsvCell[])[]
}

/** The name of all patients together. */
export const ALL = 'all'

/** The cells of a figure and an empty code, or `width` empty cells and the code. */
export function cells<T>(
  reported: Reported<T>,
  of: (value: T) => readonly CsvCell[],
  width: number,
): readonly CsvCell[] {
  return reported.ok ? [...of(reported.value), ''] : [...Array<CsvCell>(width).fill(''), reported.code]
}
