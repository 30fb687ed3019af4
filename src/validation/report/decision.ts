import { type NetBenefitBand, netBenefitBand } from '../../stats/decision/bootstrap-band.ts'
import { type ClinicalImpact, clinicalImpact } from '../../stats/decision/clinical-impact.ts'
import {
  decisionCurve,
  type NetBenefit,
  type NetBenefitDifference,
  netBenefitDifference,
} from '../../stats/decision/net-benefit.ts'
import { type FigureOrReason, type JsonOf, noFigure, toReport } from './figure-or-reason.ts'
import { thresholdOf } from './performance.ts'
import { repeats } from './repeats.ts'
import { bitsAt, completeRows, type Study, valuesAt } from './study.ts'

/** Decision curves of the model's probability: net benefit per patient over thresholds 1 % .. 99 %. */
export interface DecisionSection {
  /** The probability that lies at the cut-off in force, 0..1; null for the scores of another model. */
  readonly thresholdAtCutoff: number | null
  readonly strata: readonly StratumDecision[]
}

export interface StratumDecision {
  readonly stratum: string | null
  readonly patients: number
  readonly curve: FigureOrReason<readonly JsonOf<NetBenefit>[]>
  /** Pointwise 95 % bootstrap band of the model's net benefit. */
  readonly band: FigureOrReason<readonly NetBenefitBand[]>
  /** Per 1,000 patients. */
  readonly impact: FigureOrReason<readonly ClinicalImpact[]>
  /** The model minus the second probability that came with the data, on the patients who have both; null without one. */
  readonly against: FigureOrReason<readonly NetBenefitDifference[]> | null
}

const THRESHOLDS: readonly number[] = Array.from({ length: 99 }, (_, i) => (i + 1) / 100)

export function decision(study: Study): DecisionSection {
  const { scored, outcome, strata, table } = study
  const other = table.columns.otherProbability
  const against = (rows: Int32Array, second: Float64Array) => {
    const both = completeRows(rows, [scored.probability, second, outcome])
    const [first, compared] = [valuesAt(scored.probability, both), valuesAt(second, both)]
    return toReport(netBenefitDifference(first, compared, bitsAt(outcome, both), THRESHOLDS))
  }
  return {
    thresholdAtCutoff: thresholdOf(study),
    strata: strata.map(({ name, rows }) => {
      const complete = completeRows(rows, [scored.probability, outcome])
      const probabilities = valuesAt(scored.probability, complete)
      const bits = bitsAt(outcome, complete)
      const bootstrap = repeats(study, complete.length)
      return {
        stratum: name,
        patients: complete.length,
        curve: toReport(decisionCurve(probabilities, bits, THRESHOLDS)),
        band: bootstrap.ok
          ? toReport(netBenefitBand(probabilities, bits, THRESHOLDS, bootstrap.value))
          : noFigure(bootstrap.problem),
        impact: toReport(clinicalImpact(probabilities, bits, THRESHOLDS)),
        against: other === undefined ? null : against(rows, other),
      }
    }),
  }
}
