import type { ModelFile } from '../../model/model-schema.ts'
import { linearPredictorAt, probability } from '../../model/score.ts'

/** Probabilities worth a label, the most useful first: where room is short the later ones go. */
const WORTH_LABELLING = [0.5, 0.1, 0.9, 0.01, 0.99, 0.3, 0.7, 0.05, 0.95, 0.2, 0.8]

/**
 * The points at which the model gives a probability (0..1), found by halving from..to on the model's own function.
 * A probability beyond the scale is given at the nearer end.
 */
export function pointsAtProbability(model: ModelFile, wanted: number, maximum: number): number {
  let [low, high] = [0, maximum]
  for (let i = 0; i < 50; i += 1) {
    const middle = (low + high) / 2
    if (probability(model, linearPredictorAt(model, middle)) < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Ticks of the probability axis that lie on the scale, the most useful first. */
export function probabilityTicks(
  model: ModelFile,
  maximum: number,
): readonly { readonly probability: number; readonly points: number }[] {
  const at = (points: number) => probability(model, linearPredictorAt(model, points))
  return WORTH_LABELLING.filter((wanted) => wanted >= at(0) && wanted <= at(maximum)).map((wanted) => ({
    probability: wanted,
    points: pointsAtProbability(model, wanted, maximum),
  }))
}
