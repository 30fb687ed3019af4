import type { ChartInputs } from '../chart-inputs.ts'
import type { ReadContext } from '../read-context.ts'
import { chartTime, daysBetween } from '../resources/chart-time.ts'
import { type EarlierAssessment, isStanding } from './earlier-assessments.ts'

/** The newest stored assessment of the course that the chart is in, of those that stand. `identifier`: the finding of the chart as it is read now. */
export function latestOfCourse(
  chart: ChartInputs,
  identifier: string,
  context: ReadContext,
): EarlierAssessment | undefined {
  return chart.earlier.find(
    (stored) =>
      isStanding(stored) && (stored.identifiers.includes(identifier) || isOfCourse(stored, chart, context)),
  )
}

/**
 * Its index date lies neither within an earlier course nor further before that of the chart than the gap between two courses. A
 * start that the clinician entered stands as long as the chart knows none.
 */
function isOfCourse(
  { detail, period, date }: EarlierAssessment,
  { indexDate, therapy }: ChartInputs,
  { site: { timeZone, reading } }: ReadContext,
): boolean {
  const index = chartTime(detail.index ?? period?.start ?? date, timeZone)
  if (!index.ok) return false
  if (therapy.earlier.some(({ to }) => index.time.from <= to.to)) return false
  if (detail.start !== undefined && indexDate.state !== 'known') return true
  return daysBetween(index.time, indexDate.time, timeZone) <= reading.courseGapDays
}
