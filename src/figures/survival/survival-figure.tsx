import { Decorative } from '../decorative.tsx'
import { FocusableMark, hitAreaAround } from '../focusable-mark.tsx'
import { anchorWithin, labelWidth } from '../label-fit.ts'
import type { Scale } from '../linear-scale.ts'
import { niceTicks } from '../nice-ticks.ts'
import type { LegendEntry } from '../plot/legend.tsx'
import { type Numbers, numberAt } from '../plot/numbers.ts'
import { linePath, type Place, stepPath } from '../plot/path.ts'
import { Plot } from '../plot/plot.tsx'
import { dashOf, seriesClass } from '../plot/series.tsx'
import { wrapped } from '../plot/wrapped.ts'
import { px } from '../px.ts'
import { Label, Lines } from '../shapes.tsx'
import { lastTime, stepValueAt } from './step-value.ts'
import type {
  CountsAtDay,
  SurvivalCurveData,
  SurvivalFigureProps,
  SurvivalGroup,
  SurvivalWords,
} from './survival-data.ts'

/** About how many times can be read off by pointer. */
const STOPS = 48

/**
 * Kaplan-Meier curves with their bands, censored patients as ticks, medians as dotted lines, and under the axis who was still at risk,
 * with events and censored until then. Groups are told apart by dash; the tone of a risk class only repeats it.
 */
export function SurvivalFigure(props: SurvivalFigureProps) {
  const { groups, width, words } = props
  const end = Math.max(0, ...groups.map(({ curve }) => lastTime(curve)))
  const days = groups[0]?.curve.table.map(({ day }) => day) ?? []
  const column = countsWidth(groups, words)
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
        ticks: (length) => spread(days, length / column),
      }}
      y={{ domain: [0, 1], title: words.survival, label: words.percent }}
      legend={[...entries, { sample: 'tick', index: 0, tone: 'quiet', name: words.censored }]}
      notes={props.notes}
      readOuts={niceTicks(0, end, STOPS).map((time) => ({
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
          <SurvivalCurve key={group.name} group={group} index={index} x={x} y={y} words={words} />
        ))
      }
    </Plot>
  )
}

/** Of all days as many as have room, at most about `count`, equally far apart. */
function spread(days: readonly number[], count: number): readonly number[] {
  const every = Math.max(1, Math.ceil((days.length - 1) / Math.max(1, count)))
  return days.filter((_, index) => index % every === 0)
}

/** A group's survival at a time, as long as anybody was followed. */
function readOut({ name, curve }: SurvivalGroup, time: number, words: SurvivalWords): readonly string[] {
  const survival = time > lastTime(curve) ? undefined : stepValueAt(curve, curve.survival, time)
  return survival === undefined ? [] : [`${name} ${words.percent(survival)}`]
}

const LINE = 16
const SAMPLE = 34

/** The height of the counts with their head, in px. */
function riskTableHeight(groups: readonly SurvivalGroup[], words: SurvivalWords, width: number): number {
  const head = wrapped(words.riskTable, width).length
  return groups.reduce((sum, { name }) => sum + LINE * (1 + nameLines(name, width).length) + 4, LINE * head)
}

/** The room that one column of counts needs, in px. */
function countsWidth(groups: readonly SurvivalGroup[], words: SurvivalWords): number {
  const texts = groups.flatMap(({ curve }) => curve.table.map((counts) => countsText(counts, words)))
  return Math.max(60, ...texts.map(labelWidth)) + 8
}

function nameLines(name: string, width: number): readonly string[] {
  return wrapped(name, width - SAMPLE)
}

/** Under each tick of the axis: how many were still at risk, and in brackets events and censored until then. Each group under its name. */
function RiskTable(props: {
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
            {group.curve.table
              .filter(({ day }) => ticks.includes(day))
              .map((counts) => {
                const [at, text] = [x(counts.day), countsText(counts, words)]
                const anchor = anchorWithin(at, text, 0, width)
                const below = top + 14 + LINE * names.length
                return <Label key={at} class="counts" x={at} y={below} anchor={anchor} text={text} />
              })}
          </g>
        )
      })}
    </Decorative>
  )
}

function countsText({ atRisk, events, censored }: CountsAtDay, words: SurvivalWords): string {
  return words.counts(atRisk, events, censored)
}

/** One group: band, staircase, a tick for each time at which patients were censored, and its median where it has one. */
function SurvivalCurve(props: {
  readonly group: SurvivalGroup
  readonly index: number
  readonly x: Scale
  readonly y: Scale
  readonly words: SurvivalWords
}) {
  const { group, index, x, y, words } = props
  const { curve, name, tone } = group
  const median = curve.median?.median
  return (
    <g class={seriesClass(index, tone)}>
      <Decorative>
        <path class="band" d={band(curve, x, y)} />
        <path class="curve" d={staircase(curve, x, y)} stroke-dasharray={dashOf(index)} />
        <path class="censor" d={censored(curve, x, y)} />
      </Decorative>
      {typeof median === 'number' && (
        <FocusableMark
          class="median"
          label={words.median(name, median)}
          hit={hitAreaAround(x(median), y(0.5))}
        >
          <path class="median-line" d={`M${px(x(0))} ${px(y(0.5))}H${px(x(median))}V${px(y(0))}`} />
        </FocusableMark>
      )}
    </g>
  )
}

/** The steps of one column of the curve; it stops where the column has no number. */
function steps(curve: SurvivalCurveData, values: Numbers): readonly { time: number; value: number }[] {
  const found = [{ time: 0, value: 1 }]
  for (let i = 0; i < curve.times.length; i += 1) {
    const [time, value] = [numberAt(curve.times, i), numberAt(values, i)]
    if (time === undefined || value === undefined) break
    found.push({ time, value })
  }
  return found
}

function staircase(curve: SurvivalCurveData, x: Scale, y: Scale): string {
  const places = steps(curve, curve.survival).map(({ time, value }) => ({ x: x(time), y: y(value) }))
  return `${stepPath(places)}H${px(x(lastTime(curve)))}`
}

/** The band as one outline: there along the upper limit in steps, back along the lower one. */
function band(curve: SurvivalCurveData, x: Scale, y: Scale): string {
  const upper = steps(curve, curve.upper)
  const lower = steps(curve, curve.lower).slice(0, upper.length)
  if (lower.length < 2) return ''
  const there = stairs(upper.slice(0, lower.length), x, y)
  const back = stairs(lower, x, y).toReversed()
  return `${linePath([...there, ...back])}Z`
}

/** Both corners of each step, so that the way back can be walked. */
function stairs(
  found: readonly { readonly time: number; readonly value: number }[],
  x: Scale,
  y: Scale,
): readonly Place[] {
  return found.flatMap(({ time, value }, index) => {
    const before = found[index - 1]
    const corner = { x: x(time), y: y(value) }
    return before === undefined ? [corner] : [{ x: x(time), y: y(before.value) }, corner]
  })
}

function censored(curve: SurvivalCurveData, x: Scale, y: Scale): string {
  return Array.from({ length: curve.times.length }, (_, i) => {
    const [time, at] = [numberAt(curve.times, i), numberAt(curve.survival, i)]
    const nobody = (numberAt(curve.censoredAt, i) ?? 0) === 0
    return nobody || time === undefined || at === undefined ? '' : `M${px(x(time))} ${px(y(at) - 4)}v8`
  }).join('')
}
