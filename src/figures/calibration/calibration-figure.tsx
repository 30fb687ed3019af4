import { Decorative } from '../decorative.tsx'
import { FocusableMark, hitAreaAround } from '../focusable-mark.tsx'
import { labelWidth } from '../label-fit.ts'
import type { Area } from '../plot/area.ts'
import { Curve, Diagonal } from '../plot/curve-mark.tsx'
import type { Frame } from '../plot/frame.ts'
import type { LegendEntry } from '../plot/legend.tsx'
import { intervalText, limitsOf } from '../plot/numbers.ts'
import type { OutcomeHistogram } from '../plot/outcome-histogram.ts'
import { Plot } from '../plot/plot.tsx'
import { Marker, seriesClass } from '../plot/series.tsx'
import { px } from '../px.ts'
import { Label, Stroke } from '../shapes.tsx'
import type { TableData } from '../table/data-table.tsx'
import type { CalibrationFigureProps, CalibrationSeries, CalibrationWords } from './calibration-data.ts'

/**
 * Observed against predicted risk: the smooth curve with its band, groups with their intervals, the ideal diagonal, and under them who
 * was predicted what, by outcome. A second series lies over the first, dashed: before and after a recalibration.
 */
export function CalibrationFigure({ series, histogram, width, words }: CalibrationFigureProps) {
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
  const named = series.map(({ name, points, groups = [] }, index): LegendEntry => {
    const sample = points.length > 0 && groups.length === 0 ? 'line' : 'line-and-marker'
    return { sample, index, name }
  })
  return [...named, { sample: 'diagonal', index: 0, tone: 'quiet', name: words.ideal }]
}

/** How far groups of two series that share a prediction stand apart. */
const ASIDE = 5

/** Each group's observed share with its interval, at its mean prediction; read one by one. */
function CalibrationGroups(props: {
  readonly series: CalibrationSeries
  readonly index: number
  readonly of: number
  readonly frame: Frame
  readonly words: CalibrationWords
}) {
  const { series, index, words } = props
  const { x, y } = props.frame
  const aside = props.of > 1 ? (index - (props.of - 1) / 2) * ASIDE : 0
  return (
    <g class={seriesClass(index)}>
      {(series.groups ?? []).map((group) => {
        const label = words.group(series.name, group)
        const [across, up] = [x(group.predicted) + aside, y(group.observed)]
        const limits = limitsOf(group, y)
        return (
          <FocusableMark key={label} class="group" label={label} hit={hitAreaAround(across, up)}>
            {limits !== undefined && <Stroke class="whisker" x={across} y={limits} />}
            <Marker index={index} x={across} y={up} size={4} />
          </FocusableMark>
        )
      })}
    </g>
  )
}

/** The strip under the square: spikes up with the outcome, down without it. */
const HISTOGRAM_HEIGHT = 78
const REACH = 30
const GAP = 6

/** Who was predicted what: a spike for each bin of predictions, up for patients with the outcome and down for those without; none is too short to be seen. */
function OutcomeHistogramMarks(props: {
  readonly histogram: OutcomeHistogram
  readonly words: CalibrationWords
  readonly frame: Frame
}) {
  const { histogram, words, frame } = props
  const { area, x } = frame
  const { from, to, withOutcome, without } = histogram
  const middle = area.bottom + GAP + 4 + REACH
  const most = Math.max(1, ...withOutcome, ...without)
  const bins = Math.max(withOutcome.length, without.length)
  const step = (to - from) / Math.max(1, bins)
  const thick = Math.max(1, Math.min(6, (area.right - area.left) * step * 0.7))
  const spikes = (counts: readonly number[], direction: 1 | -1) =>
    counts
      .map((count, bin) => ({ count, at: x(from + step * (bin + 0.5)) }))
      .filter(({ count }) => count > 0)
      .map(
        ({ count, at }) =>
          `M${px(at)} ${px(middle)}v${px(-direction * Math.max(1.5, (REACH * count) / most))}`,
      )
      .join('')
  return (
    <Decorative class="spikes">
      <path class="spike with" d={spikes(withOutcome, 1)} stroke-width={px(thick)} />
      <path class="spike without" d={spikes(without, -1)} stroke-width={px(thick)} />
      <Stroke class="spike-base" x={[area.left, area.right]} y={middle} />
      <SpikeName text={words.withOutcome} area={area} y={middle - REACH + 10} />
      <SpikeName text={words.without} area={area} y={middle + REACH - 2} />
    </Decorative>
  )
}

function SpikeName({ text, area, y }: { readonly text: string; readonly area: Area; readonly y: number }) {
  // At the end of high predictions, where fewer patients lie.
  const fits = labelWidth(text) < area.right - area.left
  return fits ? <Label class="tick-label" x={area.right} y={y} anchor="end" text={text} /> : null
}

/** The groups of each series: mean prediction, patients, events, observed share and its interval. */
export function calibrationTable({
  series,
  words,
}: Pick<CalibrationFigureProps, 'series' | 'words'>): TableData {
  return {
    caption: words.label,
    columns: [
      words.series,
      words.predicted,
      words.patients,
      words.events,
      words.observed,
      words.intervalHead,
    ],
    rows: series.flatMap(({ name, groups = [] }) =>
      groups.map((group) => [
        name,
        words.percent(group.predicted),
        words.count(group.n),
        words.count(group.events),
        words.percent(group.observed),
        intervalText(group, words, words.percent),
      ]),
    ),
  }
}
