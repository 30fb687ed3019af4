import { ok } from '../../result.ts'
import { checkPredicted } from '../checks.ts'
import { CRITICAL } from '../interval.ts'
import { loess } from '../loess/loess.ts'
import { realAt } from '../numeric/at.ts'
import { quantile } from '../numeric/quantile.ts'
import { mean } from '../numeric/sums.ts'
import type { Statistic } from '../statistic.ts'

/** The curve at one predicted probability, with its band; the band is undefined where the fit leaves no residual freedom. */
export interface CalibrationPoint {
  readonly predicted: number
  readonly observed: number
  readonly lower: number | undefined
  readonly upper: number | undefined
}

export interface CalibrationCurve {
  /** From the lowest to the highest prediction. The curve and its band may leave 0..1: they are not clipped here. */
  readonly points: readonly CalibrationPoint[]
  /** Integrated calibration index: mean distance of prediction and curve over the patients (Austin & Steyerberg, Stat Med 2019). */
  readonly ici: number
  /** Median, 90th percentile and largest of these distances. */
  readonly e50: number
  readonly e90: number
  readonly emax: number
}

/** How many points a curve is drawn by. */
const POINTS = 101

/**
 * The flexible calibration curve: loess of the outcome on the prediction (span 0.75, degree 2) with a pointwise normal band, and the
 * distances between both. Fails on fewer than 6 patients or 3 distinct predictions.
 */
export function calibrationCurve(
  probabilities: Float64Array,
  outcome: Uint8Array,
): Statistic<CalibrationCurve> {
  const failure = checkPredicted(probabilities, outcome)
  if (failure !== undefined) return failure
  const curve = loess(probabilities, Float64Array.from(outcome))
  if (!curve.ok) return curve
  const { fitted, at } = curve.value
  const distances = fitted.map((value, i) => Math.abs(value - realAt(probabilities, i))).sort()
  const low = probabilities.reduce((least, p) => Math.min(least, p), 1)
  const high = probabilities.reduce((most, p) => Math.max(most, p), 0)
  const points = Array.from({ length: POINTS }, (_, i) => low + ((high - low) * i) / (POINTS - 1)).flatMap(
    (predicted) => {
      const point = at(predicted)
      if (point === undefined) return []
      const half = point.se === undefined ? undefined : CRITICAL * point.se
      const observed = point.value
      return [
        {
          predicted,
          observed,
          lower: half === undefined ? undefined : observed - half,
          upper: half === undefined ? undefined : observed + half,
        },
      ]
    },
  )
  return ok({
    points,
    ici: mean(distances),
    e50: quantile(distances, 0.5),
    e90: quantile(distances, 0.9),
    emax: realAt(distances, distances.length - 1),
  })
}
