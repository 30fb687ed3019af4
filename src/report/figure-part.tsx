import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { FigureTable, type TableData } from '../figures/table/figure-table.tsx'
import { FigureTools } from './figure-tools.tsx'
import { FigureToolsContext } from './figure-tools-context.ts'

/** A figure with its name over it, its files where there is a screen, and the table behind it. */
export function FigurePart(props: {
  readonly title: string
  readonly table: TableData
  readonly summary: string
  readonly children: ComponentChildren
}) {
  const { title, table, summary, children } = props
  const tools = useContext(FigureToolsContext)
  return (
    <figure class="report-figure">
      <figcaption>{title}</figcaption>
      {children}
      {tools !== undefined && (
        <FigureTools facts={{ title, description: tools.source }} words={tools.words} />
      )}
      <FigureTable table={table} summary={summary} />
    </figure>
  )
}
