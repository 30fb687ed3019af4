import type { ComponentChildren } from 'preact'
import { px } from './px.ts'

/** The frame of a figure; `label` names the whole. Its marks are read one by one, or as one picture (`img`). Sizes are px, one to one on the screen; of the whole width the marks lie in percent. */
export function FigureFrame(props: {
  readonly class: string
  readonly label: string
  readonly width: number | '100%'
  readonly height: number
  readonly role?: 'group' | 'img'
  readonly children: ComponentChildren
}) {
  const { label, width, height, role = 'group' } = props
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class={`figure-svg ${props.class}`}
      viewBox={width === '100%' ? undefined : `0 0 ${px(width)} ${px(height)}`}
      overflow={width === '100%' ? 'visible' : undefined}
      width={width === '100%' ? width : px(width)}
      height={px(height)}
      role={role}
      aria-label={label}
    >
      {props.children}
    </svg>
  )
}
