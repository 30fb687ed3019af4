import { Axis } from '../axis.tsx'
import { Decorative } from '../decorative.tsx'
import type { Scale } from '../linear-scale.ts'
import { px } from '../px.ts'
import { Label, Lines, Stroke } from '../shapes.tsx'
import type { Area } from './area.ts'
import { wrapped } from './wrapped.ts'

const LABELS = 22
const LINE = 15

/** The height of a bottom axis with its title, in px. */
export function bottomAxisHeight(area: Area, title: string): number {
  return LABELS + 6 + LINE * titleLines(area, title).length
}

function titleLines(area: Area, title: string): readonly string[] {
  return wrapped(title, area.right - area.left)
}

interface AxisProps {
  readonly area: Area
  readonly scale: Scale
  readonly ticks: readonly number[]
  readonly label: (value: number) => string
  readonly title: string
}

/** The level axis under an area, its title below it; `y` where it does not lie on the area's own edge. */
export function BottomAxis(props: AxisProps & { readonly y?: number }) {
  const { area, scale, title, y = area.bottom } = props
  return (
    <>
      <Axis
        y={px(y)}
        from={area.left}
        to={area.right}
        ticks={props.ticks.map((value) => ({ x: scale(value), label: props.label(value) }))}
        bounds={[area.left - 20, area.right + 14]}
      />
      <Decorative>
        <Lines
          lines={titleLines(area, title)}
          class="axis-title"
          x={(area.left + area.right) / 2}
          y={y + LABELS + LINE}
          step={LINE}
          anchor="middle"
        />
      </Decorative>
    </>
  )
}

/** The upright axis at the left of an area: grid lines, labels, and the title level above them, where it can be read. */
export function LeftAxis({ area, scale, ticks, label, title }: AxisProps) {
  return (
    <Decorative class="left-axis">
      {ticks.map((value) => (
        <GridLine key={value} y={scale(value)} from={area.left} to={area.right} label={label(value)} />
      ))}
      <Label class="axis-title" x={0} y={area.top - 14} text={title} />
    </Decorative>
  )
}

/** A level line across an area, its label at its left. */
function GridLine(props: {
  readonly y: number
  readonly from: number
  readonly to: number
  readonly label: string
}) {
  const { y, from, to } = props
  return (
    <g>
      <Stroke class="grid" x={[from, to]} y={y} />
      <Label class="tick-label" x={from - 6} y={y + 4} anchor="end" text={props.label} />
    </g>
  )
}
