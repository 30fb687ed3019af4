import { px } from '../px.ts'

/** Colour of a series: by its meaning, where it has one. */
export type Tone = 'high' | 'low' | 'quiet'

/** Lines are told apart by dash and marker; colours only repeat it, and print leaves them out. */
const DASHES = [undefined, '8 4', '2 3', '10 3 2 3', '14 5', '5 2 2 2 2 2'] as const

/** The dash of the series at a position; the first is solid. */
export function dashOf(index: number): string | undefined {
  return DASHES[index % DASHES.length]
}

/** The class that colours a series. */
export function seriesClass(index: number, tone?: Tone): string {
  return `series series-${tone ?? index % DASHES.length}`
}

/** The marker of the series at a position: circle, square, triangle, diamond, triangle on its tip, cross. */
export function Marker(props: {
  readonly index: number
  readonly x: number
  readonly y: number
  readonly size?: number
}) {
  const { index, size = 5 } = props
  const [x, y] = [px(props.x), px(props.y)]
  const shape = index % DASHES.length
  if (shape === 0) return <circle class="point-mark" cx={x} cy={y} r={size} />
  return <path class={shape === 5 ? 'point-mark open' : 'point-mark'} d={markerPath(shape, x, y, size)} />
}

function markerPath(shape: number, x: number, y: number, size: number): string {
  const wide = px(size * 1.2)
  const across = 2 * size
  const corner = `M${px(x - size)} ${px(y - size)}`
  switch (shape) {
    case 1:
      return `${corner}h${across}v${across}h${-across}Z`
    case 2:
      return `M${x} ${px(y - wide)}l${wide} ${px(across)}h${-2 * wide}Z`
    case 3:
      return `M${x} ${px(y - wide)}l${wide} ${wide}l${-wide} ${wide}l${-wide} ${-wide}Z`
    case 4:
      return `M${x} ${px(y + wide)}l${wide} ${px(-across)}h${-2 * wide}Z`
    default:
      return `${corner}l${across} ${across}m0 ${-across}l${-across} ${across}`
  }
}
