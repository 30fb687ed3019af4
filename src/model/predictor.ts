import type { Interval } from './interval.ts'

/** The four predictors of the model, in the order in which they are shown. */
export const PREDICTORS = ['nlr', 'deltaT', 'albumin', 'diameter'] as const

export type Predictor = (typeof PREDICTORS)[number]

/** The sign of the stiffness change, in the words of Table 2: `nonnegative` is its ">=0" row. */
export type DeltaTSign = 'negative' | 'nonnegative'

/**
 * What the model is given. NLR is a ratio, albumin in g/L, diameter in cm; each a number, or the range it is known to lie in.
 * `undefined` is unknown, never a default.
 */
export interface ModelInputs {
  readonly nlr: number | Interval | undefined
  readonly deltaT: DeltaTSign | undefined
  readonly albumin: number | Interval | undefined
  readonly diameter: number | Interval | undefined
}
