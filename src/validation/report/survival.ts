import { real } from '../../stats/numeric/at.ts'
import { type Concordance, concordance } from '../../stats/survival/concordance.ts'
import { fitCox } from '../../stats/survival/cox.ts'
import type { FollowUp } from '../../stats/survival/follow-up.ts'
import { type LogRank, logRank } from '../../stats/survival/log-rank.ts'
import { proportionalHazardsTest, type ScoreTest } from '../../stats/survival/proportional-hazards.ts'
import { type DrawnSurvival, drawnCurve } from './drawn-survival.ts'
import { type HazardRatio, hazardRatioOf } from './hazard-ratio.ts'
import { missing, type Plain, type Reported, settled } from './reported.ts'
import { bitsAt, columnOf, completeRows, highAt, type Stratum, type Study, valuesAt } from './study.ts'
import { type Subgroup, subgroups } from './subgroups.ts'

/** Survival of those at or above the cut-off and those below, for all patients and each cohort. Days from the index date. */
export interface SurvivalSection {
  readonly cutoff: number | null
  readonly strata: readonly StratumSurvival[]
  /** Within the labels of a group column, all patients. */
  readonly subgroups: readonly Subgroup[]
}

export interface StratumSurvival {
  readonly stratum: string | null
  readonly patients: number
  readonly low: Reported<DrawnSurvival>
  readonly high: Reported<DrawnSurvival>
  readonly logRank: Reported<LogRank>
  /** High against low, Efron ties. */
  readonly hazardRatio: Reported<HazardRatio>
  /** Score test that the hazard ratio does not change with time. */
  readonly proportionalHazards: Reported<ScoreTest>
  /** Harrell's C of the two classes, and of the score itself. */
  readonly concordance: {
    readonly byClass: Reported<Plain<Concordance>>
    readonly byScore: Reported<Plain<Concordance>>
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
  }
}

function ofStratum(study: Study, { name, rows }: Stratum): StratumSurvival {
  const { scored, table, options } = study
  const [days, event] = [columnOf(table, 'days'), columnOf(table, 'event')]
  const complete = completeRows(rows, [scored.scores.model, days, event])
  const scores = valuesAt(scored.scores.model, complete)
  const followUp: FollowUp = { time: valuesAt(days, complete), event: bitsAt(event, complete) }
  const nothing = table.columns.days === undefined || table.columns.event === undefined
  const byScore: Reported<Plain<Concordance>> = nothing
    ? missing('no-such-data')
    : settled(concordance(scores, followUp))
  if (nothing || options.cutoff === null) {
    const none = missing(nothing ? 'no-such-data' : 'no-cutoff')
    return {
      stratum: name,
      patients: complete.length,
      low: none,
      high: none,
      logRank: none,
      hazardRatio: none,
      proportionalHazards: none,
      concordance: { byClass: none, byScore },
    }
  }
  const high = highAt(scores, options.cutoff)
  const within = (group: 0 | 1): FollowUp => ({
    time: followUp.time.filter((_, i) => high[i] === group),
    event: followUp.event.filter((_, i) => high[i] === group),
  })
  const longest = followUp.time.reduce((most, time) => Math.max(most, time), 0)
  const fit = fitCox(followUp, [high])
  const test = proportionalHazardsTest(followUp, [high])
  return {
    stratum: name,
    patients: complete.length,
    low: drawnCurve(within(0), longest),
    high: drawnCurve(within(1), longest),
    logRank: settled(logRank(followUp, Uint8Array.from(high))),
    hazardRatio: settled(hazardRatioOf(fit)),
    proportionalHazards: test.ok
      ? settled({ ok: true, value: test.value.global })
      : missing(test.problem.code),
    concordance: {
      byClass: fit.ok
        ? settled(
            concordance(
              high.map((value) => value * real(fit.value.beta, 0)),
              followUp,
            ),
          )
        : missing(fit.problem.code),
      byScore,
    },
  }
}
