import type { ComponentChildren } from 'preact'
import { Heads } from './heads.tsx'
import { Scrolling } from './scrolling.tsx'

/** The table behind a figure or of a report, every cell as it is read, or drawn. The first cell of a row names it. */
export interface TableData {
  readonly caption: string
  readonly columns: readonly ComponentChildren[]
  readonly rows: readonly (readonly ComponentChildren[])[]
}

/** It scrolls within itself where the page is narrow. */
export function DataTable({ caption, columns, rows }: TableData) {
  return (
    <Scrolling label={caption}>
      <table class="data-table">
        <caption>{caption}</caption>
        <Heads of={columns} />
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
    </Scrolling>
  )
}

/** The figures that were drawn, for whoever cannot see them or wants to read them off exactly; folded up, `summary` opens it. */
export function FigureTable({ table, summary }: { readonly table: TableData; readonly summary: string }) {
  return (
    <details class="figure-table">
      <summary>{summary}</summary>
      <DataTable {...table} />
    </details>
  )
}
