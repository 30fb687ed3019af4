import { Decorative } from './decorative.tsx'
import { anchorWithin, withoutOverlap } from './label-fit.ts'
import { Label, Stroke } from './shapes.tsx'

export interface Tick {
  readonly x: number
  readonly label: string
}

/** A level axis with its ticks and their labels below it; labels that would touch are left out, the later in the list first. */
export function Axis(props: {
  readonly y: number
  readonly from: number
  readonly to: number
  readonly ticks: readonly Tick[]
  /** What no label may leave. */
  readonly bounds: readonly [number, number]
}) {
  const { y, ticks, bounds } = props
  const labelled = withoutOverlap(ticks)
  return (
    <Decorative class="axis">
      <Stroke x={[props.from, props.to]} y={y} />
      {ticks.map(({ x }) => (
        <Stroke key={x} x={x} y={[y, y + 6]} />
      ))}
      {labelled.map(({ x, label }) => (
        <Label
          key={x}
          class="tick-label"
          x={x}
          y={y + 19}
          anchor={anchorWithin(x, label, ...bounds)}
          text={label}
        />
      ))}
    </Decorative>
  )
}
