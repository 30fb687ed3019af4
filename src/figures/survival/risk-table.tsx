import { Decorative } from '../decorative.tsx'
import { anchorWithin, labelWidth } from '../label-fit.ts'
import type { Scale } from '../linear-scale.ts'
import { dashOf, seriesClass } from '../plot/series.tsx'
import { wrapped } from '../plot/wrapped.ts'
import { px } from '../px.ts'
import { Label, Lines } from '../shapes.tsx'
import { riskCountsAt } from './at-risk.ts'
import type { SurvivalGroup, SurvivalWords } from './survival-data.ts'

const LINE = 16
const SAMPLE = 34

/** The height of the counts with their head, in px. */
export function riskTableHeight(
  groups: readonly SurvivalGroup[],
  words: SurvivalWords,
  width: number,
): number {
  const head = wrapped(words.riskTable, width).length
  return groups.reduce((sum, { name }) => sum + LINE * (1 + nameLines(name, width).length) + 4, LINE * head)
}

/** The room that one column of counts needs, in px. */
export function countsWidth(groups: readonly SurvivalGroup[], end: number, words: SurvivalWords): number {
  const texts = groups.flatMap((group) => [0, end / 2, end].map((time) => countsText(group, time, words)))
  return Math.max(60, ...texts.map(labelWidth)) + 8
}

function nameLines(name: string, width: number): readonly string[] {
  return wrapped(name, width - SAMPLE)
}

/** Under each tick of the axis: how many were still at risk, and in brackets events and censored until then. Each group under its name. */
export function RiskTable(props: {
  readonly groups: readonly SurvivalGroup[]
  readonly ticks: readonly number[]
  readonly x: Scale
  readonly y: number
  readonly width: number
  readonly words: SurvivalWords
}) {
  const { groups, ticks, x, y, width, words } = props
  return (
    <Decorative class="risk-table">
      <Lines lines={wrapped(words.riskTable, width)} class="tick-label" x={0} y={y + 11} />
      {groups.map((group, index) => {
        const top = y + riskTableHeight(groups.slice(0, index), words, width)
        const names = nameLines(group.name, width)
        return (
          <g key={group.name} class={seriesClass(index, group.tone)}>
            <path class="curve" d={`M0 ${px(top + 10)}h26`} stroke-dasharray={dashOf(index)} />
            <Lines lines={names} class="legend-name" x={SAMPLE} y={top + 14} />
            {ticks.map((time) => {
              const text = countsText(group, time, words)
              return (
                <Label
                  key={time}
                  class="counts"
                  x={x(time)}
                  y={top + 14 + LINE * names.length}
                  anchor={anchorWithin(x(time), text, 0, width)}
                  text={text}
                />
              )
            })}
          </g>
        )
      })}
    </Decorative>
  )
}

function countsText({ curve }: SurvivalGroup, time: number, words: SurvivalWords): string {
  const { atRisk, events, censored } = riskCountsAt(curve, time)
  return words.counts(atRisk, events, censored)
}
