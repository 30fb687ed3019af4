import { Decorative } from '../decorative.tsx'
import { FigureFrame } from '../figure-frame.tsx'
import { labelWidth } from '../label-fit.ts'
import { linearScale } from '../linear-scale.ts'
import { niceTicks } from '../nice-ticks.ts'
import { BottomAxis, bottomAxisHeight } from '../plot/axes.tsx'
import { EmptyFigure } from '../plot/empty.tsx'
import type { PlotWords } from '../plot/frame.ts'
import { intervalText, type Limit, limitsOf } from '../plot/numbers.ts'
import { wrapped } from '../plot/wrapped.ts'
import { px } from '../px.ts'
import { Label, Lines, Stroke } from '../shapes.tsx'
import type { TableData } from '../table/data-table.tsx'

/** From here on names stand beside their bars; below, above them. */
const WIDE = 520
const BAR = 16
const LINE = 15
const EDGE = 14

/** How much each predictor adds, as bars from the largest down, with the figure at the end of each. */
export function ImportanceFigure({ bars, width, words }: ImportanceFigureProps) {
  if (bars.length === 0) {
    return <EmptyFigure class="importance" words={words} width={width} />
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
      <BottomAxis area={area} scale={x} ticks={ticks} label={words.number} title={words.importance} />
      <Decorative class="series series-0">
        {rows.map(({ bar, names, nameY, barY }) => {
          const [from, to] = [Math.min(0, bar.value), Math.max(0, bar.value)]
          const limits = limitsOf(bar, x)
          const middle = px(barY + BAR / 2)
          const beyond = Math.max(x(to), typeof bar.upper === 'number' ? x(bar.upper) : 0)
          return (
            <g key={bar.name}>
              <Lines
                lines={names}
                class="legend-name"
                x={width >= WIDE ? left - 8 : 0}
                y={nameY}
                step={LINE}
                anchor={width >= WIDE ? 'end' : undefined}
              />
              <rect class="bar" x={px(x(from))} y={px(barY)} width={px(x(to) - x(from))} height={BAR} />
              {limits !== undefined && <Stroke class="whisker strong" x={limits} y={middle} />}
              <Label class="counts" x={beyond + 6} y={barY + BAR - 4} text={words.number(bar.value)} />
            </g>
          )
        })}
        <path
          class="reference"
          d={rows.map(({ barY }) => `M${px(x(0))} ${px(barY - 4)}v${BAR + 8}`).join('')}
        />
      </Decorative>
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

/** Each predictor's importance, from the largest down. */
export function importanceTable({ bars, words }: Pick<ImportanceFigureProps, 'bars' | 'words'>): TableData {
  return {
    caption: words.label,
    columns: [words.predictor, words.importance],
    rows: bars
      .toSorted((a, b) => b.value - a.value)
      .map((bar) => [
        bar.name,
        `${words.number(bar.value)} ${intervalText(bar, words, words.number)}`.trimEnd(),
      ]),
  }
}

export interface ImportanceBar {
  readonly name: string
  readonly value: number
  readonly lower?: Limit
  readonly upper?: Limit
}

export interface ImportanceWords extends PlotWords {
  /** Title of the axis: what is measured, with its unit. */
  readonly importance: string
  readonly predictor: string
}

interface ImportanceFigureProps {
  /** In any order: drawn from the largest down. */
  readonly bars: readonly ImportanceBar[]
  readonly width: number
  readonly words: ImportanceWords
}
