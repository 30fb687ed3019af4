import { Axis, type Tick } from '../axis.tsx'
import { px } from '../px.ts'
import { Unspoken } from '../unspoken.tsx'
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

/** The level axis under an area, its title below it; `y` where it does not lie on the area's own edge. */
export function BottomAxis(props: {
  readonly area: Area
  readonly ticks: readonly Tick[]
  readonly title: string
  readonly y?: number
}) {
  const { area, ticks, title, y = area.bottom } = props
  return (
    <>
      <Axis
        y={px(y)}
        from={area.left}
        to={area.right}
        ticks={ticks}
        side="below"
        bounds={[area.left - 20, area.right + 14]}
      />
      <Unspoken>
        {titleLines(area, title).map((line, index) => (
          <text
            key={line}
            class="axis-title"
            x={px((area.left + area.right) / 2)}
            y={px(y + LABELS + LINE * (index + 1))}
            text-anchor="middle"
          >
            {line}
          </text>
        ))}
      </Unspoken>
    </>
  )
}

/** The upright axis at the left of an area: grid lines, labels, and the title level above them, where it can be read. */
export function LeftAxis(props: {
  readonly area: Area
  readonly ticks: readonly { readonly y: number; readonly label: string }[]
  readonly title: string
}) {
  const { area, ticks, title } = props
  return (
    <Unspoken class="left-axis">
      {ticks.map(({ y, label }) => (
        <g key={y}>
          <line class="grid" x1={px(area.left)} x2={px(area.right)} y1={px(y)} y2={px(y)} />
          <text class="tick-label" x={px(area.left - 6)} y={px(y + 4)} text-anchor="end">
            {label}
          </text>
        </g>
      ))}
      <text class="axis-title" x="0" y={px(area.top - 14)}>
        {title}
      </text>
    </Unspoken>
  )
}
