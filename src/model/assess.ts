import type {
  Assessment,
  Bound,
  BoundedAssessment,
  CompleteAssessment,
  Contribution,
  OpenInput,
} from './assessment.ts'
import { findDeciding } from './deciding.ts'
import { type Effect, effectsOf, maximumPoints } from './effect.ts'
import { type Interval, intervalOf } from './interval.ts'
import type { ModelFile } from './model-schema.ts'
import { type ModelInputs, PREDICTORS, type Predictor } from './predictor.ts'
import { probabilityInterval } from './probability-interval.ts'
import { linearPredictorAt, probability, riskClass } from './score.ts'

/** An input as far as the chart tells it: one share of the score, or a range of shares. */
interface Share {
  readonly predictor: Predictor
  readonly value: ModelInputs[Predictor]
  readonly low: Pick<Effect, 'points'>
  readonly high: Pick<Effect, 'points'>
  /** The one share, where all that is possible adds the same. */
  readonly settled: Effect | undefined
}

/**
 * Scores what is known and bounds what is open (interval arithmetic over the range of each input, or over its whole axis).
 * Inputs: NLR ratio, dT sign, albumin g/L, diameter cm. A negative number or an empty range is a caller's bug and throws.
 */
export function assess(model: ModelFile, inputs: ModelInputs): Assessment {
  const shares = PREDICTORS.map((predictor) => shareOf(model, predictor, inputs))
  if (shares.every(({ predictor, low, high }) => isWhole(model, predictor, low, high))) {
    return { kind: 'notComputable', reasons: ['no-predictor-known'] }
  }
  const contributions = shares.flatMap((share) => contributionOf(model, share) ?? [])
  const open = shares.filter(({ settled }) => settled === undefined)
  return open.length === 0 ? complete(model, contributions) : bounded(model, contributions, open)
}

function shareOf(model: ModelFile, predictor: Predictor, inputs: ModelInputs): Share {
  const value = inputs[predictor]
  if (value === undefined) {
    const most = { points: maximumPoints(model, predictor) }
    return { predictor, value, low: { points: 0 }, high: most, settled: undefined }
  }
  if (typeof value !== 'string') check(predictor, intervalOf(value))
  const { low, high } = effectsOf(model, predictor, value)
  return { predictor, value, low, high, settled: low.points === high.points ? low : undefined }
}

function check(predictor: Predictor, { low, high }: Interval): void {
  if (!(Number.isFinite(low) && low >= 0 && high >= low)) {
    throw new RangeError(`${predictor} must be a number or a range, not negative`)
  }
}

function isWhole(
  model: ModelFile,
  predictor: Predictor,
  low: Pick<Effect, 'points'>,
  high: Pick<Effect, 'points'>,
): boolean {
  return low.points === 0 && high.points === maximumPoints(model, predictor)
}

function contributionOf(model: ModelFile, { predictor, value, settled }: Share): Contribution | undefined {
  if (settled === undefined || value === undefined) return undefined
  return { predictor, value, maximumPoints: maximumPoints(model, predictor), ...settled }
}

function complete(model: ModelFile, contributions: readonly Contribution[]): CompleteAssessment {
  const points = contributions.reduce((sum, contribution) => sum + contribution.points, 0)
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
  contributions: readonly Contribution[],
  shares: readonly Share[],
): BoundedAssessment {
  const known = contributions.reduce((sum, { points }) => sum + points, 0)
  const open = shares.map(
    ({ predictor, value, low, high }): Omit<OpenInput, 'decides' | 'highIf' | 'lowIf'> => ({
      predictor,
      maximumPoints: maximumPoints(model, predictor),
      range: typeof value === 'object' ? value : undefined,
      points: { low: low.points, high: high.points },
    }),
  )
  // The rest is summed without the input, not by taking it off again: binary fractions must not make one open input look like two.
  const total = (end: 'low' | 'high', without?: Predictor) =>
    open.reduce((sum, { predictor, points }) => (predictor === without ? sum : sum + points[end]), known)
  const low = boundAt(model, total('low'))
  const high = boundAt(model, total('high'))
  const classes = [riskClass(model, low.points), riskClass(model, high.points)] as const
  return {
    kind: 'bounded',
    low,
    high,
    riskClass: classes[0] === classes[1] ? classes[0] : 'undecided',
    contributions,
    open: open.map((input) => ({
      ...input,
      ...findDeciding(model, input.predictor, input.points, {
        low: total('low', input.predictor),
        high: total('high', input.predictor),
      }),
    })),
  }
}

function boundAt(model: ModelFile, points: number): Bound {
  const linearPredictor = linearPredictorAt(model, points)
  return { points, linearPredictor, probability: probability(model, linearPredictor) }
}
