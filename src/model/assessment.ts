import type { Effect } from './effect.ts'
import type { Interval } from './interval.ts'
import type { DeltaTSign, Predictor } from './predictor.ts'
import type { ProbabilityInterval } from './probability-interval.ts'
import type { RiskClass } from './score.ts'

/**
 * An input whose points are known, and what it adds. `value` is a ratio, a sign, g/L or cm, or a range all of which adds the
 * same ("< 20 g/L" lies beyond the axis); `maximumPoints` is the end of its axis.
 */
export interface Contribution extends Effect {
  readonly predictor: Predictor
  readonly value: number | DeltaTSign | Interval
  readonly maximumPoints: number
}

/** A set of values of one predictor: for NLR a side of its threshold, for dT a sign, else a half-line in the predictor's unit. */
export type Condition =
  | { readonly predictor: 'deltaT'; readonly sign: DeltaTSign }
  | {
      readonly predictor: 'nlr' | 'albumin' | 'diameter'
      readonly comparator: '<' | '<=' | '>' | '>='
      readonly value: number
    }

/** An input of a bounded score whose points are open, and whether learning it (and nothing else) would settle the class. */
export interface OpenInput {
  readonly predictor: Predictor
  readonly maximumPoints: number
  /** The range it is known to lie in; undefined where nothing is known of it. */
  readonly range: Interval | undefined
  /** The fewest and the most points it may add. */
  readonly points: { readonly low: number; readonly high: number }
  readonly decides: 'always' | 'sometimes' | 'never'
  /** Values that alone make the class certainly high / low whatever the other open inputs are. */
  readonly highIf: Condition | undefined
  readonly lowIf: Condition | undefined
}

/** One end of a bounded score. */
export interface Bound {
  readonly points: number
  readonly linearPredictor: number
  /** Estimated, 0..1. */
  readonly probability: number
}

export interface CompleteAssessment {
  readonly kind: 'complete'
  readonly points: number
  readonly linearPredictor: number
  readonly riskClass: RiskClass
  /** Estimated, 0..1. */
  readonly probability: number
  readonly interval: ProbabilityInterval | undefined
  readonly contributions: readonly Contribution[]
}

export interface BoundedAssessment {
  readonly kind: 'bounded'
  readonly low: Bound
  readonly high: Bound
  readonly riskClass: RiskClass | 'undecided'
  readonly contributions: readonly Contribution[]
  readonly open: readonly OpenInput[]
}

/** Nothing is known of any predictor: the bounds would be the whole scale. */
export interface NotComputable {
  readonly kind: 'notComputable'
  readonly reasons: readonly 'no-predictor-known'[]
}

/** The chart contradicts what the model is for; no score is formed. */
export interface OutOfScope {
  readonly kind: 'outOfScope'
  readonly reasons: readonly 'not-hcc'[]
}

export type Assessment = CompleteAssessment | BoundedAssessment | NotComputable | OutOfScope

/** A score, whole or as a range: what can be shown on the scale, and stored. */
export type Scored = CompleteAssessment | BoundedAssessment

export function isScored(assessment: Assessment): assessment is Scored {
  return assessment.kind === 'complete' || assessment.kind === 'bounded'
}
