import type { Condition, UnknownInput } from './assessment.ts'
import { maximumPoints } from './effect.ts'
import type { ModelFile } from './model-schema.ts'
import type { Predictor } from './predictor.ts'
import { riskClass } from './score.ts'

/**
 * Whether learning one unknown settles the class. `known` = points of the known inputs, `room` = the most points all
 * unknowns together can add. Once it adds v points, the score lies in known + v .. known + v + (room - its own maximum).
 */
export function deciding(model: ModelFile, predictor: Predictor, known: number, room: number): UnknownInput {
  const maximum = maximumPoints(model, predictor)
  const rest = room - maximum
  const certainlyHigh = (added: number) => riskClass(model, known + added) === 'high'
  const certainlyLow = (added: number) => riskClass(model, known + added + rest) === 'low'
  const isStep = predictor === 'nlr' || predictor === 'deltaT'
  const always = isStep
    ? [0, maximum].every((added) => certainlyHigh(added) || certainlyLow(added))
    : rest === 0 || certainlyHigh(0) || certainlyLow(maximum)
  const highIf = certainlyHigh(maximum)
    ? unfavourableFrom(model, predictor, Math.max(0, model.cutoff.points - known))
    : undefined
  const lowIf = certainlyLow(0)
    ? favourableBelow(model, predictor, Math.min(maximum, model.cutoff.points - known - rest))
    : undefined
  return {
    predictor,
    maximumPoints: maximum,
    decides: always ? 'always' : highIf || lowIf ? 'sometimes' : 'never',
    highIf,
    lowIf,
  }
}

/** The values that add at least so many points. */
function unfavourableFrom(model: ModelFile, predictor: Predictor, points: number): Condition {
  const { predictors } = model
  switch (predictor) {
    case 'deltaT':
      return { predictor, sign: predictors.deltaT.beta < 0 ? 'negative' : 'nonnegative' }
    case 'nlr':
      return {
        predictor,
        comparator: predictors.nlr.beta > 0 ? '>' : '<=',
        value: predictors.nlr.threshold,
      }
    case 'albumin':
    case 'diameter':
      return {
        predictor,
        comparator: predictors[predictor].beta > 0 ? '>=' : '<=',
        value: valueAdding(model, predictor, points),
      }
  }
}

/** The values that add fewer points than so many. */
function favourableBelow(model: ModelFile, predictor: Predictor, points: number): Condition {
  const { predictors } = model
  switch (predictor) {
    case 'deltaT':
      return { predictor, sign: predictors.deltaT.beta < 0 ? 'nonnegative' : 'negative' }
    case 'nlr':
      return {
        predictor,
        comparator: predictors.nlr.beta > 0 ? '<=' : '>',
        value: predictors.nlr.threshold,
      }
    case 'albumin':
    case 'diameter':
      return {
        predictor,
        comparator: predictors[predictor].beta > 0 ? '<' : '>',
        value: valueAdding(model, predictor, points),
      }
  }
}

/** The value (g/L or cm) on a linear axis at which the predictor adds so many points. */
function valueAdding(model: ModelFile, predictor: 'albumin' | 'diameter', points: number): number {
  const { beta, axis } = model.predictors[predictor]
  const share = points / maximumPoints(model, predictor)
  const [from, to] = beta > 0 ? axis : [axis[1], axis[0]]
  return from + share * (to - from)
}
