import { labelWidth } from '../label-fit.ts'
import { px } from '../px.ts'
import { Unspoken } from '../unspoken.tsx'
import { dashOf, Marker, seriesClass, type Tone } from './series.tsx'
import { wrapped } from './wrapped.ts'

/** How a series is drawn, and so what its entry shows. */
export type Sample = 'line' | 'line-and-marker' | 'band' | 'bar' | 'plain' | 'diagonal' | 'tick'

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
}

const SAMPLE = 34
const GAP = 22
const LINE = 16
const BETWEEN = 6

/** Lays entries side by side as far as they fit the width, or one under the other; long ones in several lines. */
export function legendLayout(
  entries: readonly LegendEntry[],
  width: number,
  flow: 'rows' | 'column' = 'rows',
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
  return { height: entries.length === 0 ? 0 : y + row, placed }
}

/** The key to a figure's lines, marks and fills: sample, name, and under it what was found. */
export function Legend(props: { readonly layout: LegendLayout; readonly x: number; readonly y: number }) {
  return (
    <Unspoken class="legend">
      {props.layout.placed.map(({ entry, x, y, name, detail }) => {
        const left = props.x + x
        const first = props.y + y + 12
        return (
          <g key={`${entry.name} ${y}`} class={seriesClass(entry.index, entry.tone)}>
            <LegendSample entry={entry} x={left} y={first - 4} />
            {[...name, ...detail].map((line, index) => (
              <text
                key={`${index} ${line}`}
                class={index < name.length ? 'legend-name' : 'legend-detail'}
                x={px(left + SAMPLE)}
                y={px(first + index * LINE)}
              >
                {line}
              </text>
            ))}
          </g>
        )
      })}
    </Unspoken>
  )
}

function LegendSample(props: { readonly entry: LegendEntry; readonly x: number; readonly y: number }) {
  const { entry, x, y } = props
  const line = (kind: string) => (
    <line
      class={kind}
      x1={px(x)}
      x2={px(x + 26)}
      y1={px(y)}
      y2={px(y)}
      stroke-dasharray={dashOf(entry.index)}
    />
  )
  switch (entry.sample) {
    case 'line':
      return line('curve')
    case 'line-and-marker':
      return (
        <>
          {line('curve')}
          <Marker index={entry.index} x={x + 13} y={y} size={4} />
        </>
      )
    case 'band':
      return <rect class="band" x={px(x)} y={px(y - 6)} width="26" height="12" />
    case 'bar':
      return <rect class="bar" x={px(x)} y={px(y - 6)} width="26" height="12" />
    case 'plain':
      return <line class="reference" x1={px(x)} x2={px(x + 26)} y1={px(y)} y2={px(y)} />
    case 'diagonal':
      return <line class="diagonal" x1={px(x)} x2={px(x + 26)} y1={px(y)} y2={px(y)} />
    case 'tick':
      return <path class="curve" d={`M${px(x)} ${px(y)}h26m-13 -5v10`} />
  }
}
