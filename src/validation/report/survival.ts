import { ok } from '../../result.ts'
import { realAt } from '../../stats/numeric/at.ts'
import { type Concordance, concordance } from '../../stats/survival/concordance.ts'
import { fitCox } from '../../stats/survival/cox.ts'
import type { FollowUp } from '../../stats/survival/follow-up.ts'
import { type LogRank, logRank } from '../../stats/survival/log-rank.ts'
import { proportionalHazardsTest, type ScoreTest } from '../../stats/survival/proportional-hazards.ts'
import { type DrawnSurvival, drawnCurve } from './curves/drawn-survival.ts'
import { type FigureOrReason, type JsonOf, noFigure, toReport } from './figure-or-reason.ts'
import { type GroupSurvival, groupSurvival } from './group-survival.ts'
import { type HazardRatio, hazardRatioOf } from './hazard-ratio.ts'
import { LANDMARK_DAY } from './missing-inputs.ts'
import { bitsAt, columnOf, completeRows, highAt, type Stratum, type Study, valuesAt } from './study.ts'
import { type Subgroup, subgroups } from './subgroups.ts'

/** Survival of those at or above the cut-off and those below, for all patients and each cohort. Days from the index date. */
export interface SurvivalSection {
  readonly cutoff: number | null
  readonly strata: readonly StratumSurvival[]
  /** Within the labels of a group column, all patients. */
  readonly subgroups: readonly Subgroup[]
  /** By the labels of each group column alone. */
  readonly groups: readonly GroupSurvival[]
}

export interface StratumSurvival {
  readonly stratum: string | null
  readonly patients: number
  readonly low: FigureOrReason<DrawnSurvival>
  readonly high: FigureOrReason<DrawnSurvival>
  readonly logRank: FigureOrReason<LogRank>
  /** High against low, Efron ties. */
  readonly hazardRatio: FigureOrReason<HazardRatio>
  /** The same of those followed beyond week 6: before it nobody's dT, and so nobody's class, is known. */
  readonly fromLandmark: FigureOrReason<HazardRatio & { readonly patients: number }>
  /** Score test that the hazard ratio does not change with time. */
  readonly proportionalHazards: FigureOrReason<ScoreTest>
  /** Harrell's C of the two classes, and of the score itself. */
  readonly concordance: {
    readonly byClass: FigureOrReason<JsonOf<Concordance>>
    readonly byScore: FigureOrReason<JsonOf<Concordance>>
  }
}

export function survival(study: Study): SurvivalSection {
  const { options, strata } = study
  const [everybody] = strata
  return {
    cutoff: options.cutoff,
    strata: strata.map((stratum) => ofStratum(study, stratum)),
    subgroups:
      everybody === undefined || options.cutoff === null ? [] : subgroups(study, everybody, options.cutoff),
    groups: groupSurvival(study),
  }
}

function ofStratum(study: Study, { name, rows }: Stratum): StratumSurvival {
  const { scored, table, options } = study
  const [days, event] = [columnOf(table, 'days'), columnOf(table, 'event')]
  const complete = completeRows(rows, [scored.scores.model, days, event])
  const scores = valuesAt(scored.scores.model, complete)
  const followUp: FollowUp = { time: valuesAt(days, complete), event: bitsAt(event, complete) }
  const nothing = table.columns.days === undefined || table.columns.event === undefined
  const byScore: FigureOrReason<JsonOf<Concordance>> = nothing
    ? noFigure('no-such-data')
    : toReport(concordance(scores, followUp))
  if (nothing || options.cutoff === null) {
    const none = noFigure(nothing ? 'no-such-data' : 'no-cutoff')
    return {
      stratum: name,
      patients: complete.length,
      low: none,
      high: none,
      logRank: none,
      hazardRatio: none,
      fromLandmark: none,
      proportionalHazards: none,
      concordance: { byClass: none, byScore },
    }
  }
  const high = highAt(study, scores, options.cutoff)
  const within = (group: 0 | 1): FollowUp => ({
    time: followUp.time.filter((_, i) => high[i] === group),
    event: followUp.event.filter((_, i) => high[i] === group),
  })
  const longest = followUp.time.reduce((most, time) => Math.max(most, time), 0)
  const fit = fitCox(followUp, [high])
  return {
    stratum: name,
    patients: complete.length,
    low: drawnCurve(within(0), longest),
    high: drawnCurve(within(1), longest),
    logRank: toReport(logRank(followUp, Uint8Array.from(high))),
    hazardRatio: toReport(hazardRatioOf(fit)),
    fromLandmark: table.kind === 'scored' ? noFigure('no-such-data') : fromLandmark(followUp, high),
    proportionalHazards: toReport(proportionalHazardsTest(followUp, [high])),
    concordance: {
      byClass: fit.ok
        ? toReport(
            concordance(
              high.map((value) => value * realAt(fit.value.beta, 0)),
              followUp,
            ),
          )
        : noFigure(fit.problem.code),
      byScore,
    },
  }
}

function fromLandmark({ time, event }: FollowUp, high: Float64Array): StratumSurvival['fromLandmark'] {
  const later = (_: number, i: number) => realAt(time, i) > LANDMARK_DAY
  const followUp = { time: time.filter(later), event: event.filter(later) }
  const ratio = hazardRatioOf(fitCox(followUp, [high.filter(later)]))
  return toReport(ratio.ok ? ok({ ...ratio.value, patients: followUp.time.length }) : ratio)
}
