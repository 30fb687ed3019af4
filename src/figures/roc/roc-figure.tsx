import { Curve, type CurvePoint, Diagonal } from '../plot/curve-mark.tsx'
import type { LegendEntry } from '../plot/legend.tsx'
import { numberAt } from '../plot/numbers.ts'
import { Plot } from '../plot/plot.tsx'
import type { RocCurveData, RocFigureProps } from './roc-data.ts'
import { RocPoints } from './roc-points.tsx'

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
