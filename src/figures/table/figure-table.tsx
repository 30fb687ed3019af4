/** The table behind a figure, every cell as it is read. The first cell of a row names it. */
export interface TableData {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The figures that were drawn, for whoever cannot see them or wants to read them off exactly; folded up, `summary` opens it. */
export function FigureTable({ table, summary }: { readonly table: TableData; readonly summary: string }) {
  const { caption, columns, rows } = table
  return (
    <details class="figure-table">
      <summary>{summary}</summary>
      <section class="figure-table-scroll" aria-label={caption} tabindex={0}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
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
    </details>
  )
}
