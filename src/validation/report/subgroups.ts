import type { Coefficient } from '../../stats/regression/coefficients.ts'
import { fitCox } from '../../stats/survival/cox.ts'
import { interactionTest } from '../../stats/survival/interaction.ts'
import { kaplanMeier } from '../../stats/survival/kaplan-meier.ts'
import type { MedianSurvival } from '../../stats/survival/median-survival.ts'
import { type FigureOrReason, type JsonOf, noFigure, toJson, toReport } from './figure-or-reason.ts'
import { type HazardRatio, hazardRatioOf } from './hazard-ratio.ts'
import {
  bitsAt,
  columnOf,
  completeRows,
  groupNamed,
  highAt,
  type Stratum,
  type Study,
  valuesAt,
} from './study.ts'

/** Survival by class within the labels of one group column. */
export interface Subgroup {
  readonly name: string
  readonly labels: readonly SubgroupLabel[]
  /** Product term of the joint Cox model; of a column with two labels. Missing labels are left out. */
  readonly interaction: FigureOrReason<JsonOf<Coefficient>>
}

export interface SubgroupLabel {
  readonly label: string
  readonly patients: number
  readonly events: number
  readonly hazardRatio: FigureOrReason<HazardRatio>
  /** Median survival, days, of those at or above the cut-off and those below. */
  readonly medianHigh: FigureOrReason<JsonOf<MedianSurvival>>
  readonly medianLow: FigureOrReason<JsonOf<MedianSurvival>>
}

export function subgroups(study: Study, { rows }: Stratum, cutoff: number): readonly Subgroup[] {
  const { scored, table, options } = study
  const [days, event] = [columnOf(table, 'days'), columnOf(table, 'event')]
  const complete = completeRows(rows, [scored.scores.model, days, event])
  return options.subgroups.flatMap((name) => {
    const group = groupNamed(table, name)
    if (group === undefined) return []
    const known = complete.filter((row) => (group.codes[row] ?? -1) >= 0)
    const codes = Int32Array.from(known, (row) => group.codes[row] ?? 0)
    const high = highAt(study, valuesAt(scored.scores.model, known), cutoff)
    const followUp = { time: valuesAt(days, known), event: bitsAt(event, known) }
    return [
      {
        name,
        labels: group.labels.map((label, code) => {
          const of = (_: number, i: number) => codes[i] === code
          const members = { time: followUp.time.filter(of), event: followUp.event.filter(of) }
          const highWithin = high.filter(of)
          const median = (value: 0 | 1): SubgroupLabel['medianHigh'] => {
            const curve = kaplanMeier({
              time: members.time.filter((__, i) => highWithin[i] === value),
              event: members.event.filter((__, i) => highWithin[i] === value),
            })
            return curve.ok ? { ok: true, value: toJson(curve.value.median) } : noFigure(curve.problem.code)
          }
          return {
            label,
            patients: members.time.length,
            events: members.event.reduce((sum, bit) => sum + bit, 0),
            hazardRatio: toReport(hazardRatioOf(fitCox(members, [highWithin]))),
            medianHigh: median(1),
            medianLow: median(0),
          }
        }),
        interaction:
          group.labels.length === 2
            ? toReport(interactionTest(followUp, high, Uint8Array.from(codes)))
            : noFigure('not-two-labels'),
      },
    ]
  })
}
