import type { ComponentChildren } from 'preact'
import { FigureTable, type TableData } from '../figures/table/figure-table.tsx'

/** A figure with its name over it and the table behind it. */
export function FigurePart(props: {
  readonly title: string
  readonly table: TableData
  readonly summary: string
  readonly children: ComponentChildren
}) {
  const { title, table, summary, children } = props
  return (
    <figure class="report-figure">
      <figcaption>{title}</figcaption>
      {children}
      <FigureTable table={table} summary={summary} />
    </figure>
  )
}
