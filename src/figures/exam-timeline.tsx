import { linearScale } from './linear-scale.ts'
import { percent } from './px.ts'
import { AtShare } from './shapes.tsx'

export interface TimelineMark {
  readonly kind: 'start' | 'exam' | 'due' | 'today'
  /** Milliseconds since 1970. */
  readonly time: number
  /** What it is and when, in words. */
  readonly label: string
}

const SHAPES = {
  start: 'M-5-8 7 0-5 8Z',
  exam: 'M-6-6H6V6H-6Z',
  due: 'M0-8 8 0 0 8-8 0Z',
  today: 'M0-10V10',
} as const satisfies Record<TimelineMark['kind'], string>

/**
 * Therapy start, examinations, due day and today on one line, with the window in which the second examination counts as a bar; under it
 * each by its shape in words, in order of time.
 */
export function ExamTimeline(props: {
  readonly marks: readonly TimelineMark[]
  readonly window: { readonly from: number; readonly to: number; readonly label: string } | undefined
}) {
  const { window } = props
  const marks = props.marks.toSorted((a, b) => a.time - b.time)
  const times = [...marks.map(({ time }) => time), ...(window === undefined ? [] : [window.from, window.to])]
  const share = linearScale([Math.min(...times), Math.max(...times)], [0.02, 0.98])
  const bar = window && {
    x: percent(share(window.from)),
    width: percent(share(window.to) - share(window.from)),
  }
  return (
    <div class="exam-timeline">
      <svg class="figure-svg" width="100%" height="24" aria-hidden="true">
        <line class="axis-line" x1="0" x2="100%" y1="12" y2="12" />
        {bar !== undefined && <rect class="window" {...bar} y="6" height="12" />}
        {marks.map(({ kind, time, label }) => (
          <AtShare key={label} of={share(time)} y={12}>
            <path class={`moment ${kind}`} d={SHAPES[kind]} />
          </AtShare>
        ))}
      </svg>
      <ul class="plain">
        {marks.map(({ kind, label }) => (
          <li key={label}>
            <svg class="figure-svg" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">
              <path class={`moment ${kind}`} d={SHAPES[kind]} />
            </svg>
            {label}
          </li>
        ))}
        {window !== undefined && (
          <li>
            <svg class="figure-svg" width="20" height="20" aria-hidden="true">
              <rect class="window" x="1" y="4" width="18" height="12" />
            </svg>
            {window.label}
          </li>
        )}
      </ul>
    </div>
  )
}
