import type { ColumnMapping, MappedColumns } from '../../../validation/data/column-mapping.ts'
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
