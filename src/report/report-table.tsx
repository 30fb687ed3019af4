import { DataTable, type TableData } from '../figures/table/data-table.tsx'

/** A table of the report. Without rows nothing is shown. */
export function ReportTable(table: TableData) {
  return table.rows.length === 0 ? null : <DataTable {...table} />
}

/** In place of a table or figure: its name, and why it is missing. */
export function MissingPart({ name, why }: { readonly name: string; readonly why: string }) {
  return (
    <p>
      {name}: {why}
    </p>
  )
}
