import { FocusableMark, hitAreaAround } from '../focusable-mark.tsx'
import { labelWidth } from '../label-fit.ts'
import type { Frame } from '../plot/frame.ts'
import { Marker, seriesClass } from '../plot/series.tsx'
import { px } from '../px.ts'
import { Label } from '../shapes.tsx'
import type { RocCurveData, RocPoint } from './roc-data.ts'

const LINE = 15
const AWAY = 22

interface Placed {
  readonly point: RocPoint
  readonly index: number
  readonly x: number
  readonly y: number
  /** Where its name stands: left end and base line. */
  readonly labelX: number
  readonly labelY: number
}

/** The operating points of all curves, named to the lower right of their marks, where a good curve leaves room. */
export function RocPoints(props: { readonly curves: readonly RocCurveData[]; readonly frame: Frame }) {
  return (
    <>
      {labelled(props).map(({ point, index, x, y, labelX, labelY }) => (
        <FocusableMark
          key={point.label}
          class={`operating ${seriesClass(index)}`}
          label={point.label}
          hit={hitAreaAround(x, y)}
        >
          <path class="leader" d={`M${px(x)} ${px(y)}L${px(labelX - 3)} ${px(labelY - 4)}`} />
          <Marker index={index} x={x} y={y} />
          <Label class="point-name" x={labelX} y={labelY} text={point.name} />
        </FocusableMark>
      ))}
    </>
  )
}

/** Names from the top down, each below the one before it where they would touch. */
function labelled({ curves, frame }: Parameters<typeof RocPoints>[0]): readonly Placed[] {
  const { area, x, y } = frame
  const marks = curves
    .flatMap(({ points = [] }, index) =>
      points.map((point) => ({ point, index, x: x(point.falsePositiveRate), y: y(point.sensitivity) })),
    )
    .toSorted((a, b) => a.y - b.y)
  const placed: Placed[] = []
  for (const mark of marks) {
    const labelX = Math.min(mark.x + AWAY, area.right - labelWidth(mark.point.name))
    const lowest = Math.max(
      Number.NEGATIVE_INFINITY,
      ...placed.filter((other) => touches(other, labelX, mark.point.name)).map(({ labelY }) => labelY + LINE),
    )
    placed.push({ ...mark, labelX, labelY: Math.min(area.bottom - 6, Math.max(mark.y + AWAY, lowest)) })
  }
  return placed
}

function touches(other: Placed, labelX: number, name: string): boolean {
  return (
    labelX < other.labelX + labelWidth(other.point.name) + 6 && other.labelX < labelX + labelWidth(name) + 6
  )
}
