import { Decorative } from '../decorative.tsx'
import { labelWidth } from '../label-fit.ts'
import { Label, Stroke } from '../shapes.tsx'
import type { Area } from './area.ts'

const ASIDE = 5
const LINE = 16

/** Upright lines through an area, each named beside it: cut-offs, a published threshold. Names that would touch stand one below the other. */
export function MarkedLines(props: {
  readonly lines: readonly { readonly x: number; readonly label: string }[]
  readonly area: Area
}) {
  const { lines, area } = props
  return (
    <Decorative>
      {lines.map(({ x, label }) => (
        <Stroke key={label} class="cutoff" x={x} y={[area.top, area.bottom]} />
      ))}
      {named(props).map(({ x, label, end, row }) => (
        <Label
          key={label}
          class="cutoff-label"
          x={end ? x - ASIDE : x + ASIDE}
          y={area.top + 12 + LINE * row}
          anchor={end ? 'end' : 'start'}
          text={label}
        />
      ))}
    </Decorative>
  )
}

/** Of several the first is named at its left, the others at their right, as far as the area reaches. */
function named({ lines, area }: Parameters<typeof MarkedLines>[0]) {
  return lines
    .toSorted((a, b) => a.x - b.x)
    .map(({ x, label }, index, { length }) => {
      const room = labelWidth(label) + ASIDE
      const end = length > 1 && index === 0 ? x - room >= area.left : x + room > area.right
      return { x, label, end, row: Math.max(0, index - 1) }
    })
}
