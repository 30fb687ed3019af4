import { Decorative } from './decorative.tsx'
import { FigureFrame } from './figure-frame.tsx'
import { FocusableMark, hitAreaAround } from './focusable-mark.tsx'
import { linearScale } from './linear-scale.ts'
import { niceTicks } from './nice-ticks.ts'
import { percent, px } from './px.ts'
import { AtShare, Stroke } from './shapes.tsx'

export interface TimePoint {
  /** Milliseconds since 1970. */
  readonly time: number
  /** A value, or both ends where only bounds are known. */
  readonly value: number | readonly [low: number, high: number]
  /** `withdrawn`: kept to be seen, but no longer held; outside of the line. */
  readonly state: 'held' | 'withdrawn'
  /** Value and date in words, for a reader of the mark. */
  readonly label: string
  /** The one the figure is about, e.g. the value in use: ringed. */
  readonly marked?: boolean
}

/** A day that matters to all points, drawn across. */
export interface TimeMoment {
  readonly time: number
  readonly label: string
}

export interface TimeChartWords {
  readonly label: string
  readonly value: (value: number) => string
  readonly day: (time: number) => string
  /** Beside the reference line. */
  readonly reference: string | undefined
}

const HEIGHT = 150
const TOP = 18
const BOTTOM = 26
/** Days nearer to each other than this share of the width would touch. */
const LEAST_APART = 0.42

/**
 * One quantity over its dates, laid out in percent of the width between a margin for values and one for the reference: points joined in
 * order of time, ranges as bars, withdrawn ones crossed and left out of the line. Dates are written under their points as far as they
 * fit, the latest first.
 */
export function TimeChart(props: {
  readonly points: readonly TimePoint[]
  readonly reference: number | undefined
  readonly moment?: TimeMoment | undefined
  readonly words: TimeChartWords
}) {
  const { reference, moment, words } = props
  const points = props.points.toSorted((a, b) => a.time - b.time)
  const values = [...points.flatMap(({ value }) => value), ...(reference === undefined ? [] : [reference])]
  const [low, high] = padded(values)
  // Where round steps leave only one or two in a narrow range, finer ones are taken.
  const coarse = niceTicks(low, high, 4)
  const ticks = coarse.length < 3 ? niceTicks(low, high, 8) : coarse
  const times = [...points.map(({ time }) => time), ...(moment === undefined ? [] : [moment.time])]
  const share = linearScale(spread(times), [0.03, 0.97])
  const y = linearScale([low, high], [HEIGHT - BOTTOM, TOP])
  const days: number[] = []
  for (const { time } of points.toReversed()) {
    if (days.every((other) => Math.abs(share(other) - share(time)) >= LEAST_APART)) days.push(time)
  }
  const line = points
    .filter(({ state, value }) => state === 'held' && typeof value === 'number')
    .map(({ time, value }) => `${px(100 * share(time))},${px(y(Number(value)))}`)
  return (
    <div class={reference === undefined ? 'time-chart-frame' : 'time-chart-frame with-reference'}>
      <FigureFrame class="time-chart" label={words.label} width="100%" height={HEIGHT}>
        <Decorative>
          {ticks.map((value) => (
            <g key={value}>
              <line class="grid" x1="0" x2="100%" y1={px(y(value))} y2={px(y(value))} />
              <text class="tick-label" x="-6" y={px(y(value) + 4)} text-anchor="end">
                {words.value(value)}
              </text>
            </g>
          ))}
          {reference !== undefined && (
            <>
              <line class="cutoff" x1="0" x2="100%" y1={px(y(reference))} y2={px(y(reference))} />
              <AtShare of={1}>
                <text class="tick-label strong" x="6" y={px(y(reference) + 4)}>
                  {words.reference}
                </text>
              </AtShare>
            </>
          )}
          {moment !== undefined && (
            <AtShare of={share(moment.time)}>
              <Stroke class="moment" x={0} y={[TOP - 4, HEIGHT - BOTTOM]} />
              <text class="tick-label" y={TOP - 7} text-anchor={share(moment.time) > 0.6 ? 'end' : 'middle'}>
                {moment.label}
              </text>
            </AtShare>
          )}
          {days.map((time) => (
            <text key={time} class="tick-label" x={percent(share(time))} y={HEIGHT - 6} text-anchor="middle">
              {words.day(time)}
            </text>
          ))}
          {line.length > 1 && (
            <svg
              aria-hidden="true"
              width="100%"
              height={HEIGHT}
              viewBox={`0 0 100 ${HEIGHT}`}
              preserveAspectRatio="none"
            >
              <polyline class="trace" points={line.join(' ')} vector-effect="non-scaling-stroke" />
            </svg>
          )}
        </Decorative>
        {points.map((point) => (
          <AtShare key={`${point.time} ${point.label}`} of={share(point.time)}>
            <Point point={point} y={y} />
          </AtShare>
        ))}
      </FigureFrame>
    </div>
  )
}

function Point({ point, y }: { readonly point: TimePoint; readonly y: (value: number) => number }) {
  const { value, state } = point
  const [from, to] = typeof value === 'number' ? [value, value] : value
  const middle = px((y(from) + y(to)) / 2)
  return (
    <FocusableMark
      class={`time-point ${state}`}
      label={point.label}
      hit={{ ...hitAreaAround(0, y(to)), height: y(from) - y(to) + 24 }}
    >
      {from !== to && <Stroke class="range" x={0} y={[y(from), y(to)]} />}
      {state === 'withdrawn' ? (
        <path class="cross" d={`M-5 ${middle - 5}l10 10m0-10l-10 10`} />
      ) : (
        from === to && (
          <>
            {point.marked === true && <circle class="ring" cy={middle} r="9" />}
            <circle class="mark" cy={middle} r="5" />
          </>
        )
      )}
    </FocusableMark>
  )
}

/** Room above and below the values; something to see even where all are one. */
function padded(values: readonly number[]): readonly [number, number] {
  const [low, high] = spread(values)
  const room = (high - low) * 0.12
  return [low - room, high + room]
}

function spread(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low === high
    ? [low - Math.max(1, Math.abs(low) * 0.1), high + Math.max(1, Math.abs(high) * 0.1)]
    : [low, high]
}
