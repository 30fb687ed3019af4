import type { ChartInputs } from '../chart-inputs.ts'
import { applyEdits } from '../edits/apply-edits.ts'
import { withTherapyStart } from '../edits/entry-date.ts'
import { readChart } from '../read-chart.ts'
import type { ReadContext } from '../read-context.ts'
import { assessmentIdentifier } from '../write/assessment-identifier.ts'
import type { EarlierAssessment } from './earlier-assessments.ts'
import { latestOfCourse } from './latest-of-course.ts'
import { savedEdits } from './saved-edits.ts'

/** A chart with what the clinician saved of it before, as the app shows it when it is opened. */
export interface ChartAsSaved {
  readonly chart: ChartInputs
  /** The finding of the chart alone. */
  readonly identifier: string
  /** The newest assessment of this course on file. */
  readonly last: EarlierAssessment | undefined
}

/** Reads a chart and brings back what was answered, entered and chosen in its latest assessment on file. */
export async function readAsSaved(
  resources: readonly unknown[],
  context: ReadContext,
): Promise<ChartAsSaved> {
  const alone = await readChart(resources, context)
  const identifier = await assessmentIdentifier(alone, context)
  const last = latestOfCourse(alone, identifier, context)
  const saved = savedEdits(alone, identifier, context)?.edits
  const start = saved?.therapyStart
  if (start === undefined) {
    return { chart: saved === undefined ? alone : applyEdits(alone, saved, context).chart, identifier, last }
  }
  // By another index date other values are the nearest: the chart is read again, and what was entered is laid over that.
  const started = withTherapyStart(context, start)
  const read = await readChart(resources, started)
  const edits = savedEdits(read, await assessmentIdentifier(read, started), started)?.edits ?? {}
  return { chart: applyEdits(read, edits, started).chart, identifier, last }
}
