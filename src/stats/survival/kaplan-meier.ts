import { ok } from '../../result.ts'
import { CRITICAL } from '../interval.ts'
import { realAt, wholeAt } from '../numeric/at.ts'
import type { Statistic } from '../statistic.ts'
import { eventsAt, type FollowUp, orderFollowUp } from './follow-up.ts'
import { type MedianSurvival, medianSurvival } from './median-survival.ts'

/** A Kaplan-Meier curve: one entry for each distinct time, also those at which patients were only censored. */
export interface KaplanMeier {
  readonly n: number
  readonly events: number
  readonly times: Float64Array
  readonly atRisk: Int32Array
  readonly eventsAt: Int32Array
  readonly censoredAt: Int32Array
  /** P(no event by this time, itself included), 0..1. */
  readonly survival: Float64Array
  /** Pointwise interval on the log scale. Not a number where nobody survives: the interval has no width to give there. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly median: MedianSurvival
}

/**
 * The Kaplan-Meier estimate (JASA 1958) with Greenwood's variance and the log interval exp(log S +- z se), its upper limit held at 1
 * (the default of survival::survfit). Fails as `orderFollowUp`; no events compute (a flat curve).
 */
export function kaplanMeier(followUp: FollowUp): Statistic<KaplanMeier> {
  const ordered = orderFollowUp(followUp)
  if (!ordered.ok) return ordered
  const { times, starts } = ordered.value
  const n = followUp.time.length
  const curve = {
    n,
    times,
    atRisk: new Int32Array(times.length),
    eventsAt: new Int32Array(times.length),
    censoredAt: new Int32Array(times.length),
    survival: new Float64Array(times.length),
    lower: new Float64Array(times.length),
    upper: new Float64Array(times.length),
  }
  const z = CRITICAL
  let [events, survival, greenwood] = [0, 1, 0]
  for (let i = 0; i < times.length; i += 1) {
    const atRisk = n - wholeAt(starts, i)
    const died = eventsAt(ordered.value, followUp.event, i)
    events += died
    survival *= (atRisk - died) / atRisk
    greenwood += died / (atRisk * (atRisk - died))
    const spread = Math.exp(z * Math.sqrt(greenwood))
    curve.atRisk[i] = atRisk
    curve.eventsAt[i] = died
    curve.censoredAt[i] = wholeAt(starts, i + 1) - wholeAt(starts, i) - died
    curve.survival[i] = survival
    curve.lower[i] = survival / spread
    curve.upper[i] = Math.min(1, survival * spread)
    if (survival === 0) {
      curve.lower[i] = Number.NaN
      curve.upper[i] = Number.NaN
    }
  }
  const { lower, upper } = curve
  return ok({ ...curve, events, median: medianSurvival(times, { survival: curve.survival, lower, upper }) })
}

/** How many are still at risk just before each of the given times: the table under the axis. */
export function numbersAtRisk({ n, times, atRisk }: KaplanMeier, at: readonly number[]): readonly number[] {
  return at.map((time) => {
    const position = times.findIndex((candidate) => candidate >= time)
    return position < 0 ? 0 : position === 0 ? n : wholeAt(atRisk, position)
  })
}

/** The survival probability at a time, 0..1. */
export function survivalAt({ times, survival }: KaplanMeier, time: number): number {
  const position = times.findLastIndex((candidate) => candidate <= time)
  return position < 0 ? 1 : realAt(survival, position)
}
