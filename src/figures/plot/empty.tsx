import { FigureFrame } from '../figure-frame.tsx'
import { px } from '../px.ts'
import { wrapped } from './wrapped.ts'

/** A figure of nothing: why there is none, in a frame, so that its place does not look forgotten. */
export function EmptyFigure(props: {
  readonly class: string
  readonly label: string
  readonly text: string
  readonly width: number
}) {
  const lines = wrapped(props.text, props.width - 32)
  const height = 48 + 17 * lines.length
  return (
    <FigureFrame class={`plot ${props.class}`} label={props.label} width={props.width} height={height}>
      <rect class="empty" x="0.5" y="0.5" width={px(props.width - 1)} height={px(height - 1)} />
      {lines.map((line, index) => (
        <text key={line} class="empty-text" x={px(props.width / 2)} y={36 + 17 * index} text-anchor="middle">
          {line}
        </text>
      ))}
    </FigureFrame>
  )
}
