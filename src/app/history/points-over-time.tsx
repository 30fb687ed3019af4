import { pointsOf, pointsText } from '../../facts/wording.ts'
import { type EarlierAssessment, isStanding } from '../../fhir/stored/earlier-assessments.ts'
import { TimeChart, type TimePoint } from '../../figures/time-chart.tsx'
import type { Scored } from '../../model/assessment.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { history } from '../../text/history.ts'
import { statusText } from '../record/status-text.ts'

/** Points of the stored assessments and of the one on the page; the table above holds the same. */
export function PointsOverTime(props: {
  readonly earlier: readonly EarlierAssessment[]
  readonly assessment: Scored | undefined
  readonly asOf: Date
}) {
  const { texts, format, model } = usePageContext()
  const { overTime } = useTextsOf(history)
  const day = (time: number) => format.date(new Date(time).toISOString())
  const point = (
    time: number,
    points: { readonly low: number; readonly high: number },
    state: TimePoint['state'],
    role: string,
  ): TimePoint => ({
    time,
    value: points.low === points.high ? points.low : [points.low, points.high],
    state,
    label: overTime.point(pointsText({ texts, format, model }, points), day(time), role),
  })
  const stored = props.earlier.flatMap(({ date, detail: { points }, status }) => {
    const time = Date.parse(date ?? '')
    return points === undefined || Number.isNaN(time)
      ? []
      : [point(time, points, isStanding({ status }) ? 'held' : 'withdrawn', statusText(texts, status))]
  })
  if (stored.length === 0) return null
  const now =
    props.assessment === undefined
      ? []
      : [
          {
            ...point(props.asOf.getTime(), pointsOf(props.assessment), 'held', overTime.current),
            marked: true,
          },
        ]
  return (
    <div class="points-over-time">
      <h3>{overTime.pointsHeading}</h3>
      <TimeChart
        points={[...stored, ...now]}
        reference={model.cutoff.points}
        words={{
          label: overTime.pointsLabel,
          value: (value) => format.number(value, 0),
          day,
          reference: overTime.cutoff(format.number(model.cutoff.points, 2)),
        }}
      />
    </div>
  )
}
