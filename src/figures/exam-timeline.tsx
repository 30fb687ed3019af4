import { Decorative } from './decorative.tsx'
import { FigureFrame } from './figure-frame.tsx'
import { anchorWithin, labelWidth } from './label-fit.ts'
import { linearScale } from './linear-scale.ts'
import { px } from './px.ts'
import { Label, Stroke } from './shapes.tsx'

export interface TimelineMark {
  readonly kind: 'start' | 'exam' | 'due' | 'today'
  /** Milliseconds since 1970. */
  readonly time: number
  /** What it is and when, in words. */
  readonly label: string
}

const TOP = 32
const BAR = 12
const LANE = 17
const EDGE = 10
const SHAPES = {
  start: 'M-5-8 7 0-5 8Z',
  exam: 'M-6-6H6V6H-6Z',
  due: 'M0-8 8 0 0 8-8 0Z',
  today: 'M0-10V10',
} as const satisfies Record<TimelineMark['kind'], string>

/** Therapy start, examinations, due day and today on one line, with the window in which the second examination counts as a bar.
 * A label stands on a further line where it would touch another. */
export function ExamTimeline(props: {
  readonly marks: readonly TimelineMark[]
  readonly window: { readonly from: number; readonly to: number; readonly label: string } | undefined
  readonly width: number
  /** All of it in words. */
  readonly label: string
}) {
  const { width, window } = props
  const marks = props.marks.toSorted((a, b) => a.time - b.time)
  const times = [...marks.map(({ time }) => time), ...(window === undefined ? [] : [window.from, window.to])]
  const x = linearScale([Math.min(...times), Math.max(...times)], [EDGE + 6, width - EDGE - 6])
  const labels = placed(
    marks.map(({ time, label }) => ({ x: x(time), text: label })),
    width,
  )
  const middle = window === undefined ? 0 : (x(window.from) + x(window.to)) / 2
  const anchor = anchorWithin(middle, window?.label ?? '', 0, width)
  const lanes = Math.max(0, ...labels.map(({ lane }) => lane + 1))
  const height = TOP + BAR + 12 + lanes * LANE
  return (
    <FigureFrame class="exam-timeline" label={props.label} width={width} height={height} role="img">
      <Decorative>
        <Stroke class="axis-line" x={[EDGE, width - EDGE]} y={TOP} />
        {window !== undefined && (
          <>
            <rect
              class="window"
              x={px(x(window.from))}
              y={TOP - BAR / 2}
              width={px(Math.max(2, x(window.to) - x(window.from)))}
              height={BAR}
            />
            <Label
              class="tick-label"
              x={anchor === 'middle' ? middle : anchor === 'start' ? EDGE : width - EDGE}
              y={TOP - 18}
              anchor={anchor}
              text={window.label}
            />
          </>
        )}
        {labels.map(({ x: at, lane, anchor, text, pointer }) => (
          <g key={`${text} ${px(at)}`}>
            <Stroke class="pointer" x={pointer} y={[TOP + 9, TOP + BAR + 2 + lane * LANE]} />
            <Label class="tick-label" x={at} y={TOP + BAR + 14 + lane * LANE} anchor={anchor} text={text} />
          </g>
        ))}
        {marks.map(({ kind, time, label }) => (
          <path
            key={label}
            class={`moment ${kind}`}
            d={SHAPES[kind]}
            transform={`translate(${px(x(time))} ${TOP})`}
          />
        ))}
      </Decorative>
    </FigureFrame>
  )
}

interface Placed {
  readonly x: number
  readonly pointer: number
  readonly lane: number
  readonly anchor: 'start' | 'end'
  readonly text: string
}

/** Each label beside its pointer, to the right where it fits, on the first line where it touches neither a label nor a pointer passing down. */
function placed(
  items: readonly { readonly x: number; readonly text: string }[],
  width: number,
): readonly Placed[] {
  const sized = items.map((item) => {
    const size = labelWidth(item.text) + 8
    const fits = item.x + size <= width
    return { ...item, fits, from: fits ? item.x : item.x - size, to: fits ? item.x + size : item.x }
  })
  // Those that lean to the left come last and lowest: their lines cross nothing then.
  const order = [
    ...sized.filter(({ fits }) => fits).toSorted((a, b) => b.x - a.x),
    ...sized.filter(({ fits }) => !fits).toSorted((a, b) => a.x - b.x),
  ]
  const done: (Placed & { readonly from: number; readonly to: number })[] = []
  for (const { x, text, fits, from, to } of order) {
    const blocked = (lane: number) =>
      done.some((other) => {
        if (other.lane === lane) return from < other.to && other.from < to
        const passing = other.lane > lane ? other.pointer : x
        const [left, right] = other.lane > lane ? [from, to] : [other.from, other.to]
        return passing > left && passing < right
      })
    const lane = items.findIndex((_, index) => !blocked(index))
    done.push({
      ...{ x: fits ? x + 4 : x - 4, pointer: x, lane: lane === -1 ? items.length - 1 : lane, text },
      ...{ anchor: fits ? 'start' : 'end', from, to },
    })
  }
  return done
}
