import type { LegendEntry } from '../plot/legend.tsx'
import { Plot } from '../plot/plot.tsx'
import { lastTime, stepValueAt } from './at-risk.ts'
import { countsWidth, RiskTable, riskTableHeight } from './risk-table.tsx'
import { SurvivalCurve } from './survival-curve.tsx'
import type { SurvivalFigureProps, SurvivalGroup, SurvivalWords } from './survival-data.ts'
import { endOfTime, survivalTicks, timeTicks } from './survival-ticks.ts'

/** About how many times can be read off by pointer. */
const STOPS = 48

/**
 * Kaplan-Meier curves with their bands, censored patients as ticks, medians as dotted lines, and under the axis who was still at risk,
 * with events and censored until then. Groups are told apart by dash; the tone of a risk class only repeats it.
 */
export function SurvivalFigure(props: SurvivalFigureProps) {
  const { groups, width, words } = props
  const end = endOfTime(props)
  const column = countsWidth(groups, end, words)
  const entries = groups.map(({ name, detail, tone }, index): LegendEntry => {
    return { sample: 'line', index, tone, name, detail }
  })
  return (
    <Plot
      class="survival"
      shape="wide"
      width={width}
      words={words}
      nothing={groups.length === 0 || !(end > 0)}
      x={{
        domain: [0, end],
        title: words.time,
        label: words.number,
        ticks: (length) => survivalTicks(props, end, length / column),
      }}
      y={{ domain: [0, 1], title: words.survival, label: words.percent }}
      legend={[...entries, { sample: 'tick', index: 0, tone: 'quiet', name: words.censored }]}
      notes={props.notes}
      readOuts={timeTicks(end, STOPS, props.tickStep === undefined ? undefined : 1).map((time) => ({
        at: time,
        lines: [
          `${words.time} ${words.number(time)}`,
          ...groups.flatMap((group) => readOut(group, time, words)),
        ],
      }))}
      // Half a column of counts at either end, so that each stands under its tick.
      margin={column / 2}
      foot={{
        height: riskTableHeight(groups, words, width),
        draw: ({ x }, y, ticks) => (
          <RiskTable groups={groups} ticks={ticks} x={x} y={y} width={width} words={words} />
        ),
      }}
    >
      {({ x, y }) =>
        groups.map((group, index) => (
          <SurvivalCurve key={group.name} group={group} index={index} end={end} x={x} y={y} words={words} />
        ))
      }
    </Plot>
  )
}

/** A group's survival at a time, as long as anybody was followed. */
function readOut({ name, curve }: SurvivalGroup, time: number, words: SurvivalWords): readonly string[] {
  const survival = time > lastTime(curve) ? undefined : stepValueAt(curve, curve.survival, time, 1)
  return survival === undefined ? [] : [`${name} ${words.percent(survival)}`]
}
