import { ok } from '../../result.ts'
import { checkPredicted } from '../checks.ts'
import type { Statistic } from '../statistic.ts'
import { checkThresholds, treatedCounts } from './net-benefit.ts'

/** Of `per` patients: how many the model calls high risk at this threshold, and how many of those have the outcome. */
export interface ClinicalImpact {
  readonly threshold: number
  readonly highRisk: number
  readonly highRiskWithOutcome: number
}

/** The clinical impact curve (Kerr, J Clin Oncol 2016): numbers called high risk, and rightly so, per 1,000 patients by default. */
export function clinicalImpact(
  probabilities: Float64Array,
  outcome: Uint8Array,
  thresholds: readonly number[],
  per = 1000,
): Statistic<readonly ClinicalImpact[]> {
  const failure = checkPredicted(probabilities, outcome) ?? checkThresholds(thresholds)
  if (failure !== undefined) return failure
  const scale = per / outcome.length
  return ok(
    treatedCounts(probabilities, outcome, thresholds).map(({ threshold, tp, fp }) => ({
      threshold,
      highRisk: (tp + fp) * scale,
      highRiskWithOutcome: tp * scale,
    })),
  )
}
