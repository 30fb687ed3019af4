import type { Interval } from './interval.ts'
import type { ModelFile } from './model-schema.ts'
import { type DeltaTSign, type ModelInputs, PREDICTORS, type Predictor } from './predictor.ts'
import { roundTo, withoutTail } from './rounding.ts'

/** One predictor's share of the score. */
export interface Effect {
  /** The predictor's term of the linear predictor (log-odds of non-response), value clamped to its axis. */
  readonly logOdds: number
  /** The same on the nomogram's scale, 0 at the axis' favourable end. */
  readonly points: number
  /** Where the value lay beyond the axis: the end that was used instead, in the predictor's unit. */
  readonly clampedTo: number | undefined
}

/** The lowest and highest term a predictor can contribute, in log-odds. */
export function span(model: ModelFile, predictor: Predictor): { low: number; high: number } {
  const { predictors } = model
  switch (predictor) {
    case 'nlr':
    case 'deltaT':
      return ordered(0, predictors[predictor].beta)
    case 'albumin':
    case 'diameter': {
      const { beta, axis } = predictors[predictor]
      return ordered(beta * axis[0], beta * axis[1])
    }
  }
}

/** Points per unit of log-odds: the predictor with the widest effect spans 100 points (the nomogram rule). */
export function pointsPerLogOdds(model: ModelFile): number {
  const widths = PREDICTORS.map((predictor) => {
    const { low, high } = span(model, predictor)
    return high - low
  })
  return 100 / Math.max(...widths)
}

/** The most points a predictor can contribute. */
export function maximumPoints(model: ModelFile, predictor: Predictor): number {
  const { low, high } = span(model, predictor)
  return (high - low) * pointsPerLogOdds(model)
}

/** The share of a known value: NLR as ratio, albumin in g/L, diameter in cm, dT by its sign. */
export function effectOf(model: ModelFile, predictor: Predictor, value: number | DeltaTSign): Effect {
  const { logOdds, clampedTo } = term(model, predictor, value)
  return { logOdds, clampedTo, points: (logOdds - span(model, predictor).low) * pointsPerLogOdds(model) }
}

/** The shares with the fewest and with the most points that a range leaves possible; the same where all of it adds the same. */
export function effectsOf(
  model: ModelFile,
  predictor: Predictor,
  value: number | DeltaTSign | Interval,
): { readonly low: Effect; readonly high: Effect } {
  if (typeof value !== 'object') {
    const effect = effectOf(model, predictor, value)
    return { low: effect, high: effect }
  }
  const { low, high, above } = value
  const { threshold } = model.predictors.nlr
  // "> 3" is above 3: the first number that the range holds stands for its low end.
  const isOnStep = predictor === 'nlr' && above === true && withoutTail(low) === threshold
  const ends = [isOnStep ? Math.min(high, threshold + 1) : low, high] as const
  const [one, other] = [effectOf(model, predictor, ends[0]), effectOf(model, predictor, ends[1])]
  return one.points <= other.points ? { low: one, high: other } : { low: other, high: one }
}

/** The fewest and the most points of an input: of its value, of a range, or of all its axis where nothing is known of it. */
export function shareOf(
  model: ModelFile,
  predictor: Predictor,
  value: ModelInputs[Predictor],
): { readonly low: number; readonly high: number } {
  if (value === undefined) return { low: 0, high: maximumPoints(model, predictor) }
  const { low, high } = effectsOf(model, predictor, value)
  return { low: low.points, high: high.points }
}

/** The shares of all inputs laid end to end at their fewest points: where one ends and the next begins, and their sums. */
export function stackedShares(
  model: ModelFile,
  inputs: ModelInputs,
): { readonly joints: readonly number[]; readonly low: number; readonly high: number } {
  const joints: number[] = []
  let [low, high] = [0, 0]
  for (const predictor of PREDICTORS) {
    const share = shareOf(model, predictor, inputs[predictor])
    low += share.low
    high += share.high
    joints.push(low)
  }
  return { joints: joints.slice(0, -1), low, high }
}

function term(model: ModelFile, predictor: Predictor, value: number | DeltaTSign): Omit<Effect, 'points'> {
  const { predictors } = model
  if (predictor === 'deltaT' || typeof value === 'string') {
    return { logOdds: value === 'nonnegative' ? predictors.deltaT.beta : 0, clampedTo: undefined }
  }
  if (predictor === 'nlr') {
    const { beta, threshold } = predictors.nlr
    return { logOdds: withoutTail(value) > threshold ? beta : 0, clampedTo: undefined }
  }
  const { beta, axis, decimals } = predictors[predictor]
  const rounded = Number.isFinite(value) ? roundTo(value, decimals) : value
  const onAxis = Math.min(Math.max(rounded, axis[0]), axis[1])
  return { logOdds: beta * onAxis, clampedTo: onAxis === rounded ? undefined : onAxis }
}

function ordered(a: number, b: number): { low: number; high: number } {
  return a < b ? { low: a, high: b } : { low: b, high: a }
}
