import { Decorative } from '../decorative.tsx'
import { ZeroLine } from '../plot/curve-mark.tsx'
import type { Frame, PlotWords } from '../plot/frame.ts'
import type { OutcomeHistogram } from '../plot/outcome-histogram.ts'
import { Plot } from '../plot/plot.tsx'
import { seriesClass } from '../plot/series.tsx'
import { px } from '../px.ts'
import type { TableData } from '../table/data-table.tsx'
import { type BarPair, histogramBars } from './histogram-bars.ts'

/**
 * How the score is spread in patients with the outcome (upwards) and without it (downwards), each as shares of its own group, so that
 * a rare outcome is not dwarfed; the cut-offs as lines through both.
 */
export function ScoreDistributionFigure(props: ScoreDistributionFigureProps) {
  const { histogram, cutoffs = [], width, words } = props
  const { from, to } = histogram
  const bars = histogramBars(histogram)
  const up = Math.max(0, ...bars.map(({ withOutcome }) => withOutcome.share))
  const down = Math.max(0, ...bars.map(({ without }) => without.share))
  return (
    <Plot
      class="score-distribution"
      shape="wide"
      width={width}
      words={words}
      nothing={!(up + down > 0)}
      x={{ domain: [from, to], title: words.score, label: words.number }}
      y={{
        domain: [-1.08 * down, up + 0.2 * Math.max(up, down)],
        title: words.share,
        label: (share) => words.percent(Math.abs(share)),
      }}
      legend={[
        { sample: 'bar', index: 0, tone: 'high', name: words.withOutcome },
        { sample: 'bar', index: 1, tone: 'low', name: words.without },
      ]}
      marked={cutoffs
        .filter(({ score }) => score >= from && score <= to)
        .map(({ score, label }) => ({ at: score, label }))}
    >
      {(frame) => (
        <>
          <Decorative>
            {bars.map((bar) => (
              <g key={bar.from}>
                <Bar bar={bar} group="withOutcome" frame={frame} words={words} />
                <Bar bar={bar} group="without" frame={frame} words={words} />
              </g>
            ))}
          </Decorative>
          <ZeroLine frame={frame} />
        </>
      )}
    </Plot>
  )
}

function Bar(props: {
  readonly bar: BarPair
  readonly group: 'withOutcome' | 'without'
  readonly frame: Frame
  readonly words: ScoreDistributionWords
}) {
  const { bar, group, words } = props
  const { x, y } = props.frame
  const { count, share } = bar[group]
  const [top, bottom] = group === 'withOutcome' ? [y(share), y(0)] : [y(0), y(-share)]
  return (
    <g class={seriesClass(0, group === 'withOutcome' ? 'high' : 'low')}>
      <rect
        class={group === 'withOutcome' ? 'bar' : 'bar light'}
        x={px(x(bar.from) + 0.5)}
        y={px(top)}
        width={px(Math.max(1, x(bar.to) - x(bar.from) - 1))}
        height={px(bottom - top)}
      >
        <title>{words.bar(words[group], bar.from, bar.to, count, share)}</title>
      </rect>
    </g>
  )
}

/** Patients in each bin of the score, with the outcome and without it. */
export function scoreDistributionTable({
  histogram,
  words,
}: Pick<ScoreDistributionFigureProps, 'histogram' | 'words'>): TableData {
  const bars = histogramBars(histogram)
  const cell = ({ count, share }: (typeof bars)[number]['without']) =>
    `${words.count(count)} (${words.percent(share)})`
  return {
    caption: words.label,
    columns: [words.score, words.withOutcome, words.without],
    rows: bars.map((bar, index) => [
      words.range(bar.from, bar.to, index === bars.length - 1),
      cell(bar.withOutcome),
      cell(bar.without),
    ]),
  }
}

export interface ScoreDistributionWords extends PlotWords {
  /** Title of the axis with its unit: "Points". */
  readonly score: string
  /** Title of the upright axis: "Share of its group". */
  readonly share: string
  readonly withOutcome: string
  readonly without: string
  /** Bounds of a bin: "150 to under 160". */
  readonly range: (from: number, to: number, last: boolean) => string
  /** A sentence on one bar: its accessible name. */
  readonly bar: (group: string, from: number, to: number, count: number, share: number) => string
}

export interface ScoreDistributionFigureProps {
  readonly histogram: OutcomeHistogram
  readonly cutoffs?: readonly { readonly score: number; readonly label: string }[]
  readonly width: number
  readonly words: ScoreDistributionWords
}
