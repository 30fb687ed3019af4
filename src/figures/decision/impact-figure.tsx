import { FigureFrame } from '../figure-frame.tsx'
import { linearScale } from '../linear-scale.ts'
import { niceTicks } from '../nice-ticks.ts'
import { wideArea } from '../plot/area.ts'
import { BottomAxis, bottomAxisHeight, LeftAxis } from '../plot/axes.tsx'
import { EmptyFigure } from '../plot/empty.tsx'
import { Legend, type LegendEntry, legendLayout } from '../plot/legend.tsx'
import { MarkedLines } from '../plot/marked-lines.tsx'
import { linePath } from '../plot/path.ts'
import { dashOf, seriesClass } from '../plot/series.tsx'
import { Strips } from '../plot/strips.tsx'
import { alongX, alongY } from '../plot/ticks.ts'
import { Unspoken } from '../unspoken.tsx'
import type { ImpactFigureProps } from './decision-data.ts'

/** Clinical impact: of so many patients, how many are called high risk at each threshold, and how many of those have the outcome. */
export function ImpactFigure({ points, per, marked, width, words }: ImpactFigureProps) {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) {
    return <EmptyFigure class="impact" label={words.label} text={words.empty} width={width} />
  }
  const entries: readonly LegendEntry[] = [words.highRisk, words.withOutcome].map((name, index) => {
    return { sample: 'line', index, name }
  })
  const yTicks = niceTicks(0, per, 5)
  const legend = legendLayout(entries, width)
  const area = wideArea(width, yTicks.map(words.count), legend.height + 12)
  const x = linearScale([first.threshold, last.threshold], [area.left, area.right])
  const y = linearScale([0, per], [area.bottom, area.top])
  const xTicks = niceTicks(first.threshold, last.threshold, width < 500 ? 5 : 10)
  const curve = (index: number, value: (point: (typeof points)[number]) => number) => (
    <g class={seriesClass(index)}>
      <path
        class="curve"
        d={linePath(points.map((point) => ({ x: x(point.threshold), y: y(value(point)) })))}
        stroke-dasharray={dashOf(index)}
      />
    </g>
  )
  return (
    <FigureFrame
      class="plot impact"
      label={words.label}
      width={width}
      height={area.bottom + bottomAxisHeight(area, words.threshold) + 4}
    >
      <Legend layout={legend} x={0} y={0} />
      <LeftAxis area={area} ticks={alongY(yTicks, y, words.count)} title={words.patients} />
      <BottomAxis area={area} ticks={alongX(xTicks, x, words.percent)} title={words.threshold} />
      <Strips
        area={area}
        stops={points.map(({ threshold, highRisk, highRiskWithOutcome }) => ({
          x: x(threshold),
          lines: [
            `${words.threshold} ${words.percent(threshold)}`,
            `${words.highRisk} ${words.count(highRisk)}`,
            `${words.withOutcome} ${words.count(highRiskWithOutcome)}`,
          ],
        }))}
      />
      <Unspoken>
        {curve(0, ({ highRisk }) => highRisk)}
        {curve(1, ({ highRiskWithOutcome }) => highRiskWithOutcome)}
      </Unspoken>
      {marked !== undefined && (
        <MarkedLines lines={[{ x: x(marked.threshold), label: marked.label }]} area={area} />
      )}
    </FigureFrame>
  )
}
