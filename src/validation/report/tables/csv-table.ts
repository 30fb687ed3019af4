import type { CsvCell } from '../../data/csv/csv-text.ts'
import type { FigureOrReason } from '../figure-or-reason.ts'

/** One table of a report as cells, headings first: for CSV, so numbers are whole and a missing figure is empty, its code beside. */
export interface CsvTable {
  /** Fit for a file name. */
  readonly name: string
  readonly rows: readonly (readonly CsvCell[])[]
}

type Names<Line extends string> = Line extends `${infer Name} ${infer Rest}` ? Name | Names<Rest> : Line

/** A table from records: under each heading the cell of that name, empty where a record has none. */
export function csvTable<const Line extends string>(
  name: string,
  headings: Line,
  records: readonly { readonly [Name in Names<Line>]?: CsvCell | null }[],
): CsvTable {
  const columns = headings.split(' ') as Names<Line>[]
  return { name, rows: [columns, ...records.map((record) => columns.map((key) => record[key] ?? undefined))] }
}

/** The name of all patients together. */
export const ALL = 'all'

/** The cells of a figure, or its code. */
export function figure<T, Cells extends object>(reported: FigureOrReason<T>, of: (value: T) => Cells) {
  return reported.ok ? of(reported.value) : { code: reported.code }
}

/** A figure that is left empty where there is none. */
export function known<T>(reported: FigureOrReason<T> | null | undefined): T | undefined {
  return reported?.ok === true ? reported.value : undefined
}
