import { px } from '../px.ts'

/** A value on its axis: a dot; at the end of the axis an arrow outwards when the value lies beyond it; hollow for one to compare with. */
export function ValueMark(props: {
  readonly x: number
  readonly y: number
  readonly beyond: 'left' | 'right' | undefined
  readonly hollow?: boolean
}) {
  const { x, y, beyond } = props
  const name = props.hollow === true ? 'mark hollow' : 'mark'
  switch (beyond) {
    case undefined:
      return <circle class={name} cx={px(x)} cy={y} r="6.5" />
    case 'left':
      return <path class={name} d={`M${px(x - 9)} ${y}l13 -7.5v15Z`} />
    case 'right':
      return <path class={name} d={`M${px(x + 9)} ${y}l-13 -7.5v15Z`} />
  }
}
