import { Decorative } from '../decorative.tsx'
import { FocusableMark, hitAreaAround } from '../focusable-mark.tsx'
import type { Scale } from '../linear-scale.ts'
import { type Numbers, numberAt } from '../plot/numbers.ts'
import { linePath, type Place, stepPath } from '../plot/path.ts'
import { dashOf, seriesClass } from '../plot/series.tsx'
import { px } from '../px.ts'
import { lastTime } from './at-risk.ts'
import type { SurvivalCurveData, SurvivalGroup, SurvivalWords } from './survival-data.ts'

/** One group: band, staircase, a tick for each time at which patients were censored, and its median where it has one. */
export function SurvivalCurve(props: {
  readonly group: SurvivalGroup
  readonly index: number
  readonly end: number
  readonly x: Scale
  readonly y: Scale
  readonly words: SurvivalWords
}) {
  const { group, index, end, x, y, words } = props
  const { curve, name, tone } = group
  const median = curve.median?.median
  return (
    <g class={seriesClass(index, tone)}>
      <Decorative>
        <path class="band" d={band(curve, end, x, y)} />
        <path class="curve" d={staircase(curve, end, x, y)} stroke-dasharray={dashOf(index)} />
        <path class="censor" d={censored(curve, end, x, y)} />
      </Decorative>
      {typeof median === 'number' && median <= end && (
        <FocusableMark
          class="median"
          label={words.median(name, median)}
          hit={hitAreaAround(x(median), y(0.5))}
        >
          <path class="median-line" d={`M${px(x(0))} ${px(y(0.5))}H${px(x(median))}V${px(y(0))}`} />
        </FocusableMark>
      )}
    </g>
  )
}

/** The steps of one column of the curve up to the end of the axis; it stops where the column has no number. */
function steps(
  curve: SurvivalCurveData,
  values: Numbers,
  end: number,
): readonly { time: number; value: number }[] {
  const found = [{ time: 0, value: 1 }]
  for (let i = 0; i < curve.times.length; i += 1) {
    const [time, value] = [numberAt(curve.times, i), numberAt(values, i)]
    if (time === undefined || value === undefined || time > end) break
    found.push({ time, value })
  }
  return found
}

function staircase(curve: SurvivalCurveData, end: number, x: Scale, y: Scale): string {
  const places = steps(curve, curve.survival, end).map(({ time, value }) => ({ x: x(time), y: y(value) }))
  const last = Math.min(end, lastTime(curve))
  return `${stepPath(places)}H${px(x(last))}`
}

/** The band as one outline: there along the upper limit in steps, back along the lower one. */
function band(curve: SurvivalCurveData, end: number, x: Scale, y: Scale): string {
  const upper = steps(curve, curve.upper, end)
  const lower = steps(curve, curve.lower, end).slice(0, upper.length)
  if (lower.length < 2) return ''
  const there = stairs(upper.slice(0, lower.length), x, y)
  const back = stairs(lower, x, y).toReversed()
  return `${linePath([...there, ...back])}Z`
}

/** Both corners of each step, so that the way back can be walked. */
function stairs(
  found: readonly { readonly time: number; readonly value: number }[],
  x: Scale,
  y: Scale,
): readonly Place[] {
  return found.flatMap(({ time, value }, index) => {
    const before = found[index - 1]
    const corner = { x: x(time), y: y(value) }
    return before === undefined ? [corner] : [{ x: x(time), y: y(before.value) }, corner]
  })
}

function censored(curve: SurvivalCurveData, end: number, x: Scale, y: Scale): string {
  return Array.from({ length: curve.times.length }, (_, i) => i)
    .filter((i) => (numberAt(curve.censoredAt, i) ?? 0) > 0)
    .flatMap((i) => {
      const time = numberAt(curve.times, i)
      if (time === undefined || time > end) return []
      const at = numberAt(curve.survival, i)
      return at === undefined ? [] : [`M${px(x(time))} ${px(y(at) - 4)}v8`]
    })
    .join('')
}
