import { FigureFrame } from '../figure-frame.tsx'
import { linearScale } from '../linear-scale.ts'
import { squareArea } from '../plot/area.ts'
import { BottomAxis, bottomAxisHeight, LeftAxis } from '../plot/axes.tsx'
import { EmptyFigure } from '../plot/empty.tsx'
import { Legend, type LegendEntry, legendLayout } from '../plot/legend.tsx'
import { numberAt } from '../plot/numbers.ts'
import { linePath, type Place } from '../plot/path.ts'
import { dashOf, seriesClass } from '../plot/series.tsx'
import { alongX, alongY, shareTicks } from '../plot/ticks.ts'
import { px } from '../px.ts'
import { Unspoken } from '../unspoken.tsx'
import type { RocCurveData, RocFigureProps } from './roc-data.ts'
import { RocPoints } from './roc-points.tsx'

/**
 * ROC curves, one for each cohort or model, on one square; told apart by dash and marker, named with their AUC beside it
 * (below, where the figure is narrow). Operating points are marks that can be read one by one. Ties are slants, as they are.
 */
export function RocFigure({ curves, width, words }: RocFigureProps) {
  if (curves.length === 0) {
    return <EmptyFigure class="roc" label={words.label} text={words.empty} width={width} />
  }
  const { area, panel } = squareArea(width, shareTicks(0).map(words.percent))
  const x = linearScale([0, 1], [area.left, area.right])
  const y = linearScale([0, 1], [area.bottom, area.top])
  const ticks = shareTicks(area.right - area.left)
  const legend = legendLayout(
    entries(curves, words.chance),
    panel?.width ?? width,
    panel === undefined ? 'rows' : 'column',
  )
  const foot = area.bottom + bottomAxisHeight(area, words.falsePositiveRate)
  const legendY = panel === undefined ? foot + 16 : area.top
  return (
    <FigureFrame
      class="plot roc"
      label={words.label}
      width={width}
      height={Math.max(foot, legendY + legend.height) + 4}
    >
      <LeftAxis area={area} ticks={alongY(ticks, y, words.percent)} title={words.sensitivity} />
      <BottomAxis area={area} ticks={alongX(ticks, x, words.percent)} title={words.falsePositiveRate} />
      <Unspoken>
        <line class="diagonal" x1={px(x(0))} y1={px(y(0))} x2={px(x(1))} y2={px(y(1))} />
        {curves.map((curve, index) => (
          <g key={curve.name} class={seriesClass(index)}>
            <path class="curve" d={linePath(places(curve, x, y))} stroke-dasharray={dashOf(index)} />
          </g>
        ))}
      </Unspoken>
      <Legend layout={legend} x={panel?.x ?? 0} y={legendY} />
      <RocPoints curves={curves} area={area} x={x} y={y} />
    </FigureFrame>
  )
}

function entries(curves: readonly RocCurveData[], chance: string): readonly LegendEntry[] {
  const named = curves.map(({ name, detail, points = [] }, index): LegendEntry => {
    return { sample: points.length > 0 ? 'line-and-marker' : 'line', index, name, detail }
  })
  return [...named, { sample: 'diagonal', index: 0, tone: 'quiet', name: chance }]
}

function places(
  { falsePositiveRate, sensitivity }: RocCurveData,
  x: (share: number) => number,
  y: (share: number) => number,
): readonly Place[] {
  const length = Math.min(falsePositiveRate.length, sensitivity.length)
  return Array.from({ length }, (_, i) => i).flatMap((i) => {
    const [across, up] = [numberAt(falsePositiveRate, i), numberAt(sensitivity, i)]
    return across === undefined || up === undefined ? [] : [{ x: x(across), y: y(up) }]
  })
}
