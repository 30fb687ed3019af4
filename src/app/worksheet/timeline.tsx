import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { addDays, calendarDay, chartTime, instant } from '../../fhir/resources/chart-time.ts'
import { ExamTimeline, type TimelineMark } from '../../figures/exam-timeline.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import worksheetTexts from '../../text/worksheet.ts'
import type { ExamTime } from './exam-time.ts'

/** When what was or will be: start of therapy, both examinations, week 6 and the days in which it counts, today. */
export function Timeline(props: {
  readonly chart: ChartInputs
  readonly baseline: ExamTime
  readonly followUp: ExamTime
  readonly asOf: Date
}) {
  const { format, site, model } = usePageContext()
  const { timeline } = useTextsOf(worksheetTexts)
  const { chart, baseline, followUp, asOf } = props
  const { started } = chart.therapy
  const at = (day: string) => {
    const read = chartTime(day, site.timeZone)
    return read.ok ? read.time.from : Number.NaN
  }
  const due = started && addDays(started, model.elastography.followUpWeeks * 7, site.timeZone)
  const today = calendarDay(instant(asOf), site.timeZone)
  const marks: TimelineMark[] = [
    ...(baseline.ok ? [mark('exam', baseline.time.from, timeline.baseline(format.day(baseline.time)))] : []),
    ...(started === undefined ? [] : [mark('start', started.from, timeline.start(format.day(started)))]),
    ...(due === undefined ? [] : [mark('due', at(due), timeline.due(format.date(due)))]),
    ...(followUp.ok ? [mark('exam', followUp.time.from, timeline.followUp(format.day(followUp.time)))] : []),
    mark('today', at(today), timeline.today(format.date(today))),
  ]
  const { window } = chart.deltaT.exams
  const counts = window && {
    from: at(window.from),
    to: at(window.to),
    label: timeline.window(format.date(window.from), format.date(window.to)),
  }
  return (
    <div class="timeline">
      {started === undefined && <p class="fine">{timeline.noStart}</p>}
      <ExamTimeline marks={marks} window={counts} />
    </div>
  )
}

function mark(kind: TimelineMark['kind'], time: number, label: string): TimelineMark {
  return { kind, time, label }
}
