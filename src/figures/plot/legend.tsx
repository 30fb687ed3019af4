import { Decorative } from '../decorative.tsx'
import { labelWidth } from '../label-fit.ts'
import { px } from '../px.ts'
import { Lines, Stroke } from '../shapes.tsx'
import { dashOf, Marker, seriesClass, type Tone } from './series.tsx'
import { wrapped } from './wrapped.ts'

/** How a series is drawn, and so what its entry shows. */
export type Sample = 'line' | 'line-and-marker' | 'bar' | 'reference' | 'diagonal' | 'tick'

export interface LegendEntry {
  readonly sample: Sample
  readonly index: number
  readonly tone?: Tone | undefined
  readonly name: string
  readonly detail?: string | undefined
}

/** An entry in its lines, at its place within the legend. */
interface Placed {
  readonly entry: LegendEntry
  readonly x: number
  readonly y: number
  readonly name: readonly string[]
  readonly detail: readonly string[]
}

export interface LegendLayout {
  readonly height: number
  readonly placed: readonly Placed[]
  readonly notes: readonly string[]
  readonly notesY: number
}

const SAMPLE = 34
const GAP = 22
const LINE = 16
const BETWEEN = 6
const NOTE = 17

/** Lays entries side by side as far as they fit the width, or one under the other, with notes below; long ones in several lines. */
export function legendLayout(
  entries: readonly LegendEntry[],
  notes: readonly string[],
  width: number,
  flow: 'rows' | 'column',
): LegendLayout {
  const placed: Placed[] = []
  let [x, y, row] = [0, 0, 0]
  for (const entry of entries) {
    const name = wrapped(entry.name, width - SAMPLE - 10)
    const detail = entry.detail === undefined ? [] : wrapped(entry.detail, width - SAMPLE - 10)
    const own = SAMPLE + 8 + 1.06 * Math.max(0, ...[...name, ...detail].map(labelWidth))
    if (x > 0 && (flow === 'column' || x + own > width)) {
      x = 0
      y += row + BETWEEN
      row = 0
    }
    placed.push({ entry, x, y, name, detail })
    row = Math.max(row, LINE * Math.max(1, name.length + detail.length))
    x += own + GAP
  }
  const lines = notes.flatMap((note) => wrapped(note, width))
  const notesY = y + row + 12
  const height = lines.length === 0 ? y + row : notesY + NOTE * lines.length
  return { height, placed, notes: lines, notesY }
}

/** The key to a figure's lines, marks and fills: sample, name, and under it what was found; below it the notes. */
export function Legend(props: { readonly layout: LegendLayout; readonly x: number; readonly y: number }) {
  const { placed, notes, notesY } = props.layout
  return (
    <>
      <Decorative class="legend">
        {placed.map(({ entry, x, y, name, detail }) => {
          const left = props.x + x
          const first = props.y + y + 12
          return (
            <g key={`${entry.name} ${y}`} class={seriesClass(entry.index, entry.tone)}>
              <LegendSample entry={entry} x={left} y={first - 4} />
              <Lines lines={name} class="legend-name" x={left + SAMPLE} y={first} />
              <Lines lines={detail} class="legend-detail" x={left + SAMPLE} y={first + LINE * name.length} />
            </g>
          )
        })}
      </Decorative>
      {notes.length > 0 && (
        <g class="notes">
          <Lines lines={notes} x={props.x} y={props.y + notesY + 12} step={NOTE} />
        </g>
      )}
    </>
  )
}

function LegendSample(props: { readonly entry: LegendEntry; readonly x: number; readonly y: number }) {
  const { entry, x, y } = props
  switch (entry.sample) {
    case 'line':
    case 'line-and-marker':
      return (
        <>
          <path class="curve" d={`M${px(x)} ${px(y)}h26`} stroke-dasharray={dashOf(entry.index)} />
          {entry.sample === 'line-and-marker' && <Marker index={entry.index} x={x + 13} y={y} size={4} />}
        </>
      )
    case 'bar':
      return <rect class="bar" x={px(x)} y={px(y - 6)} width="26" height="12" />
    case 'reference':
    case 'diagonal':
      return <Stroke class={entry.sample} x={[x, x + 26]} y={y} />
    case 'tick':
      return <path class="curve" d={`M${px(x)} ${px(y)}h26m-13 -5v10`} />
  }
}
