import { modelInputs } from '../../fhir/assess-chart.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import { rationaleParts } from '../../fhir/stored/rationale-parts.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import { type DeltaTSign, PREDICTORS, type Predictor } from '../../model/predictor.ts'

export interface Points {
  readonly low: number
  readonly high: number
}

/** One line of a comparison; `undefined` where a side does not say. */
export type Change = { readonly verdict: 'same' | 'changed' | 'incomparable' } & (
  | {
      readonly row: 'points'
      readonly before: Points | undefined
      readonly now: Points
      /** Points now less points then, where both are single. */
      readonly by: number | undefined
    }
  | {
      readonly row: 'class'
      readonly before: EarlierAssessment['risk']
      readonly now: EarlierAssessment['risk']
    }
  | {
      readonly row: Predictor
      readonly before: number | DeltaTSign | undefined
      readonly now: number | DeltaTSign | undefined
      readonly by: number | undefined
    }
)

/** The newest assessment that was not taken back. */
export function lastStanding(earlier: readonly EarlierAssessment[]): EarlierAssessment | undefined {
  return earlier.find(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
}

export function pointsOf(assessment: CompleteAssessment | BoundedAssessment): Points {
  return assessment.kind === 'complete'
    ? { low: assessment.points, high: assessment.points }
    : { low: assessment.low.points, high: assessment.high.points }
}

/** What differs between a stored assessment and the one on the page, as stored and as it stands. */
export function changesSince(
  last: EarlierAssessment,
  chart: ChartInputs,
  assessment: CompleteAssessment | BoundedAssessment,
): Change[] {
  const stored = rationaleParts(last.rationale)
  const inputs = modelInputs(chart)
  return [
    pointsChange(stored.points, pointsOf(assessment)),
    {
      row: 'class',
      before: last.risk,
      now: assessment.riskClass,
      verdict:
        last.risk === 'unknown' ? 'incomparable' : last.risk === assessment.riskClass ? 'same' : 'changed',
    },
    ...PREDICTORS.map((row): Change => {
      const [before, now] = [stored.inputs[row]?.value, inputs[row]]
      const by = typeof before === 'number' && typeof now === 'number' ? now - before : undefined
      // A rationale that names no input at all is another's: then nothing can be said.
      const told = Object.keys(stored.inputs).length > 0 || stored.points !== undefined
      return { row, before, now, by, verdict: !told ? 'incomparable' : before === now ? 'same' : 'changed' }
    }),
  ]
}

/** Half of the last decimal with which points are stored. */
const ROUNDING = 0.05 + 1e-9

function pointsChange(before: Points | undefined, now: Points): Change {
  if (before === undefined) return { row: 'points', before, now, by: undefined, verdict: 'incomparable' }
  const same = Math.abs(now.low - before.low) <= ROUNDING && Math.abs(now.high - before.high) <= ROUNDING
  const single = before.low === before.high && now.low === now.high
  return {
    row: 'points',
    before,
    now,
    by: single && !same ? now.low - before.low : undefined,
    verdict: same ? 'same' : 'changed',
  }
}
