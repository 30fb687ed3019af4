import type { ChartInputs } from '../chart-inputs.ts'
import { applyEdits } from '../edits/apply-edits.ts'
import { withTherapyStart } from '../edits/entry-date.ts'
import { readChart } from '../read-chart.ts'
import type { ReadContext } from '../read-context.ts'
import { assessmentIdentifier } from '../write/assessment-identifier.ts'
import { type EarlierAssessment, isConfirmed } from './earlier-assessments.ts'
import { latestOfCourse } from './latest-of-course.ts'
import { savedEdits } from './saved-edits.ts'

/** A chart with what the clinician signed of it before. */
export interface ChartAsSigned {
  readonly chart: ChartInputs
  /** The finding of the chart alone. */
  readonly identifier: string
  /** The newest signed assessment of this course on file. */
  readonly last: EarlierAssessment | undefined
}

/** Reads a chart and brings back what was answered, entered and chosen in its latest signed assessment, as the app does when it is opened. */
export async function readAsSigned(
  resources: readonly unknown[],
  context: ReadContext,
): Promise<ChartAsSigned> {
  const alone = await readChart(resources, context)
  const identifier = await assessmentIdentifier(alone, context)
  const signed = withSigned(alone)
  const last = latestOfCourse(signed, identifier, context)
  const saved = savedEdits(signed, identifier, context)?.edits
  const start = saved?.therapyStart
  if (start === undefined) {
    return { chart: saved === undefined ? alone : applyEdits(alone, saved, context).chart, identifier, last }
  }
  // By another index date other values are the nearest: the chart is read again, and what was entered is laid over that.
  const started = withTherapyStart(context, start)
  const read = await readChart(resources, started)
  const edits = savedEdits(withSigned(read), await assessmentIdentifier(read, started), started)?.edits ?? {}
  return { chart: applyEdits(read, edits, started).chart, identifier, last }
}

/** Without assessments that nobody confirmed. One that is a range is preliminary in any case: whether it was confirmed is not told. */
function withSigned(chart: ChartInputs): ChartInputs {
  const earlier = chart.earlier.filter(
    (stored) => isConfirmed(stored) || stored.detail.points?.low !== stored.detail.points?.high,
  )
  return { ...chart, earlier }
}
