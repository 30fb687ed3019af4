import { Decorative } from '../decorative.tsx'
import { px } from '../px.ts'
import { Stroke } from '../shapes.tsx'
import type { Frame } from './frame.ts'
import { type Limit, limitsOf } from './numbers.ts'
import { bandPath, clippedPath } from './path.ts'
import { dashOf, seriesClass } from './series.tsx'

/** A place of a curve in the units of the axes; the limits at the same place make the band. */
export interface CurvePoint {
  readonly x: number
  readonly y: number
  readonly lower?: Limit
  readonly upper?: Limit
}

/** A series as a line within its band, both cut off where they leave the area. */
export function Curve(props: {
  readonly points: readonly CurvePoint[]
  readonly index: number
  readonly frame: Frame
}) {
  const { points, index, frame } = props
  const { x, y, area } = frame
  const band = points.flatMap((point) => {
    const limits = limitsOf(point, y)
    return limits === undefined ? [] : [{ x: x(point.x), from: limits[0], to: limits[1] }]
  })
  const places = points.map((point) => ({ x: x(point.x), y: y(point.y) }))
  return (
    <Decorative class={seriesClass(index)}>
      {band.length > 1 && <path class="band" d={bandPath(band, area.top, area.bottom)} />}
      <path class="curve" d={clippedPath(places, area.top, area.bottom)} stroke-dasharray={dashOf(index)} />
    </Decorative>
  )
}

/** Where both axes agree: from 0 to 1 on either. */
export function Diagonal({ frame: { x, y } }: { readonly frame: Frame }) {
  return (
    <Decorative>
      <line class="diagonal" x1={px(x(0))} y1={px(y(0))} x2={px(x(1))} y2={px(y(1))} />
    </Decorative>
  )
}

/** The level line at 0. */
export function ZeroLine({ frame: { area, y } }: { readonly frame: Frame }) {
  return (
    <Decorative>
      <Stroke class="reference" x={[area.left, area.right]} y={y(0)} />
    </Decorative>
  )
}
