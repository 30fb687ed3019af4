import { niceStep } from '../../figures/nice-ticks.ts'
import { justAbove } from '../../figures/nomogram/preset-values.ts'
import { effectsOf } from '../../model/effect.ts'
import type { Interval } from '../../model/interval.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import type { DeltaTSign, Predictor } from '../../model/predictor.ts'
import { roundTo } from '../../model/rounding.ts'

/** About fifty places along an axis. */
const STEPS = 50

/** The values that can be tried for an input, in its unit, from the fewest points to the most: both sides of a threshold, both signs, or even steps along its axis. */
export function axisStops(model: ModelFile, predictor: Predictor): readonly (number | DeltaTSign)[] {
  return unordered(model, predictor).toSorted(
    (a, b) => pointsAt(model, predictor, a) - pointsAt(model, predictor, b),
  )
}

function unordered(model: ModelFile, predictor: Predictor): readonly (number | DeltaTSign)[] {
  switch (predictor) {
    case 'nlr':
      return [model.predictors.nlr.threshold, justAbove(model)]
    case 'deltaT':
      return ['nonnegative', 'negative']
    case 'albumin':
    case 'diameter': {
      const { axis, decimals } = model.predictors[predictor]
      const [from, to] = axis
      const step = niceStep((to - from) / STEPS)
      const count = Math.floor((to - from) / step + 1e-9)
      const stops = Array.from({ length: count + 1 }, (_, index) => roundTo(from + index * step, decimals))
      return stops.at(-1) === to ? stops : [...stops, to]
    }
  }
}

/** The stop that lies nearest to a value by its points; the middle where nothing is known. */
export function nearestStop(
  model: ModelFile,
  predictor: Predictor,
  stops: readonly (number | DeltaTSign)[],
  value: number | Interval | DeltaTSign | undefined,
): number {
  if (value === undefined) return Math.floor(stops.length / 2)
  const wanted = pointsAt(model, predictor, value)
  const distances = stops.map((stop) => Math.abs(pointsAt(model, predictor, stop) - wanted))
  return distances.indexOf(Math.min(...distances))
}

function pointsAt(model: ModelFile, predictor: Predictor, value: number | Interval | DeltaTSign): number {
  const { low, high } = effectsOf(model, predictor, value)
  return (low.points + high.points) / 2
}
