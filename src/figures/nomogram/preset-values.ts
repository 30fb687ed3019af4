import { effectOf } from '../../model/effect.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import type { DeltaTSign, Predictor } from '../../model/predictor.ts'
import { niceTicks } from '../nice-ticks.ts'

/** A labelled value on a predictor's axis. `value` is given to the model when it is chosen. */
export interface PresetValue {
  readonly value: number | DeltaTSign
  readonly points: number
  readonly label: string
}

/** What the places of an axis are called. */
export interface PresetWords {
  readonly nlrStop: (side: 'upTo' | 'above') => string
  readonly deltaTStop: (sign: DeltaTSign) => string
  readonly number: (value: number) => string
}

/** The smallest NLR that counts as above the threshold at the model's precision. */
export function justAbove(model: ModelFile): number {
  const { threshold, decimals } = model.predictors.nlr
  return threshold + 10 ** -decimals
}

/** The labelled places of an axis: both sides of a threshold, both signs, or about `count` round values and its ends. */
export function presetValues(
  model: ModelFile,
  predictor: Predictor,
  words: PresetWords,
  count: number,
): readonly PresetValue[] {
  switch (predictor) {
    case 'nlr': {
      const { threshold } = model.predictors.nlr
      const stop = (value: number, label: string) => ({
        value,
        label,
        points: effectOf(model, 'nlr', value).points,
      })
      return [stop(threshold, words.nlrStop('upTo')), stop(justAbove(model), words.nlrStop('above'))]
    }
    case 'deltaT':
      return (['nonnegative', 'negative'] as const).map((value) => ({
        value,
        label: words.deltaTStop(value),
        points: effectOf(model, 'deltaT', value).points,
      }))
    case 'albumin':
    case 'diameter': {
      const [from, to] = model.predictors[predictor].axis
      // The ends come first: what the axis covers matters more than a round value beside it.
      const values = [...new Set([from, to, ...niceTicks(from, to, count)])]
      return values.map((value) => ({
        value,
        label: words.number(value),
        points: effectOf(model, predictor, value).points,
      }))
    }
  }
}
