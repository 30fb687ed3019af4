import { Decorative } from './decorative.tsx'
import { FigureFrame } from './figure-frame.tsx'
import { FocusableMark, hitAreaAround } from './focusable-mark.tsx'
import { labelWidth, withoutOverlap } from './label-fit.ts'
import { linearScale } from './linear-scale.ts'
import { niceTicks } from './nice-ticks.ts'
import { GridLine } from './plot/axes.tsx'
import type { Place } from './plot/path.ts'
import { px } from './px.ts'
import { Label, Stroke } from './shapes.tsx'

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
const EDGE = 8

/**
 * One quantity over its dates: points joined in order of time, ranges as bars, withdrawn ones crossed and left out of
 * the line; an optional reference value. Dates are written under their points as far as they fit, the latest first.
 */
export function TimeChart(props: {
  readonly points: readonly TimePoint[]
  readonly reference: number | undefined
  readonly moment?: TimeMoment | undefined
  readonly width: number
  readonly words: TimeChartWords
}) {
  const { reference, moment, width, words } = props
  const points = props.points.toSorted((a, b) => a.time - b.time)
  const values = [...points.flatMap(({ value }) => value), ...(reference === undefined ? [] : [reference])]
  const [low, high] = padded(values)
  // Where round steps leave only one or two in a narrow range, finer ones are taken.
  const coarse = niceTicks(low, high, 4)
  const ticks = (coarse.length < 3 ? niceTicks(low, high, 8) : coarse).map((value) => ({
    value,
    label: words.value(value),
  }))
  const left = Math.max(24, ...ticks.map(({ label }) => labelWidth(label))) + EDGE
  const times = [...points.map(({ time }) => time), ...(moment === undefined ? [] : [moment.time])]
  const x = linearScale(spread(times), [left + EDGE, width - 40])
  const y = linearScale([low, high], [HEIGHT - BOTTOM, TOP])
  const days = withoutOverlap(
    points
      .map(({ time }) => ({ label: words.day(time), at: x(time) }))
      // Moved inwards where half of it would stand outside.
      .map(({ label, at }) => ({ label, x: within(at, labelWidth(label) / 2, width) }))
      .toReversed(),
  )
  const held = points
    .filter(({ state, value }) => state === 'held' && typeof value === 'number')
    .map(({ time, value }) => ({ x: x(time), y: y(Number(value)) }))
  const line = held.map((point) => `${px(point.x)},${px(point.y)}`)
  // The reference is named at the right, unless marks or their line lie there and not at the left.
  const room = labelWidth(words.reference ?? '') + EDGE
  const near = (at: number) => reference !== undefined && Math.abs(at - y(reference) + 8) < 14
  const covered = (from: number, to: number) =>
    points.some(
      ({ time, value }) => x(time) > from && x(time) < to && [value].flat().some((one) => near(y(one))),
    ) || alongLine(held).some((point) => point.x > from && point.x < to && near(point.y))
  const referenceLeft = covered(width - room, width) && !covered(left, left + room)
  return (
    <FigureFrame class="time-chart" label={words.label} width={width} height={HEIGHT}>
      <Decorative>
        {ticks.map(({ value, label }) => (
          <GridLine key={value} y={y(value)} from={left} to={width} label={label} />
        ))}
        {reference !== undefined && (
          <>
            <Stroke class="cutoff" x={[left, width]} y={y(reference)} />
            <Label
              class="tick-label strong"
              x={referenceLeft ? left + 2 : width}
              y={y(reference) - 4}
              anchor={referenceLeft ? 'start' : 'end'}
              text={words.reference}
            />
          </>
        )}
        {moment !== undefined && (
          <>
            <Stroke class="moment" x={x(moment.time)} y={[TOP - 4, HEIGHT - BOTTOM]} />
            <Label
              class="tick-label"
              x={x(moment.time)}
              y={TOP - 7}
              anchor={x(moment.time) > width * 0.6 ? 'end' : 'middle'}
              text={moment.label}
            />
          </>
        )}
        {days.map((day) => (
          <Label key={day.x} class="tick-label" x={day.x} y={HEIGHT - 6} anchor="middle" text={day.label} />
        ))}
      </Decorative>
      {line.length > 1 && <polyline class="trace" points={line.join(' ')} />}
      {points.map((point) => (
        <Point key={`${point.time} ${point.label}`} point={point} x={x(point.time)} y={y} />
      ))}
    </FigureFrame>
  )
}

function Point(props: {
  readonly point: TimePoint
  readonly x: number
  readonly y: (value: number) => number
}) {
  const { point, x, y } = props
  const { value, state } = point
  const [from, to] = typeof value === 'number' ? [value, value] : value
  const middle = px((y(from) + y(to)) / 2)
  return (
    <FocusableMark
      class={`time-point ${state}`}
      label={point.label}
      hit={{ ...hitAreaAround(x, y(to)), height: y(from) - y(to) + 24 }}
    >
      {from !== to && <Stroke class="range" x={x} y={[y(from), y(to)]} />}
      {state === 'withdrawn' ? (
        <path class="cross" d={`M${px(x - 5)} ${middle - 5}l10 10m0-10l-10 10`} />
      ) : (
        from === to && (
          <>
            {point.marked === true && <circle class="ring" cx={px(x)} cy={middle} r="9" />}
            <circle class="mark" cx={px(x)} cy={middle} r="5" />
          </>
        )
      )}
    </FocusableMark>
  )
}

/** Places on the line through some points, close enough to see what it crosses. */
function alongLine(points: readonly Place[]): readonly Place[] {
  const parts = 24
  return points.slice(1).flatMap((to, before) => {
    const from = points[before] ?? to
    return Array.from({ length: parts }, (_, part) => ({
      x: from.x + ((to.x - from.x) * part) / parts,
      y: from.y + ((to.y - from.y) * part) / parts,
    }))
  })
}

function within(at: number, half: number, width: number): number {
  return Math.min(Math.max(at, half), Math.max(half, width - half))
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
