import { Curve } from '../plot/curve-mark.tsx'
import type { LegendEntry } from '../plot/legend.tsx'
import { Plot } from '../plot/plot.tsx'
import { type ImpactFigureProps, markedLines } from './decision-data.ts'

/** Clinical impact: of so many patients, how many are called high risk at each threshold, and how many of those have the outcome. */
export function ImpactFigure({ points, per, marked, width, words }: ImpactFigureProps) {
  const curves = [
    { name: words.highRisk, at: 'highRisk' },
    { name: words.withOutcome, at: 'highRiskWithOutcome' },
  ] as const
  return (
    <Plot
      class="impact"
      shape="wide"
      width={width}
      words={words}
      nothing={points.length === 0}
      x={{
        domain: [points[0]?.threshold ?? 0, points.at(-1)?.threshold ?? 1],
        title: words.threshold,
        label: words.percent,
      }}
      y={{ domain: [0, per], title: words.patients, label: words.count }}
      legend={curves.map(({ name }, index): LegendEntry => ({ sample: 'line', index, name }))}
      readOuts={points.map((point) => ({
        at: point.threshold,
        lines: [
          `${words.threshold} ${words.percent(point.threshold)}`,
          ...curves.map(({ name, at }) => `${name} ${words.count(point[at])}`),
        ],
      }))}
      marked={markedLines(marked)}
    >
      {(frame) =>
        curves.map(({ at }, index) => (
          <Curve
            key={at}
            points={points.map((point) => ({ x: point.threshold, y: point[at] }))}
            index={index}
            frame={frame}
          />
        ))
      }
    </Plot>
  )
}
