import type { ComponentChildren } from 'preact'
import { Decorative } from '../decorative.tsx'
import { FigureFrame } from '../figure-frame.tsx'
import { labelWidth } from '../label-fit.ts'
import { linearScale } from '../linear-scale.ts'
import { px } from '../px.ts'
import { Label, Stroke } from '../shapes.tsx'
import { type Area, plotArea, type Shape } from './area.ts'
import { BottomAxis, bottomAxisHeight, LeftAxis } from './axes.tsx'
import { EmptyFigure } from './empty.tsx'
import { type Frame, type PlotAxis, type PlotWords, ticksOf } from './frame.ts'
import { Legend, type LegendEntry, legendLayout } from './legend.tsx'

/** What stands under the axis of a plot, such as counts under its ticks; `y` is its upper edge. */
interface Foot {
  readonly height: number
  readonly draw: (frame: Frame, y: number, ticks: readonly number[]) => ComponentChildren
}

/**
 * A plot in two dimensions: axes, legend and notes are laid out here for a width in px, so that a figure is its marks and its words.
 * Square with the legend beside it (below, where the figure is narrow), or wide with the legend above.
 */
export function Plot(props: {
  readonly class: string
  readonly shape: Shape
  readonly width: number
  readonly words: PlotWords
  /** There is nothing to draw. */
  readonly nothing: boolean
  readonly x: PlotAxis
  readonly y: PlotAxis
  readonly legend: readonly LegendEntry[]
  /** Key figures under the legend, a line each. */
  readonly notes?: readonly string[] | undefined
  /** What stands over a place of the level axis, told to a pointer. */
  readonly readOuts?: readonly { readonly at: number; readonly lines: readonly string[] }[]
  /** Named upright lines. */
  readonly marked?: readonly { readonly at: number; readonly label: string }[]
  /** Room in px between the area and its level axis, and at either side of the area. */
  readonly gap?: number
  readonly margin?: number
  readonly foot?: Foot
  readonly children: (frame: Frame) => ComponentChildren
}) {
  const { shape, width, words, gap = 0, foot, marked = [] } = props
  if (props.nothing) return <EmptyFigure class={props.class} words={words} width={width} />
  const legendFor = (room: number, flow: 'rows' | 'column') =>
    legendLayout(props.legend, props.notes ?? [], room, flow)
  const above = shape === 'wide' ? legendFor(width, 'rows') : undefined
  const labels = ticksOf(props.y, 0).map(props.y.label)
  const { area, panel } = plotArea(shape, { width, labels, offset: above?.height, margin: props.margin })
  const frame: Frame = {
    area,
    x: linearScale(props.x.domain, [area.left, area.right]),
    y: linearScale(props.y.domain, [area.bottom, area.top]),
  }
  const ticks = ticksOf(props.x, area.right - area.left)
  const axisY = area.bottom + gap
  const bottom = axisY + bottomAxisHeight(area, props.x.title)
  const legend = above ?? legendFor(panel?.width ?? width, panel === undefined ? 'rows' : 'column')
  const legendY = above !== undefined ? 0 : panel === undefined ? bottom + 16 : area.top
  const footY = bottom + 14
  const end = Math.max(foot === undefined ? bottom : footY + foot.height, legendY + legend.height)
  const key = <Legend layout={legend} x={panel?.x ?? 0} y={legendY} />
  const yTicks = ticksOf(props.y, area.bottom - area.top)
  return (
    <FigureFrame class={`plot ${props.class}`} label={words.label} width={width} height={end + 4}>
      {above !== undefined && key}
      <LeftAxis {...props.y} area={area} scale={frame.y} ticks={yTicks} />
      <BottomAxis {...props.x} area={area} scale={frame.x} ticks={ticks} y={axisY} />
      {props.readOuts !== undefined && (
        <TooltipAreas
          area={area}
          stops={props.readOuts.map(({ at, lines }) => ({ x: frame.x(at), lines }))}
        />
      )}
      {props.children(frame)}
      <MarkedLines area={area} lines={marked.map(({ at, label }) => ({ x: frame.x(at), label }))} />
      {above === undefined && key}
      {foot?.draw(frame, footY, ticks)}
    </FigureFrame>
  )
}

const ASIDE = 5
const LINE = 16

/** Upright lines through an area, each named beside it: cut-offs, a published threshold. Names that would touch stand one below the other. */
function MarkedLines(props: {
  readonly lines: readonly { readonly x: number; readonly label: string }[]
  readonly area: Area
}) {
  const { lines, area } = props
  return (
    <Decorative>
      {lines.map(({ x, label }) => (
        <Stroke key={label} class="cutoff" x={x} y={[area.top, area.bottom]} />
      ))}
      {named(props).map(({ x, label, end, row }) => (
        <Label
          key={label}
          class="cutoff-label"
          x={end ? x - ASIDE : x + ASIDE}
          y={area.top + 12 + LINE * row}
          anchor={end ? 'end' : 'start'}
          text={label}
        />
      ))}
    </Decorative>
  )
}

/** Of several the first is named at its left, the others at their right, as far as the area reaches. */
function named({ lines, area }: Parameters<typeof MarkedLines>[0]) {
  return lines
    .toSorted((a, b) => a.x - b.x)
    .map(({ x, label }, index, { length }) => {
      const room = labelWidth(label) + ASIDE
      const end = length > 1 && index === 0 ? x - room >= area.left : x + room > area.right
      return { x, label, end, row: Math.max(0, index - 1) }
    })
}

/** A place on the x axis and the lines of the tooltip there. */
interface TooltipPlace {
  readonly x: number
  readonly lines: readonly string[]
}

/** The narrowest area that a pointer can hit, in px. */
const NARROWEST = 5

/**
 * What the curves of an area show at each place, told by the browser's own tooltip: no script is needed, and without a pointer the
 * table behind the figure says the same.
 */
function TooltipAreas({ area, stops }: { readonly area: Area; readonly stops: readonly TooltipPlace[] }) {
  const every = Math.max(1, Math.ceil((stops.length * NARROWEST) / (area.right - area.left)))
  const kept = stops.filter((_, index) => index % every === 0)
  return (
    <Decorative class="strips">
      {kept.map(({ x, lines }, index) => {
        const [before, after] = [kept[index - 1], kept[index + 1]]
        const from = before === undefined ? area.left : (before.x + x) / 2
        const to = after === undefined ? area.right : (x + after.x) / 2
        return (
          <g key={x} class="strip">
            <title>{lines.join('\n')}</title>
            <rect
              class="hit"
              x={px(from)}
              y={px(area.top)}
              width={px(to - from)}
              height={px(area.bottom - area.top)}
            />
            <Stroke x={x} y={[area.top, area.bottom]} />
          </g>
        )
      })}
    </Decorative>
  )
}
