import { px } from '../px.ts'

/** Lines of text, one under the other. */
export function Lines(props: {
  readonly lines: readonly string[]
  readonly class?: string
  readonly x: number
  readonly y: number
  readonly step?: number
  readonly anchor?: 'middle' | 'end' | undefined
}) {
  const { lines, x, y, step = 16 } = props
  return (
    <>
      {lines.map((line, index) => (
        <text key={index} class={props.class} x={px(x)} y={px(y + step * index)} text-anchor={props.anchor}>
          {line}
        </text>
      ))}
    </>
  )
}
