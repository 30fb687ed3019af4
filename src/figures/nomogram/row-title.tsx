import { Decorative } from '../decorative.tsx'
import { Label } from '../shapes.tsx'
import type { Layout } from './layout.ts'

/** Name and value of a row, and what it adds: beside the axis, or above it where the figure is narrow. */
export function RowTitle(props: {
  readonly layout: Layout
  readonly y: number
  readonly name: string
  readonly note: string | undefined
  readonly figure: string | undefined
  readonly strong?: boolean
}) {
  const { layout, y, name, note, figure } = props
  const figureClass = props.strong === true ? 'row-figure strong' : 'row-figure'
  if (layout.titles !== 'stacked') {
    const line = layout.titles === 'above' ? y - 18 : y + 4
    return (
      <Decorative>
        <text x="0" y={line}>
          <tspan class="row-name">{name}</tspan>
          <tspan class="row-note" dx="8">
            {note}
          </tspan>
        </text>
        <Label class={figureClass} x={layout.width} y={line} anchor="end" text={figure} />
      </Decorative>
    )
  }
  return (
    <Decorative>
      <Label class="row-name" x={0} y={note === undefined ? y + 4 : y - 2} text={name} />
      <Label class="row-note" x={0} y={y + 14} text={note} />
      <Label class={figureClass} x={layout.width} y={y + 4} anchor="end" text={figure} />
    </Decorative>
  )
}
