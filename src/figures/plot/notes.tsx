import { px } from '../px.ts'
import { wrapped } from './wrapped.ts'

const LINE = 17

/** Lines of key figures, broken to a width. */
export function noteLines(notes: readonly string[], width: number): readonly string[] {
  return notes.flatMap((note) => wrapped(note, width))
}

/** Their height in px. */
export function notesHeight(lines: readonly string[]): number {
  return LINE * lines.length
}

/** Key figures beside or under a figure, one under the other. */
export function Notes(props: { readonly lines: readonly string[]; readonly x: number; readonly y: number }) {
  return (
    <g class="notes">
      {props.lines.map((line, index) => (
        <text key={`${index} ${line}`} x={px(props.x)} y={px(props.y + 12 + LINE * index)}>
          {line}
        </text>
      ))}
    </g>
  )
}
