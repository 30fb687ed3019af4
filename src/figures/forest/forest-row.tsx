import { Decorative } from '../decorative.tsx'
import { Lines } from '../shapes.tsx'
import type { ForestLayout, PlacedRow } from './forest-layout.ts'

const LINE = 16

/** The words of one row: in columns where the figure is wide, one under the other where it is not. */
export function ForestWordsOf(props: { readonly placed: PlacedRow; readonly layout: ForestLayout }) {
  const { row, top, name, counts, text } = props.placed
  const { wide, countsX, textX } = props.layout
  const countsY = top + 15 + (wide ? 0 : LINE * name.length)
  const textY = countsY + (wide ? 0 : LINE * counts.length)
  const isSubgroup = row.kind === 'subgroup'
  return (
    <Decorative>
      <Lines
        lines={name}
        class={isSubgroup ? 'counts' : 'legend-name strong'}
        x={wide && isSubgroup ? 12 : 0}
        y={top + 15}
      />
      <Lines lines={counts} class={wide ? 'counts' : 'legend-detail'} x={countsX} y={countsY} />
      <Lines lines={text} class={row.kind === 'head' ? 'legend-detail' : 'counts'} x={textX} y={textY} />
    </Decorative>
  )
}
