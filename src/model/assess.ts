import type { Assessment, Bound, BoundedAssessment, CompleteAssessment, Contribution } from './assessment.ts'
import { deciding } from './deciding.ts'
import { effectOf, maximumPoints } from './effect.ts'
import type { ModelFile } from './model-schema.ts'
import { type ModelInputs, PREDICTORS, type Predictor } from './predictor.ts'
import { probabilityInterval } from './probability-interval.ts'
import { linearPredictorAt, probability, riskClass } from './score.ts'

/**
 * Scores what is known and bounds what is not (interval arithmetic over every unknown's axis).
 * Inputs: NLR ratio, dT sign, albumin g/L, diameter cm. A non-finite or negative number is a caller's bug and throws.
 */
export function assess(model: ModelFile, inputs: ModelInputs): Assessment {
  const contributions = PREDICTORS.flatMap((predictor) => contributionOf(model, predictor, inputs) ?? [])
  if (contributions.length === 0) return { kind: 'notComputable', reasons: ['no-predictor-known'] }
  const known = contributions.reduce((sum, { points }) => sum + points, 0)
  const unknown = PREDICTORS.filter((predictor) => inputs[predictor] === undefined)
  return unknown.length === 0
    ? complete(model, known, contributions)
    : bounded(model, known, contributions, unknown)
}

function contributionOf(
  model: ModelFile,
  predictor: Predictor,
  inputs: ModelInputs,
): Contribution | undefined {
  const value = inputs[predictor]
  if (value === undefined) return undefined
  if (typeof value === 'number' && !(Number.isFinite(value) && value >= 0)) {
    throw new RangeError(`${predictor} must be a finite number, not negative`)
  }
  return {
    predictor,
    value,
    maximumPoints: maximumPoints(model, predictor),
    ...effectOf(model, predictor, value),
  }
}

function complete(
  model: ModelFile,
  points: number,
  contributions: readonly Contribution[],
): CompleteAssessment {
  const { linearPredictor, probability } = boundAt(model, points)
  const onAxis = (predictor: Predictor) => {
    const contribution = contributions.find((item) => item.predictor === predictor)
    return (contribution?.logOdds ?? 0) / model.predictors[predictor].beta
  }
  const indicator = (predictor: 'nlr' | 'deltaT') => (onAxis(predictor) === 0 ? 0 : 1)
  return {
    kind: 'complete',
    points,
    linearPredictor,
    riskClass: riskClass(model, points),
    probability,
    interval: probabilityInterval(
      model,
      {
        nlr: indicator('nlr'),
        deltaT: indicator('deltaT'),
        albumin: onAxis('albumin'),
        diameter: onAxis('diameter'),
      },
      linearPredictor,
    ),
    contributions,
  }
}

function bounded(
  model: ModelFile,
  known: number,
  contributions: readonly Contribution[],
  unknown: readonly Predictor[],
): BoundedAssessment {
  const room = unknown.reduce((sum, predictor) => sum + maximumPoints(model, predictor), 0)
  const low = boundAt(model, known)
  const high = boundAt(model, known + room)
  const classes = [riskClass(model, low.points), riskClass(model, high.points)] as const
  return {
    kind: 'bounded',
    low,
    high,
    riskClass: classes[0] === classes[1] ? classes[0] : 'undecided',
    contributions,
    unknown: unknown.map((predictor) => deciding(model, predictor, known, room)),
  }
}

function boundAt(model: ModelFile, points: number): Bound {
  const linearPredictor = linearPredictorAt(model, points)
  return { points, linearPredictor, probability: probability(model, linearPredictor) }
}
