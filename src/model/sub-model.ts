import { effectsOf, maximumPoints } from './effect.ts'
import type { ModelFile } from './model-schema.ts'
import type { ModelInputs } from './predictor.ts'

/** A part of TIPM that the paper compares with the whole; it has no published cut-off, so no class. */
export interface SubScore {
  readonly points: number
  readonly maximumPoints: number
  readonly logOdds: number
}

/** The ultrasound (dT + diameter) or serological (albumin + NLR) part of the score; `undefined` while one of its two inputs is open. */
export function subScore(
  model: ModelFile,
  part: 'ultrasound' | 'serological',
  inputs: ModelInputs,
): SubScore | undefined {
  let points = 0
  let maximum = 0
  let logOdds = 0
  for (const predictor of model.subModels[part].predictors) {
    const value = inputs[predictor]
    if (value === undefined) return undefined
    const { low, high } = effectsOf(model, predictor, value)
    if (low.points !== high.points) return undefined
    points += low.points
    logOdds += low.logOdds
    maximum += maximumPoints(model, predictor)
  }
  return { points, maximumPoints: maximum, logOdds }
}
