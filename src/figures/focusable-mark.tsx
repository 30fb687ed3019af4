import type { ComponentChildren } from 'preact'
import { px } from './px.ts'

/** The area in which a pointer reaches a mark, in px. */
export interface HitArea {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A hit area around a mark, large enough for a pointer. */
export function hitAreaAround(x: number, y: number): HitArea {
  return { x: x - 12, y: y - 12, width: 24, height: 24 }
}

/** A mark that can be focused by keyboard and has an accessible name. A pointer over its hit area shows the same text. It offers no action. */
export function FocusableMark(props: {
  readonly class: string
  readonly label: string
  readonly hit?: HitArea
  readonly children: ComponentChildren
}) {
  const { label, hit } = props
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: an image in the tab order, so that figures read by keyboard
    <g class={props.class} role="img" aria-label={label} tabindex={0}>
      {hit !== undefined && (
        <>
          <title>{label}</title>
          <rect class="hit" x={px(hit.x)} y={px(hit.y)} width={px(hit.width)} height={px(hit.height)} />
        </>
      )}
      {props.children}
    </g>
  )
}
