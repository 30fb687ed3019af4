import type { Estimate } from '../../stats/interval.ts'
import { Decorative } from '../decorative.tsx'
import { FigureFrame } from '../figure-frame.tsx'
import { labelWidth } from '../label-fit.ts'
import { logScale, logTicks } from '../log-scale.ts'
import { BottomAxis, bottomAxisHeight } from '../plot/axes.tsx'
import { EmptyFigure } from '../plot/empty.tsx'
import { px } from '../px.ts'
import { Label } from '../shapes.tsx'
import type { ForestFigureProps, ForestRow } from './forest-data.ts'
import { type ForestLayout, forestLayout } from './forest-layout.ts'
import { ForestMark } from './forest-mark.tsx'
import { ForestWordsOf } from './forest-row.tsx'

/** No axis reaches further: an interval that does gets an arrow, and its figures stand beside it. */
const FURTHEST = 64

/**
 * Ratios with their intervals on a logarithmic axis: all patients as a diamond, subgroups as squares, each with its figures in words,
 * and on the head over subgroups the test that they do not differ.
 */
export function ForestFigure({ rows, width, words }: ForestFigureProps) {
  if (rows.length === 0) {
    return <EmptyFigure class="forest" words={words} width={width} />
  }
  const layout = forestLayout(rows, width, 4)
  const { left, right, bottom } = layout
  const area = { left, right, top: 0, bottom }
  const domain = domainOf(rows)
  const x = logScale(domain, [left, right])
  const sidesFit = labelWidth(words.below) + labelWidth(words.above) + 24 <= right - left
  const foot = bottom + bottomAxisHeight(area, words.ratio)
  return (
    <FigureFrame
      class="plot forest"
      label={words.label}
      width={width}
      height={foot + (sidesFit ? 20 : 36) + 4}
    >
      <Decorative>
        <path class="reference" d={referencePath(layout, x(1))} />
      </Decorative>
      <BottomAxis
        area={area}
        scale={x}
        ticks={ordered(logTicks(...domain))}
        label={words.number}
        title={words.ratio}
      />
      {layout.rows.map((placed) => (
        <g key={`${placed.row.name} ${placed.top}`}>
          <ForestWordsOf placed={placed} layout={layout} />
          {placed.markY !== undefined && placed.row.estimate != null && (
            <ForestMark
              row={placed.row}
              estimate={placed.row.estimate}
              x={x}
              y={placed.markY}
              bounds={[left, right]}
            />
          )}
        </g>
      ))}
      <Decorative>
        <Label class="zone-name" x={left} y={foot + 16} text={words.below} />
        <Label class="zone-name" x={right} y={foot + (sidesFit ? 16 : 32)} anchor="end" text={words.above} />
      </Decorative>
    </FigureFrame>
  )
}

/** The line of no effect: through all rows, or, where words stand over the drawing, at the marks alone. */
function referencePath({ wide, rows, bottom }: ForestLayout, x: number): string {
  if (wide) return `M${px(x)} 0V${px(bottom)}`
  return rows.flatMap(({ markY }) => (markY === undefined ? [] : [`M${px(x)} ${px(markY - 11)}v22`])).join('')
}

/** Wide enough for every interval and for 1, with some room, both ways at least from one half to two. */
function domainOf(rows: readonly ForestRow[]): readonly [number, number] {
  const limits = rows.flatMap(({ estimate }) => (estimate == null ? [] : ends(estimate)))
  const held = limits.map((value) => Math.min(FURTHEST, Math.max(1 / FURTHEST, value)))
  return [Math.min(0.5, ...held) / 1.1, Math.max(2, ...held) * 1.1]
}

function ends({ estimate, lower, upper }: Estimate): readonly number[] {
  return [estimate, lower, upper].filter((value) => value > 0 && Number.isFinite(value))
}

/** 1 first, then the powers of ten: where labels would touch, the later in the list gives way. */
function ordered(ticks: readonly number[]): readonly number[] {
  const weight = (tick: number) => (tick === 1 ? 0 : Number.isInteger(Math.log10(tick)) ? 1 : 2)
  return ticks.toSorted((a, b) => weight(a) - weight(b))
}
