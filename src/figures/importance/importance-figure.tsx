import { FigureFrame } from '../figure-frame.tsx'
import { labelWidth } from '../label-fit.ts'
import { linearScale } from '../linear-scale.ts'
import { niceTicks } from '../nice-ticks.ts'
import { BottomAxis, bottomAxisHeight } from '../plot/axes.tsx'
import { EmptyFigure } from '../plot/empty.tsx'
import { alongX } from '../plot/ticks.ts'
import { wrapped } from '../plot/wrapped.ts'
import { px } from '../px.ts'
import { Unspoken } from '../unspoken.tsx'
import type { ImportanceBar, ImportanceFigureProps } from './importance-data.ts'

/** From here on names stand beside their bars; below, above them. */
const WIDE = 520
const BAR = 16
const LINE = 15
const EDGE = 14

/** How much each predictor adds, as bars from the largest down, with the figure at the end of each. */
export function ImportanceFigure({ bars, width, words }: ImportanceFigureProps) {
  if (bars.length === 0) {
    return <EmptyFigure class="importance" label={words.label} text={words.empty} width={width} />
  }
  const rows = laidOut(bars, width)
  const last = rows.at(-1)
  const left = width >= WIDE ? nameWidth(bars, width) + 12 : EDGE
  const figures = Math.max(...bars.map(({ value }) => labelWidth(words.number(value)))) + 10
  const area = { left, right: width - figures, top: 0, bottom: (last?.bottom ?? 0) + 8 }
  const ends = bars.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value])
  const domain = [Math.min(0, ...ends), Math.max(0, ...ends)] as const
  const x = linearScale(domain[0] === domain[1] ? [0, 1] : domain, [area.left, area.right])
  const ticks = niceTicks(...domain, Math.max(2, Math.floor((area.right - area.left) / 70)))
  return (
    <FigureFrame
      class="plot importance"
      label={words.label}
      width={width}
      height={area.bottom + bottomAxisHeight(area, words.importance) + 4}
    >
      <BottomAxis area={area} ticks={alongX(ticks, x, words.number)} title={words.importance} />
      <Unspoken class="series series-0">
        {rows.map(({ bar, names, nameY, barY }) => {
          const [from, to] = [Math.min(0, bar.value), Math.max(0, bar.value)]
          const beyond = Math.max(x(to), typeof bar.upper === 'number' ? x(bar.upper) : 0)
          return (
            <g key={bar.name}>
              {names.map((line, index) => (
                <text
                  key={line}
                  class="legend-name"
                  x={width >= WIDE ? px(left - 8) : 0}
                  y={px(nameY + LINE * index)}
                  text-anchor={width >= WIDE ? 'end' : 'start'}
                >
                  {line}
                </text>
              ))}
              <rect class="bar" x={px(x(from))} y={px(barY)} width={px(x(to) - x(from))} height={BAR} />
              {typeof bar.lower === 'number' && typeof bar.upper === 'number' && (
                <line
                  class="whisker strong"
                  x1={px(x(bar.lower))}
                  x2={px(x(bar.upper))}
                  y1={px(barY + BAR / 2)}
                  y2={px(barY + BAR / 2)}
                />
              )}
              <text class="counts" x={px(beyond + 6)} y={px(barY + BAR - 4)}>
                {words.number(bar.value)}
              </text>
            </g>
          )
        })}
        {rows.map(({ bar, barY }) => (
          <line
            key={bar.name}
            class="reference"
            x1={px(x(0))}
            x2={px(x(0))}
            y1={px(barY - 4)}
            y2={px(barY + BAR + 4)}
          />
        ))}
      </Unspoken>
    </FigureFrame>
  )
}

function nameWidth(bars: readonly ImportanceBar[], width: number): number {
  return Math.min(0.36 * width, Math.max(...bars.map(({ name }) => labelWidth(name))))
}

/** Each bar with the lines of its name and where both stand, from the largest down. */
function laidOut(bars: readonly ImportanceBar[], width: number) {
  const wide = width >= WIDE
  let y = 4
  return bars
    .toSorted((a, b) => b.value - a.value)
    .map((bar) => {
      const names = wrapped(bar.name, wide ? nameWidth(bars, width) : width)
      const high = LINE * names.length
      const top = y
      const barY = wide ? top + Math.max(0, (high - BAR) / 2) : top + high + 2
      const bottom = wide ? top + Math.max(high, BAR) : barY + BAR
      y = bottom + 10
      return { bar, names, barY, bottom, nameY: wide ? top + Math.max(0, (BAR - high) / 2) + 12 : top + 12 }
    })
}
