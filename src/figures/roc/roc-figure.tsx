import { FocusableMark, hitAreaAround } from '../focusable-mark.tsx'
import { labelWidth } from '../label-fit.ts'
import { Curve, type CurvePoint, Diagonal } from '../plot/curve-mark.tsx'
import type { Frame } from '../plot/frame.ts'
import type { LegendEntry } from '../plot/legend.tsx'
import { numberAt } from '../plot/numbers.ts'
import { Plot } from '../plot/plot.tsx'
import { Marker, seriesClass } from '../plot/series.tsx'
import { px } from '../px.ts'
import { Label } from '../shapes.tsx'
import type { TableData } from '../table/data-table.tsx'
import type { RocCurveData, RocFigureProps, RocPoint } from './roc-data.ts'

/**
 * ROC curves, one for each cohort or model, on one square; told apart by dash and marker, named with their AUC beside it
 * (below, where the figure is narrow). Operating points are marks that can be read one by one. Where several patients share a score the
 * curve is slanted.
 */
export function RocFigure({ curves, width, words }: RocFigureProps) {
  const share = { domain: [0, 1], label: words.percent } as const
  return (
    <Plot
      class="roc"
      shape="square"
      width={width}
      words={words}
      nothing={curves.length === 0}
      x={{ ...share, title: words.falsePositiveRate }}
      y={{ ...share, title: words.sensitivity }}
      legend={entries(curves, words.chance)}
    >
      {(frame) => (
        <>
          <Diagonal frame={frame} />
          {curves.map((curve, index) => (
            <Curve key={curve.name} points={pointsOf(curve)} index={index} frame={frame} />
          ))}
          <RocPoints curves={curves} frame={frame} />
        </>
      )}
    </Plot>
  )
}

function entries(curves: readonly RocCurveData[], chance: string): readonly LegendEntry[] {
  const named = curves.map(({ name, detail, points = [] }, index): LegendEntry => {
    return { sample: points.length > 0 ? 'line-and-marker' : 'line', index, name, detail }
  })
  return [...named, { sample: 'diagonal', index: 0, tone: 'quiet', name: chance }]
}

function pointsOf({ falsePositiveRate, sensitivity }: RocCurveData): readonly CurvePoint[] {
  return Array.from({ length: falsePositiveRate.length }, (_, i) => i).flatMap((i) => {
    const [x, y] = [numberAt(falsePositiveRate, i), numberAt(sensitivity, i)]
    return x === undefined || y === undefined ? [] : [{ x, y }]
  })
}

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
function RocPoints(props: { readonly curves: readonly RocCurveData[]; readonly frame: Frame }) {
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

/** What the ROC figure shows: each curve's AUC, and its operating points under it. */
export function rocTable({ curves, words }: Pick<RocFigureProps, 'curves' | 'words'>): TableData {
  return {
    caption: words.label,
    columns: [words.curve, words.auc, words.cutoff, words.sensitivity, words.specificity],
    rows: curves.flatMap(({ name, detail = '', points = [] }) =>
      points.length === 0
        ? [[name, detail, '', '', '']]
        : points.map((point) => [
            name,
            detail,
            point.name,
            words.percent(point.sensitivity),
            words.percent(1 - point.falsePositiveRate),
          ]),
    ),
  }
}
