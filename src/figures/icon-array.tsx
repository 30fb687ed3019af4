import { FigureFrame } from './figure-frame.tsx'
import { px } from './px.ts'

const COLUMNS = 10
const CELL = 20
const PERSON = 'M7 18v-6.2a3.8 3.8 0 0 1 7.6 0V18Z'

/**
 * Natural frequencies: `total` persons in rows of ten, the first `count` of them filled, the others outlined.
 * The outline alone tells them apart: no colour is needed. Counts are whole persons; more than `total` is drawn as all.
 */
export function IconArray(props: { readonly count: number; readonly total: number; readonly label: string }) {
  const { count, total, label } = props
  const rows = Math.ceil(total / COLUMNS)
  const [width, height] = [COLUMNS * CELL + 2, rows * CELL + 2]
  return (
    <FigureFrame class="icon-array" label={label} width={width} height={height} role="img">
      {Array.from({ length: total }, (_, index) => (
        <Person
          key={index}
          x={px((index % COLUMNS) * CELL)}
          y={px(Math.floor(index / COLUMNS) * CELL)}
          filled={index < count}
        />
      ))}
    </FigureFrame>
  )
}

function Person(props: { readonly x: number; readonly y: number; readonly filled: boolean }) {
  return (
    <g class={props.filled ? 'person filled' : 'person'} transform={`translate(${props.x} ${props.y})`}>
      <circle cx="10.8" cy="4.4" r="2.6" />
      <path d={PERSON} />
    </g>
  )
}
