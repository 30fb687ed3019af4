import type { Estimate } from '../../stats/interval.ts'
import { logScale, logTicks } from '../log-scale.ts'
import { percent } from '../px.ts'
import { AtShare } from '../shapes.tsx'

/** No axis reaches further: an interval that does gets an arrow, and its figures stand beside it. */
const FURTHEST = 64

export type RatioDomain = readonly [from: number, to: number]

/** Wide enough for every interval and for 1, with some room, both ways at least from one half to two. */
export function ratioDomain(estimates: readonly Estimate[]): RatioDomain {
  const limits = estimates
    .flatMap(({ estimate, lower, upper }) => [estimate, lower, upper])
    .filter((value) => value > 0 && Number.isFinite(value))
    .map((value) => Math.min(FURTHEST, Math.max(1 / FURTHEST, value)))
  return [Math.min(0.5, ...limits) / 1.1, Math.max(2, ...limits) * 1.1]
}

/** A ratio with its interval on a logarithmic axis, in a cell of a table: a diamond over all patients, a square in a subgroup. Its figures stand beside it. */
export function RatioMark(props: {
  readonly estimate: Estimate
  readonly isAll: boolean
  readonly domain: RatioDomain
}) {
  const { estimate, isAll, domain } = props
  const scale = logScale(domain, [0, 1])
  const place = (value: number) => (value > 0 ? Math.min(1, Math.max(0, scale(value))) : 0)
  const [from, to] = [place(estimate.lower), place(Math.min(estimate.upper, Number.MAX_VALUE))]
  return (
    <svg class="plot figure-svg ratio" width="100%" height="22" aria-hidden="true">
      <line class="reference" x1={percent(place(1))} x2={percent(place(1))} y1="0" y2="22" />
      <g class="series series-0">
        <line class="whisker strong" x1={percent(from)} x2={percent(to)} y1="11" y2="11" />
        {from === 0 && <path class="arrow" d="M7 6l-7 5l7 5" />}
        {to === 1 && (
          <AtShare of={1}>
            <path class="arrow" d="M-7 6l7 5l-7 5" />
          </AtShare>
        )}
        <AtShare of={place(estimate.estimate)}>
          <path class="point-mark" d={isAll ? 'M0 3l8 8l-8 8l-8 -8Z' : 'M-5 6h10v10h-10Z'} />
        </AtShare>
      </g>
    </svg>
  )
}

/** The axis under a column of ratios: its labels, and under its ends which side is which. */
export function RatioAxis(props: {
  readonly domain: RatioDomain
  readonly number: (ratio: number) => string
  readonly below: string
  readonly above: string
}) {
  const { domain, number, below, above } = props
  const scale = logScale(domain, [0, 1])
  // 1 first, then the powers of ten: where labels would touch, the later gives way.
  const weight = (tick: number) => (tick === 1 ? 0 : Number.isInteger(Math.log10(tick)) ? 1 : 2)
  const labelled: number[] = []
  for (const tick of logTicks(...domain).toSorted((a, b) => weight(a) - weight(b))) {
    if (labelled.every((other) => Math.abs(scale(other) - scale(tick)) >= 0.2)) labelled.push(tick)
  }
  return (
    <>
      <svg class="plot figure-svg ratio" width="100%" height="24" aria-hidden="true">
        <g class="axis">
          <line x1="0" x2="100%" y1="1" y2="1" />
          {labelled.map((tick) => (
            <AtShare key={tick} of={scale(tick)}>
              <line y1="1" y2="6" />
              <text class="tick-label" y="19" text-anchor="middle">
                {number(tick)}
              </text>
            </AtShare>
          ))}
        </g>
      </svg>
      <p class="ratio-sides">
        <span>{below}</span> <span>{above}</span>
      </p>
    </>
  )
}
