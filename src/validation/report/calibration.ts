import { ok } from '../../result.ts'
import { type Brier, brierScore } from '../../stats/calibration/brier.ts'
import { type CalibrationCurve, calibrationCurve } from '../../stats/calibration/calibration-curve.ts'
import { type HosmerLemeshow, hosmerLemeshow } from '../../stats/calibration/hosmer-lemeshow.ts'
import { logOddsOf } from '../../stats/calibration/log-odds-of.ts'
import { type ObservedExpected, observedExpected } from '../../stats/calibration/observed-expected.ts'
import { inTheLarge, logisticRecalibration } from '../../stats/calibration/recalibration.ts'
import { spiegelhalterTest } from '../../stats/calibration/spiegelhalter.ts'
import { type ValProb, valProb } from '../../stats/calibration/val-prob.ts'
import { countOnes } from '../../stats/checks.ts'
import { proportion } from '../../stats/proportion.ts'
import type { Coefficient } from '../../stats/regression/coefficients.ts'
import { refuse, type Statistic } from '../../stats/statistic.ts'
import { outcomeHistogram } from './curves/outcome-histogram.ts'
import { type FigureOrReason, type JsonOf, toReport } from './figure-or-reason.ts'
import { bitsAt, completeRows, type Study, valuesAt } from './study.ts'

/** How well probabilities agree with what happened, in one set of patients. */
export interface Calibration {
  readonly patients: number
  readonly events: number
  readonly meanPredicted: number | null
  /** Probabilities of exactly 0 or 1: with any, the figures on the log-odds are missing (`probability-zero-or-one`). */
  readonly certain: number
  readonly observedExpected: FigureOrReason<JsonOf<ObservedExpected>>
  /** Intercept with the slope held at 1, log-odds. */
  readonly inTheLarge: FigureOrReason<JsonOf<Coefficient>>
  /** Both fitted jointly. */
  readonly joint: FigureOrReason<{
    readonly intercept: JsonOf<Coefficient>
    readonly slope: JsonOf<Coefficient>
  }>
  readonly curve: FigureOrReason<JsonOf<CalibrationCurve>>
  readonly hosmerLemeshow: FigureOrReason<JsonOf<HosmerLemeshow>>
  readonly groups: readonly GroupPoint[]
  readonly brier: FigureOrReason<JsonOf<Brier>>
  readonly spiegelhalter: FigureOrReason<{ readonly z: number; readonly p: number }>
  readonly valProb: FigureOrReason<JsonOf<ValProb>>
  /** Patients by probability, in steps of 1/50. */
  readonly histogram: {
    readonly from: 0
    readonly to: 1
    readonly withOutcome: readonly number[]
    readonly without: readonly number[]
  }
}

/** A group of the Hosmer-Lemeshow test: mean probability, share with the outcome, its Wilson interval. */
export interface GroupPoint {
  readonly n: number
  readonly events: number
  readonly predicted: number
  readonly observed: number
  readonly lower: number
  readonly upper: number
}

export interface CalibrationSection {
  readonly strata: readonly (Calibration & { readonly stratum: string | null })[]
}

export function calibrationSection({ scored, outcome, strata }: Study): CalibrationSection {
  return {
    strata: strata.map(({ name, rows }) => {
      const complete = completeRows(rows, [scored.probability, outcome])
      return {
        stratum: name,
        ...calibration(valuesAt(scored.probability, complete), bitsAt(outcome, complete)),
      }
    }),
  }
}

const STEPS = 50

/** All calibration figures of probabilities (0..1) against a 0/1 outcome; each that cannot be had says why. */
export function calibration(probabilities: Float64Array, outcome: Uint8Array): Calibration {
  const n = outcome.length
  const logOdds = logOddsOf(probabilities)
  const onLogOdds = <T>(statistic: (values: Float64Array) => Statistic<T>): Statistic<T> =>
    logOdds.ok ? statistic(logOdds.value) : logOdds
  const test = hosmerLemeshow(probabilities, outcome)
  const joint = onLogOdds((values) => logisticRecalibration(values, outcome))
  return {
    patients: n,
    events: countOnes(outcome),
    meanPredicted: n === 0 ? null : probabilities.reduce((sum, p) => sum + p, 0) / n,
    certain: probabilities.filter((p) => p === 0 || p === 1).length,
    observedExpected: toReport(observedExpected(probabilities, outcome)),
    inTheLarge: toReport(onLogOdds((values) => inTheLarge(values, outcome))),
    joint: toReport(joint.ok ? ok({ intercept: joint.value.intercept, slope: joint.value.slope }) : joint),
    curve: toReport(calibrationCurve(probabilities, outcome)),
    hosmerLemeshow: toReport(test),
    groups: test.ok ? test.value.groups.flatMap(groupPoint) : [],
    brier: toReport(brierScore(probabilities, outcome)),
    spiegelhalter: toReport(spiegelhalterTest(probabilities, outcome)),
    // One class alone is said at once, not by an error from within.
    valProb: toReport(
      countOnes(outcome) === 0 || countOnes(outcome) === n
        ? refuse('one-class-only')
        : valProb(probabilities, outcome),
    ),
    histogram: outcomeHistogram(probabilities, outcome, [0, 1], STEPS),
  }
}

function groupPoint({ n, observed, expected }: HosmerLemeshow['groups'][number]): GroupPoint[] {
  const share = proportion(observed, n)
  if (!share.ok) return []
  const { estimate, lower, upper } = share.value
  return [{ n, events: observed, predicted: expected / n, observed: estimate, lower, upper }]
}
