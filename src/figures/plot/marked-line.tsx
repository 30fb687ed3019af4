import { anchorWithin } from '../label-fit.ts'
import { px } from '../px.ts'
import { Unspoken } from '../unspoken.tsx'
import type { Area } from './area.ts'

/** An upright line through an area with its name at the top: a cut-off, a published threshold. */
export function MarkedLine(props: {
  readonly x: number
  readonly label: string
  readonly area: Area
  /** Lines of text further down, where several names would touch. */
  readonly row?: number
}) {
  const { x, label, area, row = 0 } = props
  const anchor = anchorWithin(x, label, area.left, area.right)
  const aside = anchor === 'start' ? 5 : anchor === 'end' ? -5 : 0
  return (
    <Unspoken>
      <line class="cutoff" x1={px(x)} x2={px(x)} y1={px(area.top)} y2={px(area.bottom)} />
      <text class="cutoff-label" x={px(x + aside)} y={px(area.top + 12 + 16 * row)} text-anchor={anchor}>
        {label}
      </text>
    </Unspoken>
  )
}
