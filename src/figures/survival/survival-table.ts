import { intervalText } from '../plot/numbers.ts'
import type { TableData } from '../table/data-table.tsx'
import { stepValueAt } from './step-value.ts'
import type { SurvivalFigureProps } from './survival-data.ts'

/** Each group at the times of its table: at risk, events and censored until then, survival with its interval. */
export function survivalTable({ groups, words }: Omit<SurvivalFigureProps, 'width'>): TableData {
  return {
    caption: words.label,
    columns: [
      ...[words.group, words.time, words.atRisk, words.events, words.censored],
      ...[words.survival, words.intervalHead],
    ],
    rows: groups.flatMap(({ name, curve }) =>
      curve.table.map(({ day, atRisk, events, censored, survival }) => {
        const lower = stepValueAt(curve, curve.lower, day)
        const upper = stepValueAt(curve, curve.upper, day)
        return [
          name,
          words.number(day),
          ...[atRisk, events, censored].map(words.count),
          words.percent(survival),
          intervalText({ lower, upper }, words, words.percent),
        ]
      }),
    ),
  }
}
