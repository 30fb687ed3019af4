import { realAt } from '../numeric/at.ts'

/** Median survival in the unit of time; undefined where a curve never comes down to one half. */
export interface MedianSurvival {
  readonly median: number | undefined
  readonly lower: number | undefined
  readonly upper: number | undefined
}

const SAME = Math.sqrt(Number.EPSILON)

/** The median and its interval, read off the curve and its limits (Brookmeyer & Crowley, Biometrics 1982; as survival::survfit). */
export function medianSurvival(
  times: Float64Array,
  curve: { readonly survival: Float64Array; readonly lower: Float64Array; readonly upper: Float64Array },
): MedianSurvival {
  return {
    median: crossing(times, curve.survival),
    lower: crossing(times, curve.lower),
    upper: crossing(times, curve.upper),
  }
}

/** The first time at one half or below; where the curve lies level at one half, the middle of that stretch. */
function crossing(times: Float64Array, curve: Float64Array): number | undefined {
  const first = curve.findIndex((value) => value < 0.5 + SAME)
  if (first < 0) return undefined
  const time = realAt(times, first)
  if (Math.abs(realAt(curve, first) - 0.5) >= SAME) return time
  const below = curve.findIndex((value) => value < realAt(curve, first))
  return below < 0 ? time : (time + realAt(times, below)) / 2
}
