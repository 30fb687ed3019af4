import { fitCox } from '../../stats/survival/cox.ts'
import type { FollowUp } from '../../stats/survival/follow-up.ts'
import { kaplanMeier } from '../../stats/survival/kaplan-meier.ts'
import { type LogRank, logRank } from '../../stats/survival/log-rank.ts'
import type { MedianSurvival } from '../../stats/survival/median-survival.ts'
import { type FigureOrReason, type JsonOf, noFigure, toJson, toReport } from './figure-or-reason.ts'
import { type HazardRatio, hazardRatioOf } from './hazard-ratio.ts'
import { bitsAt, columnOf, completeRows, isBrokenDown, type Study, valuesAt } from './study.ts'

/** Survival by the labels of a group column: all patients with follow-up, whether or not they have a score. */
export interface GroupSurvival {
  readonly name: string
  readonly labels: readonly {
    readonly label: string
    readonly patients: number
    readonly events: number
    readonly median: FigureOrReason<JsonOf<MedianSurvival>>
  }[]
  readonly logRank: FigureOrReason<LogRank>
  /** Of two labels, the second against the first. */
  readonly hazardRatio: FigureOrReason<HazardRatio>
}

export function groupSurvival({ table, strata, options }: Study): readonly GroupSurvival[] {
  if (table.columns.days === undefined || table.columns.event === undefined) return []
  const [days, event] = [columnOf(table, 'days'), columnOf(table, 'event')]
  const followed = completeRows(strata[0]?.rows ?? new Int32Array(0), [days, event])
  return table.groups.flatMap((group) => {
    const { name, labels, codes } = group
    const rows = followed.filter((row) => (codes[row] ?? -1) >= 0)
    // Labels of patients without follow-up have no curve.
    const present = [...new Set(Array.from(rows, (row) => codes[row] ?? 0))].sort((a, b) => a - b)
    if (present.length < 2 || !isBrokenDown(group, options)) return []
    const place = new Map(present.map((code, at) => [code, at]))
    const member = Int32Array.from(rows, (row) => place.get(codes[row] ?? 0) ?? 0)
    const all: FollowUp = { time: valuesAt(days, rows), event: bitsAt(event, rows) }
    return [
      {
        name,
        labels: present.map((code, at) => {
          const of = (_: number, i: number) => member[i] === at
          const members = { time: all.time.filter(of), event: all.event.filter(of) }
          const curve = kaplanMeier(members)
          return {
            label: labels[code] ?? '',
            patients: members.time.length,
            events: members.event.reduce((sum, bit) => sum + bit, 0),
            median: curve.ok
              ? { ok: true as const, value: toJson(curve.value.median) }
              : noFigure(curve.problem.code),
          }
        }),
        logRank: toReport(logRank(all, member)),
        hazardRatio:
          present.length === 2
            ? toReport(hazardRatioOf(fitCox(all, [Float64Array.from(member)])))
            : noFigure('not-two-labels'),
      },
    ]
  })
}
