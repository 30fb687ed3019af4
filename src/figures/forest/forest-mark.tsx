import type { Estimate } from '../../stats/interval.ts'
import { FocusableMark, hitAreaAround } from '../focusable-mark.tsx'
import type { Scale } from '../linear-scale.ts'
import { px } from '../px.ts'
import { Stroke } from '../shapes.tsx'
import type { ForestRow } from './forest-data.ts'

/** One ratio with its interval: a diamond over all patients, a square in a subgroup, an arrow where the interval leaves the axis. */
export function ForestMark(props: {
  readonly row: ForestRow
  readonly estimate: Estimate
  readonly x: Scale
  readonly y: number
  readonly bounds: readonly [number, number]
}) {
  const { row, estimate, x, y, bounds } = props
  const [left, right] = bounds
  const place = (value: number) =>
    value > 0 ? Math.min(right, Math.max(left, value === Number.POSITIVE_INFINITY ? right : x(value))) : left
  const [at, from, to] = [place(estimate.estimate), place(estimate.lower), place(estimate.upper)]
  const label = [row.name, row.counts, row.text].filter((text) => text !== undefined).join(', ')
  return (
    <FocusableMark
      class="ratio series series-0"
      label={label}
      hit={{ ...hitAreaAround(at, y), x: Math.min(from, at - 12), width: Math.max(24, to - from) }}
    >
      <Stroke class="whisker strong" x={[from, to]} y={y} />
      {!(estimate.lower > 0 && x(estimate.lower) >= left) && (
        <path class="arrow" d={`M${px(left + 7)} ${px(y - 5)}l-7 5l7 5`} />
      )}
      {!(x(estimate.upper) <= right) && <path class="arrow" d={`M${px(right - 7)} ${px(y - 5)}l7 5l-7 5`} />}
      {row.kind === 'all' ? (
        <path class="point-mark" d={`M${px(at)} ${px(y - 8)}l8 8l-8 8l-8 -8Z`} />
      ) : (
        <rect class="point-mark" x={px(at - 5)} y={px(y - 5)} width="10" height="10" />
      )}
    </FocusableMark>
  )
}
