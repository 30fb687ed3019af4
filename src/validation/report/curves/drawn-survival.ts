import { realAt, wholeAt } from '../../../stats/numeric/at.ts'
import type { FollowUp } from '../../../stats/survival/follow-up.ts'
import { kaplanMeier, numbersAtRisk, survivalAt } from '../../../stats/survival/kaplan-meier.ts'
import type { MedianSurvival } from '../../../stats/survival/median-survival.ts'
import { type FigureOrReason, type JsonOf, noFigure, toJson } from '../figure-or-reason.ts'
import { drawnPositions } from './thinned.ts'

/** A Kaplan-Meier curve, thinned for drawing, with what stands under and beside it. */
export interface DrawnSurvival {
  readonly n: number
  readonly events: number
  readonly median: JsonOf<MedianSurvival>
  /** Days at which something happened, thinned; events and censorings are counted since the entry before. */
  readonly times: readonly number[]
  /** From there on, 0..1. */
  readonly survival: readonly number[]
  /** Pointwise log interval; null where nobody survives. */
  readonly lower: readonly (number | null)[]
  readonly upper: readonly (number | null)[]
  readonly atRisk: readonly number[]
  readonly eventsAt: readonly number[]
  readonly censoredAt: readonly number[]
  /** The table under the axis. */
  readonly table: readonly TimePoint[]
}

export interface TimePoint {
  readonly day: number
  readonly atRisk: number
  /** Up to this day. */
  readonly events: number
  readonly censored: number
  readonly survival: number
}

/** The steps of the table under the axis, in days. */
const STEPS = [1, 7, 14, 28, 30, 60, 90, 180, 365, 730, 1825]
const MOST_STEPS = 8

/** The curve of one group; the table under it goes to the longest follow-up of all groups. */
export function drawnCurve(followUp: FollowUp, longest: number): FigureOrReason<DrawnSurvival> {
  const estimate = kaplanMeier(followUp)
  if (!estimate.ok) return noFigure(estimate.problem.code)
  const curve = estimate.value
  const { times, survival } = curve
  const scale = longest > 0 ? longest : 1
  const kept = drawnPositions(
    times.length,
    (i) => realAt(times, i) / scale,
    (i) => realAt(survival, i),
  )
  const finite = (values: Float64Array) =>
    kept.map((i) => {
      const value = realAt(values, i)
      return Number.isFinite(value) ? value : null
    })
  const upTo = (counts: Int32Array, day: number) =>
    counts.reduce((sum, count, i) => (realAt(times, i) <= day ? sum + count : sum), 0)
  const days = tableDays(longest)
  const atRisk = numbersAtRisk(curve, days)
  const since = (counts: Int32Array) =>
    kept.map((i, k) => counts.subarray((kept[k - 1] ?? -1) + 1, i + 1).reduce((sum, count) => sum + count, 0))
  return {
    ok: true,
    value: {
      n: curve.n,
      events: curve.events,
      median: toJson(curve.median),
      times: kept.map((i) => realAt(times, i)),
      survival: kept.map((i) => realAt(survival, i)),
      lower: finite(curve.lower),
      upper: finite(curve.upper),
      atRisk: kept.map((_, k) => (k === 0 ? curve.n : wholeAt(curve.atRisk, (kept[k - 1] ?? 0) + 1))),
      eventsAt: since(curve.eventsAt),
      censoredAt: since(curve.censoredAt),
      table: days.map((day, i) => ({
        day,
        atRisk: atRisk[i] ?? 0,
        events: upTo(curve.eventsAt, day),
        censored: upTo(curve.censoredAt, day),
        survival: survivalAt(curve, day),
      })),
    },
  }
}

function tableDays(longest: number): readonly number[] {
  const step = STEPS.find((days) => longest / days <= MOST_STEPS) ?? Math.ceil(longest / MOST_STEPS)
  return Array.from({ length: Math.floor(longest / step) + 1 }, (_, i) => i * step)
}
