import { intervalText } from '../plot/numbers.ts'
import type { TableData } from '../table/data-table.tsx'
import { riskCountsAt, stepValueAt } from './at-risk.ts'
import type { SurvivalFigureProps } from './survival-data.ts'
import { endOfTime, survivalTicks } from './survival-ticks.ts'

/** How many times the table has, about. */
const TIMES = 8

/** Each group at round times: at risk, events and censored until then, survival with its interval. */
export function survivalTable(props: Omit<SurvivalFigureProps, 'width'>): TableData {
  const { groups, words } = props
  const times = survivalTicks(props, endOfTime(props), TIMES)
  return {
    caption: words.label,
    columns: [
      words.group,
      words.time,
      words.atRisk,
      words.events,
      words.censored,
      words.survival,
      words.intervalHead,
    ],
    rows: groups.flatMap(({ name, curve }) =>
      times.map((time) => {
        const { atRisk, events, censored } = riskCountsAt(curve, time)
        const [drawn, lower, upper] = [curve.survival, curve.lower, curve.upper].map((values) =>
          stepValueAt(curve, values, time, 1),
        )
        const survival = curve.table?.find(({ day }) => day === time)?.survival ?? drawn
        return [
          name,
          words.number(time),
          words.count(atRisk),
          words.count(events),
          words.count(censored),
          survival === undefined ? '' : words.percent(survival),
          intervalText({ lower, upper }, words, words.percent),
        ]
      }),
    ),
  }
}
