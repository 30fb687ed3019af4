import {
  type ColumnMapping,
  headingsOf,
  type MappedColumns,
} from '../../../validation/data/column-mapping.ts'
import type { Variable } from '../../../validation/study-table.ts'

/** The mapping with another column for a variable; undefined takes it out. */
export function withColumn(
  mapping: ColumnMapping,
  variable: Variable,
  column: MappedColumns[Variable],
): ColumnMapping {
  const { [variable]: _, ...others } = mapping.columns
  return { ...mapping, columns: column === undefined ? others : { ...others, [variable]: column } }
}

/** The mapping in which a code means "no value" in the columns of one heading, and in no other. */
export function withMissing(mapping: ColumnMapping, heading: string, code: string): ColumnMapping {
  const columns = Object.entries(mapping.columns).map(([variable, column]) =>
    column !== undefined && headingsOf(column).includes(heading)
      ? [variable, { ...column, missing: [...missingIn(mapping, column), code] }]
      : [variable, column],
  )
  return { ...mapping, columns: Object.fromEntries(columns) as MappedColumns }
}

/** The codes that mean "no value" in a column. */
export function missingIn(
  mapping: ColumnMapping,
  column: { readonly missing?: string[] | undefined },
): readonly string[] {
  return column.missing ?? mapping.missing
}
