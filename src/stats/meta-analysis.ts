import { ok } from '../result.ts'
import { LEVEL, type WaldEstimate } from './interval.ts'
import { realAt } from './numeric/at.ts'
import { tCritical } from './numeric/student-t.ts'
import { sum } from './numeric/sums.ts'
import { refuse, type Statistic } from './statistic.ts'

/** One figure of several centres as one, and what is to be expected of another centre. */
export interface RandomEffects extends WaldEstimate {
  readonly centres: number
  /** Variance between the centres. */
  readonly tau2: number
  /** Share of the variation that lies between the centres, 0..1. */
  readonly i2: number
  /** Within these the figure of a further centre is expected. */
  readonly predictionLower: number
  readonly predictionUpper: number
}

const STEPS = 500

/**
 * Random-effects pooling: tau squared by restricted maximum likelihood, interval by Hartung and Knapp, never with a smaller
 * error than the usual one (Roever et al., BMC Med Res Methodol 2015), prediction interval with k - 1 degrees
 * of freedom (Debray et al., BMJ 2017; metafor's rma with test = "adhoc"). The estimates are on a scale on which they are about normal.
 */
export function randomEffects(estimates: Float64Array, errors: Float64Array): Statistic<RandomEffects> {
  const k = estimates.length
  if (k < 2) return refuse('one-group-only')
  if (errors.length !== k) return refuse('lengths-differ')
  if (!errors.every((se) => se > 0 && Number.isFinite(se))) return refuse('not-finite')
  const tau2 = betweenVariance(estimates, errors)
  if (tau2 === undefined) return refuse('did-not-converge')
  const weights = errors.map((se) => 1 / (se * se + tau2))
  const { centre, total } = pooledMean(estimates, weights)
  const spread = weights.reduce((of, w, i) => of + w * (realAt(estimates, i) - centre) ** 2, 0) / (k - 1)
  // Centres that happen to lie close together must not make the mean surer than their own errors allow.
  const se = Math.sqrt(Math.max(1, spread) / total)
  const t = tCritical(1 - LEVEL, k - 1)
  const plain = errors.map((error) => 1 / (error * error))
  const typical = (k - 1) / (sum(plain) - sum(plain.map((w) => w * w)) / sum(plain))
  const further = t * Math.sqrt(se * se + tau2)
  return ok({
    centres: k,
    estimate: centre,
    se,
    lower: centre - t * se,
    upper: centre + t * se,
    tau2,
    i2: tau2 / (tau2 + typical),
    predictionLower: centre - further,
    predictionUpper: centre + further,
  })
}

function pooledMean(estimates: Float64Array, weights: Float64Array): { centre: number; total: number } {
  const total = sum(weights)
  return { centre: weights.reduce((of, w, i) => of + w * realAt(estimates, i), 0) / total, total }
}

/** Fisher scoring on the restricted likelihood, not below 0. */
function betweenVariance(estimates: Float64Array, errors: Float64Array): number | undefined {
  let tau2 = 0
  for (let step = 0; step < STEPS; step += 1) {
    const weights = errors.map((se) => 1 / (se * se + tau2))
    const { centre, total } = pooledMean(estimates, weights)
    const power = (of: number) => sum(weights.map((w) => w ** of))
    const squares = weights.reduce((all, w, i) => all + (w * (realAt(estimates, i) - centre)) ** 2, 0)
    const trace = total - power(2) / total
    const information = power(2) - (2 * power(3)) / total + (power(2) / total) ** 2
    let change = (squares - trace) / information
    if (tau2 === 0 && change <= 0) return 0
    while (tau2 + change < 0) change /= 2
    tau2 += change
    if (Math.abs(change) < 1e-12 * Math.max(1e-3, tau2)) return tau2
    if (tau2 < 1e-12) return 0
  }
  return undefined
}
