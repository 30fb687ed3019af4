import type { TipmModel } from '../../src/model/load-model.ts'
import type { Predictor } from '../../src/model/predictor.ts'

/** One response class of Table 2, its rows taken as independent: proportions for NLR and dT, normal for albumin and diameter. */
export type ResponseClass = 'effective' | 'nonEffective'

/** A normal piece of the distribution of the linear predictor, given the two binary predictors. */
export interface Piece {
  readonly weight: number
  readonly mean: number
  readonly sd: number
}

/** The distribution of (part of) the linear predictor in a response class, from Table 2's rows alone. */
export function linearPredictorPieces(
  { predictors, table2 }: TipmModel,
  response: ResponseClass,
  included: readonly Predictor[] = ['nlr', 'deltaT', 'albumin', 'diameter'],
): Piece[] {
  const has = (predictor: Predictor) => included.includes(predictor)
  const n = table2.n[response]
  const share = {
    nlr: table2.nlrAbove3[response] / n,
    deltaT: table2.deltaTNonnegative[response] / n,
  }
  const albumin = table2.albumin[response]
  const diameter = table2.diameter[response]
  const indicators = (predictor: 'nlr' | 'deltaT') =>
    has(predictor)
      ? [
          { weight: share[predictor], term: predictors[predictor].beta },
          { weight: 1 - share[predictor], term: 0 },
        ]
      : [{ weight: 1, term: 0 }]
  const mean =
    (has('albumin') ? predictors.albumin.beta * albumin.mean : 0) +
    (has('diameter') ? predictors.diameter.beta * diameter.mean : 0)
  const sd = Math.hypot(
    has('albumin') ? predictors.albumin.beta * albumin.sd : 0,
    has('diameter') ? predictors.diameter.beta * diameter.sd : 0,
  )
  return indicators('nlr').flatMap((nlr) =>
    indicators('deltaT').map((change) => ({
      weight: nlr.weight * change.weight,
      mean: mean + nlr.term + change.term,
      sd,
    })),
  )
}
