import { FigureFrame } from '../figure-frame.tsx'
import { linearScale } from '../linear-scale.ts'
import { niceTicks } from '../nice-ticks.ts'
import { wideArea } from '../plot/area.ts'
import { BottomAxis, bottomAxisHeight, LeftAxis } from '../plot/axes.tsx'
import { EmptyFigure } from '../plot/empty.tsx'
import { Legend, type LegendEntry, legendLayout } from '../plot/legend.tsx'
import { MarkedLines } from '../plot/marked-lines.tsx'
import { alongX, alongY } from '../plot/ticks.ts'
import { px } from '../px.ts'
import { Unspoken } from '../unspoken.tsx'
import { histogramBars } from './histogram-bars.ts'
import type { ScoreDistributionFigureProps } from './score-distribution-data.ts'

/**
 * How the score is spread in patients with the outcome (upwards) and without it (downwards), each as shares of its own group, so that
 * a rare outcome is not dwarfed; the cut-offs as lines through both.
 */
export function ScoreDistributionFigure(props: ScoreDistributionFigureProps) {
  const { histogram, cutoffs = [], width, words } = props
  const bars = histogramBars(histogram)
  const up = Math.max(0, ...bars.map(({ withOutcome }) => withOutcome.share))
  const down = Math.max(0, ...bars.map(({ without }) => without.share))
  if (!(up + down > 0)) {
    return <EmptyFigure class="score-distribution" label={words.label} text={words.empty} width={width} />
  }
  const entries: readonly LegendEntry[] = [
    { sample: 'bar', index: 0, tone: 'high', name: words.withOutcome },
    { sample: 'bar', index: 1, tone: 'low', name: words.without },
  ]
  const legend = legendLayout(entries, width)
  const domain = [-1.08 * down, up + 0.2 * Math.max(up, down)] as const
  const shares = niceTicks(...domain, 6)
  const label = (share: number) => words.percent(Math.abs(share))
  const area = wideArea(width, shares.map(label), legend.height + 12)
  const { from, to } = histogram
  const x = linearScale([from, to], [area.left, area.right])
  const y = linearScale(domain, [area.bottom, area.top])
  const ticks = niceTicks(from, to, Math.max(3, Math.floor((area.right - area.left) / 60)))
  return (
    <FigureFrame
      class="plot score-distribution"
      label={words.label}
      width={width}
      height={area.bottom + bottomAxisHeight(area, words.score) + 4}
    >
      <Legend layout={legend} x={0} y={0} />
      <LeftAxis area={area} ticks={alongY(shares, y, label)} title={words.share} />
      <BottomAxis area={area} ticks={alongX(ticks, x, words.number)} title={words.score} />
      <Unspoken>
        {bars.map((bar) => {
          const [left, wide] = [x(bar.from) + 0.5, Math.max(1, x(bar.to) - x(bar.from) - 1)]
          const title = (group: string, { count, share }: typeof bar.without) =>
            words.bar(group, bar.from, bar.to, count, share)
          return (
            <g key={bar.from}>
              <g class="series series-high">
                <rect
                  class="bar"
                  x={px(left)}
                  y={px(y(bar.withOutcome.share))}
                  width={px(wide)}
                  height={px(y(0) - y(bar.withOutcome.share))}
                >
                  <title>{title(words.withOutcome, bar.withOutcome)}</title>
                </rect>
              </g>
              <g class="series series-low">
                <rect
                  class="bar light"
                  x={px(left)}
                  y={px(y(0))}
                  width={px(wide)}
                  height={px(y(-bar.without.share) - y(0))}
                >
                  <title>{title(words.without, bar.without)}</title>
                </rect>
              </g>
            </g>
          )
        })}
        <line class="reference" x1={px(area.left)} x2={px(area.right)} y1={px(y(0))} y2={px(y(0))} />
      </Unspoken>
      <MarkedLines
        lines={cutoffs
          .filter(({ score }) => score >= from && score <= to)
          .map(({ score, label }) => ({ x: x(score), label }))}
        area={area}
      />
    </FigureFrame>
  )
}
