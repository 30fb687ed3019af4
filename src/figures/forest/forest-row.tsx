import { px } from '../px.ts'
import { Unspoken } from '../unspoken.tsx'
import type { ForestLayout, PlacedRow } from './forest-layout.ts'

const LINE = 16

/** The words of one row: in columns where the figure is wide, one under the other where it is not. */
export function ForestWordsOf({
  placed,
  layout,
}: {
  readonly placed: PlacedRow
  readonly layout: ForestLayout
}) {
  const { row, top, name, counts, text } = placed
  const first = top + 15
  const strong = row.kind === 'subgroup' ? 'counts' : 'legend-name strong'
  const head = row.kind === 'head'
  if (layout.wide) {
    return (
      <Unspoken>
        <Lines lines={name} class={strong} x={row.kind === 'subgroup' ? 12 : 0} y={first} />
        <Lines lines={counts} class="counts" x={layout.countsX} y={first} />
        <Lines lines={text} class={head ? 'legend-detail' : 'counts'} x={layout.textX} y={first} />
      </Unspoken>
    )
  }
  return (
    <Unspoken>
      <Lines lines={name} class={strong} x={0} y={first} />
      <Lines lines={counts} class="legend-detail" x={0} y={first + LINE * name.length} />
      <Lines
        lines={text}
        class={head ? 'legend-detail' : 'counts'}
        x={0}
        y={first + LINE * (name.length + counts.length)}
      />
    </Unspoken>
  )
}

function Lines(props: {
  readonly lines: readonly string[]
  readonly class: string
  readonly x: number
  readonly y: number
}) {
  return (
    <>
      {props.lines.map((line, index) => (
        <text key={`${index} ${line}`} class={props.class} x={px(props.x)} y={px(props.y + LINE * index)}>
          {line}
        </text>
      ))}
    </>
  )
}
