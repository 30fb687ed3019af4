import type { ComponentChildren } from 'preact'
import { px } from './px.ts'

/** The frame of a figure whose marks are read one by one; `label` names the whole. Sizes are px, one to one on the screen. */
export function FigureFrame(props: {
  readonly class: string
  readonly label: string
  readonly width: number
  readonly height: number
  readonly children: ComponentChildren
}) {
  const { label, width, height } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no element for a group that is named
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class={`figure-svg ${props.class}`}
      viewBox={`0 0 ${px(width)} ${px(height)}`}
      width={px(width)}
      height={px(height)}
      role="group"
      aria-label={label}
    >
      {props.children}
    </svg>
  )
}
