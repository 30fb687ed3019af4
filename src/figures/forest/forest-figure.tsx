import type { Estimate } from '../../stats/interval.ts'
import { Decorative } from '../decorative.tsx'
import { FigureFrame } from '../figure-frame.tsx'
import { FocusableMark, hitAreaAround } from '../focusable-mark.tsx'
import { labelWidth } from '../label-fit.ts'
import type { Scale } from '../linear-scale.ts'
import { logScale, logTicks } from '../log-scale.ts'
import { BottomAxis, bottomAxisHeight } from '../plot/axes.tsx'
import { EmptyFigure } from '../plot/empty.tsx'
import { px } from '../px.ts'
import { Label, Lines, Stroke } from '../shapes.tsx'
import type { TableData } from '../table/data-table.tsx'
import type { ForestFigureProps, ForestRow } from './forest-data.ts'
import { type ForestLayout, forestLayout, type PlacedRow } from './forest-layout.ts'

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

/** One ratio with its interval: a diamond over all patients, a square in a subgroup, an arrow where the interval leaves the axis. */
function ForestMark(props: {
  readonly row: ForestRow
  readonly estimate: Estimate
  readonly x: Scale
  readonly y: number
  readonly bounds: readonly [number, number]
}) {
  const { row, estimate, x, y, bounds } = props
  const [left, right] = bounds
  const place = (value: number) =>
    value > 0 ? Math.min(right, Math.max(left, value === Number.POSITIVE_INFINITY ? right : x(value))) : left
  const [at, from, to] = [place(estimate.estimate), place(estimate.lower), place(estimate.upper)]
  const label = [row.name, row.counts, row.text].filter((text) => text !== undefined).join(', ')
  return (
    <FocusableMark
      class="ratio series series-0"
      label={label}
      hit={{ ...hitAreaAround(at, y), x: Math.min(from, at - 12), width: Math.max(24, to - from) }}
    >
      <Stroke class="whisker strong" x={[from, to]} y={y} />
      {!(estimate.lower > 0 && x(estimate.lower) >= left) && (
        <path class="arrow" d={`M${px(left + 7)} ${px(y - 5)}l-7 5l7 5`} />
      )}
      {!(x(estimate.upper) <= right) && <path class="arrow" d={`M${px(right - 7)} ${px(y - 5)}l7 5l-7 5`} />}
      {row.kind === 'all' ? (
        <path class="point-mark" d={`M${px(at)} ${px(y - 8)}l8 8l-8 8l-8 -8Z`} />
      ) : (
        <rect class="point-mark" x={px(at - 5)} y={px(y - 5)} width="10" height="10" />
      )}
    </FocusableMark>
  )
}

const LINE = 16

/** The words of one row: in columns where the figure is wide, one under the other where it is not. */
function ForestWordsOf(props: { readonly placed: PlacedRow; readonly layout: ForestLayout }) {
  const { row, top, name, counts, text } = props.placed
  const { wide, countsX, textX } = props.layout
  const countsY = top + 15 + (wide ? 0 : LINE * name.length)
  const textY = countsY + (wide ? 0 : LINE * counts.length)
  const isSubgroup = row.kind === 'subgroup'
  return (
    <Decorative>
      <Lines
        lines={name}
        class={isSubgroup ? 'counts' : 'legend-name strong'}
        x={wide && isSubgroup ? 12 : 0}
        y={top + 15}
      />
      <Lines lines={counts} class={wide ? 'counts' : 'legend-detail'} x={countsX} y={countsY} />
      <Lines lines={text} class={row.kind === 'head' ? 'legend-detail' : 'counts'} x={textX} y={textY} />
    </Decorative>
  )
}

/** Each row as it is read, the test of a head's subgroups in a column of its own. */
export function forestTable({ rows, words }: Pick<ForestFigureProps, 'rows' | 'words'>): TableData {
  return {
    caption: words.label,
    columns: [words.subgroup, words.counts, words.ratio, words.interaction],
    rows: rows.map(({ name, counts = '', text = '', interaction = '' }) => [name, counts, text, interaction]),
  }
}
