import { FigureFrame } from '../figure-frame.tsx'
import { linearScale } from '../linear-scale.ts'
import { squareArea } from '../plot/area.ts'
import { BottomAxis, bottomAxisHeight, LeftAxis } from '../plot/axes.tsx'
import { EmptyFigure } from '../plot/empty.tsx'
import { Legend, type LegendEntry, legendLayout } from '../plot/legend.tsx'
import { Notes, noteLines, notesHeight } from '../plot/notes.tsx'
import { alongX, alongY, shareTicks } from '../plot/ticks.ts'
import { px } from '../px.ts'
import { Unspoken } from '../unspoken.tsx'
import type { CalibrationFigureProps, CalibrationSeries, CalibrationWords } from './calibration-data.ts'
import { CalibrationGroups } from './calibration-groups.tsx'
import { CalibrationLine } from './calibration-line.tsx'
import { SPIKES_HEIGHT, Spikes } from './spikes.tsx'

/**
 * Observed against predicted risk: the smooth curve with its band, groups with their intervals, the ideal diagonal, and under them who
 * was predicted what, by outcome. A second series lies over the first, dashed: before and after a recalibration.
 */
export function CalibrationFigure(props: CalibrationFigureProps) {
  const { series, histogram, notes = [], width, words } = props
  const nothing = series.every(({ points, groups = [] }) => points.length === 0 && groups.length === 0)
  if (nothing) return <EmptyFigure class="calibration" label={words.label} text={words.empty} width={width} />
  const { area, panel } = squareArea(width, shareTicks(0).map(words.percent))
  const x = linearScale([0, 1], [area.left, area.right])
  const y = linearScale([0, 1], [area.bottom, area.top])
  const ticks = shareTicks(area.right - area.left)
  const axisY = histogram === undefined ? area.bottom : area.bottom + SPIKES_HEIGHT
  const legend = legendLayout(
    entries(series, words),
    panel?.width ?? width,
    panel === undefined ? 'rows' : 'column',
  )
  const lines = noteLines(notes, panel?.width ?? width)
  const foot = axisY + bottomAxisHeight(area, words.predicted)
  const legendY = panel === undefined ? foot + 16 : area.top
  const notesY = legendY + legend.height + 14
  return (
    <FigureFrame
      class="plot calibration"
      label={words.label}
      width={width}
      height={Math.max(foot, notesY + notesHeight(lines)) + 4}
    >
      <LeftAxis area={area} ticks={alongY(ticks, y, words.percent)} title={words.observed} />
      <BottomAxis area={area} y={axisY} ticks={alongX(ticks, x, words.percent)} title={words.predicted} />
      <Unspoken>
        <line class="diagonal" x1={px(x(0))} y1={px(y(0))} x2={px(x(1))} y2={px(y(1))} />
        {histogram !== undefined && <Spikes histogram={histogram} words={words} area={area} x={x} />}
      </Unspoken>
      {series.map((one, index) => (
        <CalibrationLine key={one.name} series={one} index={index} area={area} x={x} y={y} />
      ))}
      {series.map((one, index) => (
        <CalibrationGroups
          key={one.name}
          series={one}
          index={index}
          of={series.length}
          x={x}
          y={y}
          words={words}
        />
      ))}
      <Legend layout={legend} x={panel?.x ?? 0} y={legendY} />
      <Notes lines={lines} x={panel?.x ?? 0} y={notesY} />
    </FigureFrame>
  )
}

function entries(series: readonly CalibrationSeries[], words: CalibrationWords): readonly LegendEntry[] {
  const named = series.map(({ name, detail, points, groups = [] }, index): LegendEntry => {
    const sample = points.length > 0 && groups.length === 0 ? 'line' : 'line-and-marker'
    return { sample, index, name, detail }
  })
  return [...named, { sample: 'diagonal', index: 0, tone: 'quiet', name: words.ideal }]
}
