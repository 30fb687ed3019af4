import { FigureFrame } from '../figure-frame.tsx'
import { linearScale } from '../linear-scale.ts'
import { niceTicks } from '../nice-ticks.ts'
import { wideArea } from '../plot/area.ts'
import { BottomAxis, bottomAxisHeight, LeftAxis } from '../plot/axes.tsx'
import { EmptyFigure } from '../plot/empty.tsx'
import { Legend, type LegendEntry, legendLayout } from '../plot/legend.tsx'
import { Notes, noteLines, notesHeight } from '../plot/notes.tsx'
import { Strips } from '../plot/strips.tsx'
import { alongX, alongY } from '../plot/ticks.ts'
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
  const { groups, notes = [], width, words } = props
  const end = endOfTime(props)
  if (groups.length === 0 || !(end > 0)) {
    return <EmptyFigure class="survival" label={words.label} text={words.empty} width={width} />
  }
  const entries: readonly LegendEntry[] = [
    ...groups.map(
      ({ name, detail, tone }, index): LegendEntry => ({ sample: 'line', index, tone, name, detail }),
    ),
    { sample: 'tick', index: 0, tone: 'quiet', name: words.censoredMark },
  ]
  const legend = legendLayout(entries, width)
  const lines = noteLines(notes, width)
  const top = legend.height + (lines.length === 0 ? 0 : 8 + notesHeight(lines)) + 12
  const shares = niceTicks(0, 1, 5)
  const column = countsWidth(groups, end, words)
  const plain = wideArea(width, shares.map(words.percent), top, column / 2)
  // Half a column of counts at either end, so that each stands under its tick.
  const area = { ...plain, left: Math.max(plain.left, column / 2) }
  const x = linearScale([0, end], [area.left, area.right])
  const y = linearScale([0, 1], [area.bottom, area.top])
  const columns = (area.right - area.left) / column
  const ticks = survivalTicks(props, end, columns)
  const foot = area.bottom + bottomAxisHeight(area, words.time) + 14
  return (
    <FigureFrame
      class="plot survival"
      label={words.label}
      width={width}
      height={foot + riskTableHeight(groups, words, width) + 4}
    >
      <Legend layout={legend} x={0} y={0} />
      <Notes lines={lines} x={0} y={legend.height + 8} />
      <LeftAxis area={area} ticks={alongY(shares, y, words.percent)} title={words.survival} />
      <BottomAxis area={area} ticks={alongX(ticks, x, words.timeOf)} title={words.time} />
      <Strips
        area={area}
        stops={timeTicks(end, STOPS, props.tickStep === undefined ? undefined : 1).map((time) => ({
          x: x(time),
          lines: [
            `${words.time} ${words.timeOf(time)}`,
            ...groups.flatMap((group) => readOut(group, time, words)),
          ],
        }))}
      />
      {groups.map((group, index) => (
        <SurvivalCurve key={group.name} group={group} index={index} end={end} x={x} y={y} words={words} />
      ))}
      <RiskTable groups={groups} ticks={ticks} x={x} y={foot} width={width} words={words} />
    </FigureFrame>
  )
}

/** A group's survival at a time, as long as anybody was followed. */
function readOut({ name, curve }: SurvivalGroup, time: number, words: SurvivalWords): readonly string[] {
  const survival = time > lastTime(curve) ? undefined : stepValueAt(curve, curve.survival, time, 1)
  return survival === undefined ? [] : [`${name} ${words.percent(survival)}`]
}
