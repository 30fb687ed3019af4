import { anchorWithin, withoutOverlap } from './label-fit.ts'
import { px } from './px.ts'
import { Unspoken } from './unspoken.tsx'

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
    <Unspoken class="axis">
      <line x1={px(props.from)} x2={px(props.to)} y1={y} y2={y} />
      {ticks.map(({ x }) => (
        <line key={x} x1={px(x)} x2={px(x)} y1={y} y2={y + length} />
      ))}
      {labelled.map(({ x, label }) => (
        <text
          key={x}
          class="tick-label"
          x={px(x)}
          y={y + offset}
          text-anchor={anchorWithin(x, label, ...bounds)}
        >
          {label}
        </text>
      ))}
    </Unspoken>
  )
}
