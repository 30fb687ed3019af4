import type { ComponentChildren } from 'preact'
import { percent, px } from './px.ts'

interface TextProps {
  readonly class?: string | undefined
  readonly x: number
  readonly y: number
  readonly anchor?: 'start' | 'middle' | 'end' | undefined
}

/** A word of a figure. */
export function Label({ x, y, anchor, text, ...props }: TextProps & { readonly text: string | undefined }) {
  return (
    <text class={props.class} x={px(x)} y={px(y)} text-anchor={anchor}>
      {text}
    </text>
  )
}

/** Lines of text, one under the other. */
export function Lines(props: TextProps & { readonly lines: readonly string[]; readonly step?: number }) {
  const { lines, step = 16, y, ...text } = props
  return (
    <>
      {lines.map((line, index) => (
        <Label key={index} {...text} y={y + step * index} text={line} />
      ))}
    </>
  )
}

type Extent = number | readonly [from: number, to: number]

/** A straight line: upright where `x` is one number, level where `y` is. */
export function Stroke(props: { readonly class?: string; readonly x: Extent; readonly y: Extent }) {
  const [x1, x2] = ends(props.x)
  const [y1, y2] = ends(props.y)
  return <line class={props.class} x1={px(x1)} x2={px(x2)} y1={px(y1)} y2={px(y2)} />
}

function ends(extent: Extent): readonly [number, number] {
  return typeof extent === 'number' ? [extent, extent] : extent
}

/** What stands at a share of the width, 0..1; within it that place is 0. */
export function AtShare(props: {
  readonly of: number
  readonly y?: number
  readonly children: ComponentChildren
}) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: a place within a figure, which is named as a whole
    <svg x={percent(props.of)} y={props.y} overflow="visible">
      {props.children}
    </svg>
  )
}
