import { ok } from '../../result.ts'
import { replicate } from '../../stats/bootstrap.ts'
import type { Estimate } from '../../stats/interval.ts'
import { bitAt, realAt } from '../../stats/numeric/at.ts'
import { percentileInterval, quantile } from '../../stats/numeric/quantile.ts'
import { resample, seededRandom } from '../../stats/numeric/random.ts'
import { mean } from '../../stats/numeric/sums.ts'
import {
  type CompetingFollowUp,
  cumulativeIncidence,
  type HorizonScores,
  horizonScores,
} from '../../stats/survival/competing.ts'
import { kaplanMeier, survivalAt } from '../../stats/survival/kaplan-meier.ts'
import { type FigureOrReason, noFigure, toReport } from './figure-or-reason.ts'
import { repeats } from './repeats.ts'
import { columnOf, completeRows, type Study, valuesAt } from './study.ts'

/** The outcome at the model's horizon where follow-up can end before it: by being lost, or by a death without progression. */
export interface Horizon {
  readonly day: number
  readonly patients: number
  /** By the horizon. */
  readonly progressed: number
  readonly died: number
  readonly lost: number
  /** Aalen-Johansen: the share with progression, and the share that died without it. */
  readonly progression: FigureOrReason<Estimate>
  readonly death: FigureOrReason<Estimate>
  /** One minus Kaplan-Meier, death taken for censoring: what it would be if nobody died. */
  readonly ifNobodyDied: FigureOrReason<number>
  readonly meanPredicted: number | null
  /** Aalen-Johansen over the mean of the predictions. */
  readonly observedExpected: FigureOrReason<Estimate>
  readonly auc: FigureOrReason<WithInterval>
  readonly brier: FigureOrReason<WithInterval>
  /** Fifths by predicted risk. */
  readonly groups: readonly {
    readonly patients: number
    readonly predicted: number
    readonly observed: FigureOrReason<Estimate>
  }[]
}

/** The interval is null where no bootstrap was asked for. */
export interface WithInterval {
  readonly estimate: number
  readonly lower: number | null
  readonly upper: number | null
}

const FIFTHS = 5
/** A draw is sorted twice. */
const SORT_COST = 10

export function horizon(study: Study): FigureOrReason<Horizon> {
  const { table, scored, model, strata } = study
  if (table.columns.outcomeDays === undefined) return noFigure('no-such-data')
  const day = 7 * model.outcome.horizonWeeks
  const { time, cause } = endsOf(study)
  const rows = completeRows(strata[0]?.rows ?? new Int32Array(0), [scored.probability, time])
  const probabilities = valuesAt(scored.probability, rows)
  const followUp = { time: valuesAt(time, rows), cause: Uint8Array.from(rows, (row) => cause[row] ?? 0) }
  const by = (which: number) =>
    followUp.cause.filter((value, i) => value === which && realAt(followUp.time, i) <= day).length
  const progression = cumulativeIncidence(followUp, 1, day)
  const expected = rows.length === 0 ? null : mean(probabilities)
  const curve = kaplanMeier({
    time: followUp.time,
    event: followUp.cause.map((value) => (value === 1 ? 1 : 0)),
  })
  return {
    ok: true,
    value: {
      day,
      patients: rows.length,
      progressed: by(1),
      died: by(2),
      lost: by(0),
      progression: toReport(progression),
      death: toReport(cumulativeIncidence(followUp, 2, day)),
      ifNobodyDied: curve.ok
        ? { ok: true, value: 1 - survivalAt(curve.value, day) }
        : noFigure(curve.problem.code),
      meanPredicted: expected,
      observedExpected:
        progression.ok && expected !== null && expected > 0
          ? toReport(ok(over(progression.value, expected)))
          : noFigure(progression.ok ? 'no-values' : progression.problem.code),
      ...scoresWithIntervals(study, probabilities, followUp, day),
      groups: fifths(probabilities, followUp, day),
    },
  }
}

function over({ estimate, lower, upper }: Estimate, divisor: number): Estimate {
  return { estimate: estimate / divisor, lower: lower / divisor, upper: upper / divisor }
}

/** When and how each patient's follow-up ended: 1 progression, 2 death without a progression recorded, 0 lost. NaN where nothing is known. */
function endsOf({ table, outcome }: Study): { readonly time: Float64Array; readonly cause: Uint8Array } {
  const [outcomeDays, days, event] = [
    columnOf(table, 'outcomeDays'),
    columnOf(table, 'days'),
    columnOf(table, 'event'),
  ]
  const cause = Uint8Array.from(outcome, (value, row) => (value === 1 ? 1 : event[row] === 1 ? 2 : 0))
  const time = Float64Array.from(cause, (how, row) => realAt(how === 2 ? days : outcomeDays, row))
  return { time, cause }
}

function scoresWithIntervals(
  study: Study,
  probabilities: Float64Array,
  followUp: CompetingFollowUp,
  day: number,
): Pick<Horizon, 'auc' | 'brier'> {
  const scores = horizonScores(probabilities, followUp, day)
  if (!scores.ok) return { auc: toReport(scores), brier: toReport(scores) }
  const n = probabilities.length
  const options = repeats(study, n, SORT_COST)
  const draws: HorizonScores[] = []
  if (options.ok) {
    const random = seededRandom(options.value.seed)
    const chosen = new Int32Array(n)
    replicate(options.value, () => {
      resample(random, n, chosen)
      const pick = (values: Float64Array) => Float64Array.from(chosen, (i) => realAt(values, i))
      const drawn = horizonScores(
        pick(probabilities),
        { time: pick(followUp.time), cause: Uint8Array.from(chosen, (i) => bitAt(followUp.cause, i)) },
        day,
      )
      if (drawn.ok) draws.push(drawn.value)
    })
  }
  const figure = (of: keyof HorizonScores): FigureOrReason<WithInterval> => {
    const values = Float64Array.from(draws, (draw) => draw[of])
    const limits = values.length < 2 ? { lower: null, upper: null } : percentileInterval(values)
    return { ok: true, value: { estimate: scores.value[of], ...limits } }
  }
  return { auc: figure('auc'), brier: figure('brier') }
}

function fifths(
  probabilities: Float64Array,
  { time, cause }: CompetingFollowUp,
  day: number,
): Horizon['groups'] {
  if (probabilities.length < FIFTHS) return []
  const sorted = probabilities.slice().sort()
  const limits = Array.from({ length: FIFTHS }, (_, i) => quantile(sorted, (i + 1) / FIFTHS))
  return limits.flatMap((limit, i) => {
    const from = i === 0 ? Number.NEGATIVE_INFINITY : (limits[i - 1] ?? limit)
    const within = (_: number, row: number) => {
      const p = realAt(probabilities, row)
      return p > from && (p <= limit || i === FIFTHS - 1)
    }
    const members = { time: time.filter(within), cause: cause.filter(within) }
    if (members.time.length === 0) return []
    return [
      {
        patients: members.time.length,
        predicted: mean(probabilities.filter(within)),
        observed: toReport(cumulativeIncidence(members, 1, day)),
      },
    ]
  })
}
