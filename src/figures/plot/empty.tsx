import { FigureFrame } from '../figure-frame.tsx'
import { px } from '../px.ts'
import { Lines } from '../shapes.tsx'
import type { PlotWords } from './frame.ts'
import { wrapped } from './wrapped.ts'

/** In place of a figure that has nothing to draw: a frame that says why. */
export function EmptyFigure(props: {
  readonly class: string
  readonly words: PlotWords
  readonly width: number
}) {
  const { words, width } = props
  const lines = wrapped(words.empty, width - 32)
  const height = 48 + 17 * lines.length
  return (
    <FigureFrame class={`plot ${props.class}`} label={words.label} width={width} height={height}>
      <rect class="empty" x="0.5" y="0.5" width={px(width - 1)} height={px(height - 1)} />
      <Lines lines={lines} class="empty-text" x={width / 2} y={36} step={17} anchor="middle" />
    </FigureFrame>
  )
}
