import type { TableData } from '../figures/table/figure-table.tsx'

/** A table of the report; it scrolls within itself where the page is narrow. */
export function ReportTable({ table }: { readonly table: TableData }) {
  const { caption, columns, rows } = table
  if (rows.length === 0) return null
  return (
    <section class="report-table" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={i} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
