import { Decorative } from './decorative.tsx'
import { anchorWithin, withoutOverlap } from './label-fit.ts'
import { Label, Stroke } from './shapes.tsx'

export interface Tick {
  readonly x: number
  readonly label: string
}

/** An axis with its ticks; labels that would touch are left out, the later in the list first. */
export function Axis(props: {
  readonly y: number
  readonly from: number
  readonly to: number
  readonly ticks: readonly Tick[]
  readonly side: 'above' | 'below'
  /** What no label may leave. */
  readonly bounds: readonly [number, number]
}) {
  const { y, ticks, side, bounds } = props
  const labelled = withoutOverlap(ticks)
  const [length, offset] = side === 'above' ? [-6, -11] : [6, 19]
  return (
    <Decorative class="axis">
      <Stroke x={[props.from, props.to]} y={y} />
      {ticks.map(({ x }) => (
        <Stroke key={x} x={x} y={[y, y + length]} />
      ))}
      {labelled.map(({ x, label }) => (
        <Label
          key={x}
          class="tick-label"
          x={x}
          y={y + offset}
          anchor={anchorWithin(x, label, ...bounds)}
          text={label}
        />
      ))}
    </Decorative>
  )
}
