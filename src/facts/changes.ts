import { modelInputs } from '../fhir/assess-chart.ts'
import type { ChartInputs } from '../fhir/chart-inputs.ts'
import type { EarlierAssessment } from '../fhir/stored/earlier-assessments.ts'
import type { StoredDetail } from '../fhir/stored/stored-detail.ts'
import type { Scored } from '../model/assessment.ts'
import { type Interval, intervalOf } from '../model/interval.ts'
import { type DeltaTSign, PREDICTORS, type Predictor } from '../model/predictor.ts'
import { pointsOf } from './wording.ts'

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
      readonly before: number | Interval | DeltaTSign | undefined
      readonly now: number | Interval | DeltaTSign | undefined
      readonly by: number | undefined
    }
)

/** What differs between a stored assessment and the one on the page, as stored and as it stands. */
export function changesSince(last: EarlierAssessment, chart: ChartInputs, assessment: Scored): Change[] {
  const stored = last.detail
  const inputs = modelInputs(chart)
  return [
    pointsChange(stored, pointsOf(assessment)),
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
      // Where no input at all is known of it, it was written by another: then nothing can be said.
      const told = Object.keys(stored.inputs).length > 0 || stored.points !== undefined
      return {
        row,
        before,
        now,
        by,
        verdict: !told ? 'incomparable' : isSame(before, now) ? 'same' : 'changed',
      }
    }),
  ]
}

function isSame(a: number | Interval | DeltaTSign | undefined, b: typeof a): boolean {
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return a === b
  const [one, other] = [intervalOf(a), intervalOf(b)]
  return one.low === other.low && one.high === other.high
}

function pointsChange({ points: before, rounding }: StoredDetail, now: Points): Change {
  if (before === undefined) return { row: 'points', before, now, by: undefined, verdict: 'incomparable' }
  const same = Math.abs(now.low - before.low) <= rounding && Math.abs(now.high - before.high) <= rounding
  const single = before.low === before.high && now.low === now.high
  return {
    row: 'points',
    before,
    now,
    by: single && !same ? now.low - before.low : undefined,
    verdict: same ? 'same' : 'changed',
  }
}
