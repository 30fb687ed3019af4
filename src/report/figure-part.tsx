import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { FigureTable, type TableData } from '../figures/table/data-table.tsx'
import { FigureTools, FigureToolsContext } from './figure-tools.tsx'
import type { View } from './view.ts'

/** A figure with its name over it (that of its table), its files where there is a screen, and the table behind it. */
export function FigurePart(props: {
  readonly view: View
  readonly table: TableData
  readonly children: ComponentChildren
}) {
  const title = props.table.caption
  const tools = useContext(FigureToolsContext)
  return (
    <figure class="report-figure">
      <figcaption>{title}</figcaption>
      {props.children}
      {tools !== undefined && (
        <FigureTools facts={{ title, description: tools.source }} words={tools.words} />
      )}
      <FigureTable table={props.table} summary={props.view.texts.showTable} />
    </figure>
  )
}
