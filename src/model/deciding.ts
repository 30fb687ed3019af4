import type { Condition, OpenInput } from './assessment.ts'
import { maximumPoints } from './effect.ts'
import type { ModelFile } from './model-schema.ts'
import type { Predictor } from './predictor.ts'
import { riskClass } from './score.ts'

/** Points from the fewest to the most. */
interface Range {
  readonly low: number
  readonly high: number
}

/**
 * Whether learning one open input settles the class. `own` = the points it may add, `others` = the points of all the rest
 * together. Once it adds v points, the score lies in others.low + v .. others.high + v.
 */
export function findDeciding(
  model: ModelFile,
  predictor: Predictor,
  own: Range,
  others: Range,
): Pick<OpenInput, 'decides' | 'highIf' | 'lowIf'> {
  const certainlyHigh = (added: number) => riskClass(model, others.low + added) === 'high'
  const certainlyLow = (added: number) => riskClass(model, others.high + added) === 'low'
  const isStep = predictor === 'nlr' || predictor === 'deltaT'
  const always = isStep
    ? [own.low, own.high].every((added) => certainlyHigh(added) || certainlyLow(added))
    : others.low === others.high || certainlyHigh(own.low) || certainlyLow(own.high)
  const { points: cutoff } = model.cutoff
  const highIf = certainlyHigh(own.high)
    ? condition(model, predictor, 'high', Math.max(own.low, cutoff - others.low))
    : undefined
  const lowIf = certainlyLow(own.low)
    ? condition(model, predictor, 'low', Math.min(own.high, cutoff - others.high))
    : undefined
  return { decides: always ? 'always' : highIf || lowIf ? 'sometimes' : 'never', highIf, lowIf }
}

/** The values that add at least so many points (`high`), or fewer (`low`). */
function condition(model: ModelFile, predictor: Predictor, side: 'high' | 'low', points: number): Condition {
  const { predictors } = model
  // Large values add the points where beta is positive, and small values where it is negative.
  const isLarge = predictors[predictor].beta > 0 === (side === 'high')
  switch (predictor) {
    case 'deltaT':
      return { predictor, sign: isLarge ? 'nonnegative' : 'negative' }
    case 'nlr':
      return { predictor, comparator: isLarge ? '>' : '<=', value: predictors.nlr.threshold }
    case 'albumin':
    case 'diameter': {
      const [comparator, strict] = isLarge ? (['>=', '>'] as const) : (['<=', '<'] as const)
      return {
        predictor,
        comparator: side === 'high' ? comparator : strict,
        value: valueAdding(model, predictor, points),
      }
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
