import { inverseLogit, linearPredictorAt, probability } from '../../model/score.ts'
import { fail, ok } from '../../result.ts'
import { logOddsOf } from '../../stats/calibration/log-odds-of.ts'
import { observedExpected } from '../../stats/calibration/observed-expected.ts'
import { inTheLarge, logisticRecalibration } from '../../stats/calibration/recalibration.ts'
import { countOnes } from '../../stats/checks.ts'
import { netBenefitAt } from '../../stats/decision/net-benefit.ts'
import { type Estimate, type WaldEstimate, waldInterval } from '../../stats/interval.ts'
import { auc } from '../../stats/roc/auc.ts'
import { refuse, type Statistic } from '../../stats/statistic.ts'
import { type FigureOrReason, noFigure, toReport } from './figure-or-reason.ts'
import { bitsAt, completeRows, type Study, valuesAt } from './study.ts'

/** The figures by which a model is judged at a glance: in subgroups, centres, periods, and over imputed data. */
export const MEASURES = ['auc', 'observedExpected', 'inTheLarge', 'slope', 'netBenefit'] as const

export type Measure = (typeof MEASURES)[number]

/** Those that are pooled over centres. */
export const POOLED_MEASURES = ['auc', 'observedExpected', 'slope'] as const satisfies readonly Measure[]
export type PooledMeasure = (typeof POOLED_MEASURES)[number]

export interface Performance {
  readonly patients: number
  readonly events: number
  /** AUC with its interval on the logit; O/E on the log; the others as they are. Net benefit at the cut-off's probability. */
  readonly figures: { readonly [M in Measure]: FigureOrReason<Estimate> }
}

/** Predictions and outcomes of the same patients. */
export interface Predicted {
  readonly scores: Float64Array
  readonly probabilities: Float64Array
  readonly outcome: Uint8Array
}

type Working = Pick<WaldEstimate, 'estimate' | 'se'>

/** Each measure on the scale on which it is about normal: AUC as logit, O/E as log. */
export function workingFigures(
  { scores, probabilities, outcome }: Predicted,
  threshold: number | null,
): { readonly [M in Exclude<Measure, 'netBenefit'>]: Statistic<Working> } & {
  readonly netBenefit: Statistic<Working> | undefined
} {
  const logOdds = logOddsOf(probabilities)
  const joint = logOdds.ok ? logisticRecalibration(logOdds.value, outcome) : logOdds
  return {
    auc: logitAuc(scores, outcome),
    observedExpected: logRatio(probabilities, outcome),
    inTheLarge: logOdds.ok ? inTheLarge(logOdds.value, outcome) : logOdds,
    slope: joint.ok ? ok(joint.value.slope) : joint,
    netBenefit: threshold === null ? undefined : netBenefitAt(probabilities, outcome, threshold),
  }
}

function logitAuc(scores: Float64Array, outcome: Uint8Array): Statistic<Working> {
  const area = auc(scores, outcome)
  if (!area.ok) return area
  const { estimate, variance } = area.value
  if (variance === undefined) return refuse('too-few-values')
  if (estimate === 0 || estimate === 1) return refuse('separation')
  return ok({
    estimate: Math.log(estimate / (1 - estimate)),
    se: Math.sqrt(variance) / (estimate * (1 - estimate)),
  })
}

function logRatio(probabilities: Float64Array, outcome: Uint8Array): Statistic<Working> {
  const ratio = observedExpected(probabilities, outcome)
  if (!ratio.ok) return ratio
  const { observed, expected } = ratio.value
  return ok({
    estimate: Math.log(observed / expected),
    se: Math.sqrt((1 - observed / outcome.length) / observed),
  })
}

/** From the working scale to the one that is printed. */
export function onOwnScale(measure: Measure, { estimate, lower, upper }: Estimate): Estimate {
  const back = {
    auc: inverseLogit,
    observedExpected: Math.exp,
    inTheLarge: same,
    slope: same,
    netBenefit: same,
  }
  const of = back[measure]
  return { estimate: of(estimate), lower: of(lower), upper: of(upper) }
}

const same = (value: number) => value

export function performance(predicted: Predicted, threshold: number | null): Performance {
  const working = workingFigures(predicted, threshold)
  const figure = (measure: Measure): FigureOrReason<Estimate> => {
    const of = working[measure]
    if (of === undefined) return noFigure('no-cutoff')
    return of.ok
      ? toReport(ok(onOwnScale(measure, waldInterval(of.value.estimate, of.value.se))))
      : toReport(fail(of.problem))
  }
  return {
    patients: predicted.outcome.length,
    events: countOnes(predicted.outcome),
    figures: figuresBy(figure),
  }
}

/** One entry a measure. */
export function figuresBy<T>(of: (measure: Measure) => T): { readonly [M in Measure]: T } {
  return {
    auc: of('auc'),
    observedExpected: of('observedExpected'),
    inTheLarge: of('inTheLarge'),
    slope: of('slope'),
    netBenefit: of('netBenefit'),
  }
}

/** The predictions of those of the rows that have a score, a probability and an outcome. */
export function predictedIn({ scored, outcome }: Study, rows: Int32Array): Predicted {
  const complete = completeRows(rows, [scored.scores.model, scored.probability, outcome])
  return {
    scores: valuesAt(scored.scores.model, complete),
    probabilities: valuesAt(scored.probability, complete),
    outcome: bitsAt(outcome, complete),
  }
}

/** The probability that lies at the cut-off in force, 0..1; null for the scores of another model. */
export function thresholdOf({ table, model, options }: Study): number | null {
  return table.kind === 'scored' || options.cutoff === null
    ? null
    : probability(model, linearPredictorAt(model, options.cutoff))
}
