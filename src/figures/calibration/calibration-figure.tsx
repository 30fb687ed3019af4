import { Curve, Diagonal } from '../plot/curve-mark.tsx'
import type { LegendEntry } from '../plot/legend.tsx'
import { Plot } from '../plot/plot.tsx'
import type { CalibrationFigureProps, CalibrationSeries, CalibrationWords } from './calibration-data.ts'
import { CalibrationGroups } from './calibration-groups.tsx'
import { HISTOGRAM_HEIGHT, OutcomeHistogramMarks } from './outcome-histogram-marks.tsx'

/**
 * Observed against predicted risk: the smooth curve with its band, groups with their intervals, the ideal diagonal, and under them who
 * was predicted what, by outcome. A second series lies over the first, dashed: before and after a recalibration.
 */
export function CalibrationFigure({ series, histogram, notes, width, words }: CalibrationFigureProps) {
  const share = { domain: [0, 1], label: words.percent } as const
  return (
    <Plot
      class="calibration"
      shape="square"
      width={width}
      words={words}
      nothing={series.every(({ points, groups = [] }) => points.length === 0 && groups.length === 0)}
      x={{ ...share, title: words.predicted }}
      y={{ ...share, title: words.observed }}
      legend={entries(series, words)}
      notes={notes}
      gap={histogram === undefined ? 0 : HISTOGRAM_HEIGHT}
    >
      {(frame) => (
        <>
          <Diagonal frame={frame} />
          {histogram !== undefined && (
            <OutcomeHistogramMarks histogram={histogram} words={words} frame={frame} />
          )}
          {series.map(({ name, points }, index) => (
            <Curve
              key={name}
              points={points.map((point) => ({ ...point, x: point.predicted, y: point.observed }))}
              index={index}
              frame={frame}
            />
          ))}
          {series.map((one, index) => (
            <CalibrationGroups
              key={one.name}
              series={one}
              index={index}
              of={series.length}
              frame={frame}
              words={words}
            />
          ))}
        </>
      )}
    </Plot>
  )
}

function entries(series: readonly CalibrationSeries[], words: CalibrationWords): readonly LegendEntry[] {
  const named = series.map(({ name, detail, points, groups = [] }, index): LegendEntry => {
    const sample = points.length > 0 && groups.length === 0 ? 'line' : 'line-and-marker'
    return { sample, index, name, detail }
  })
  return [...named, { sample: 'diagonal', index: 0, tone: 'quiet', name: words.ideal }]
}
