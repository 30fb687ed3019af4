import type { Contribution } from '../../model/assessment.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import { Axis } from '../axis.tsx'
import { Decorative } from '../decorative.tsx'
import { FocusableMark } from '../focusable-mark.tsx'
import { anchorWithin, labelWidth } from '../label-fit.ts'
import { niceTicks } from '../nice-ticks.ts'
import { px } from '../px.ts'
import { Label, Stroke } from '../shapes.tsx'
import { activeClass, type Interaction, readingHandlers } from './interaction.ts'
import type { Layout } from './layout.ts'
import type { NomogramWords } from './nomogram-words.ts'
import { RowTitle } from './row-title.tsx'
import { ValueMark } from './value-mark.tsx'

const BAR = 18

/** The sum: each input's points laid end to end, what is unknown as a hatched rest, on the scale with its cut-off. */
export function TotalRow(props: {
  readonly model: ModelFile
  readonly contributions: readonly Contribution[]
  readonly low: number
  readonly high: number
  readonly compared: readonly [number, number] | undefined
  readonly layout: Layout
  readonly words: NomogramWords
  readonly hatch: { readonly unknown: string; readonly high: string }
  readonly interaction: Interaction | undefined
}) {
  const { model, contributions, low, high, compared, layout, words, hatch, interaction } = props
  const { totalX, stackY, totalY, left, right } = layout
  const top = stackY - BAR / 2
  const cutoff = totalX(model.cutoff.points)
  const ticks = niceTicks(0, layout.totalMaximum, layout.wide ? 9 : 7)
  return (
    <g class={activeClass('row', 'total', interaction)}>
      <RowTitle
        layout={layout}
        y={layout.wide ? stackY : stackY - 23}
        name={words.total}
        note={words.maximum}
        figure={words.totalOf(low, high)}
        strong
      />
      <rect class="zone-low" x={px(left)} y={totalY - 5} width={px(cutoff - left)} height="10" />
      <rect class="zone-high" x={px(cutoff)} y={totalY - 5} width={px(right - cutoff)} height="10" />
      <rect
        x={px(cutoff)}
        y={totalY - 5}
        width={px(right - cutoff)}
        height="10"
        fill={`url(#${hatch.high})`}
      />
      <rect class="zone-outline" x={px(left)} y={totalY - 5} width={px(right - left)} height="10" />
      <Axis
        y={totalY + 5}
        from={left}
        to={right}
        ticks={ticks.map((points) => ({ x: totalX(points), label: words.number(points) }))}
        side="below"
        bounds={[left - 12, right + 12]}
      />
      <FocusableMark
        class="readable"
        label={words.readOut('total')}
        handlers={readingHandlers('total', interaction)}
      >
        <rect
          class="hit"
          x={px(left)}
          y={top}
          width={px(Math.max(24, totalX(high) - left))}
          height={totalY - top + 6}
        />
        <Stack contributions={contributions} layout={layout} words={words} top={top} />
        {high > low && (
          <rect
            class="unknown-range"
            x={px(totalX(low))}
            y={top}
            width={px(totalX(high) - totalX(low))}
            height={BAR}
            fill={`url(#${hatch.unknown})`}
          />
        )}
        <path class="outcome" d={ends(totalX(low), totalX(high), top, totalY)} />
      </FocusableMark>
      {compared !== undefined &&
        [...new Set(compared)].map((points) => (
          <ValueMark key={points} x={totalX(points)} y={totalY} beyond={undefined} hollow />
        ))}
      <Cutoff x={cutoff} y1={top - 8} y2={totalY + 9} layout={layout} words={words} />
    </g>
  )
}

/** A line down from the sum onto the scale; for a range both ends, joined on the scale. */
function ends(low: number, high: number, top: number, bottom: number): string {
  const from = `M${px(low)} ${top}V${bottom}`
  return high > low ? `${from}H${px(high)}V${top}` : from
}

function Stack(props: {
  readonly contributions: readonly Contribution[]
  readonly layout: Layout
  readonly words: NomogramWords
  readonly top: number
}) {
  const { contributions, layout, words, top } = props
  const sums = contributions.map((_, index) =>
    contributions.slice(0, index).reduce((sum, { points }) => sum + points, 0),
  )
  return contributions.map(({ predictor, points }, index) => {
    const from = layout.totalX(sums[index] ?? 0)
    const width = layout.totalX((sums[index] ?? 0) + points) - from
    const name = words.names[predictor]
    return (
      <g key={predictor}>
        <rect class={`segment segment-${index % 2}`} x={px(from)} y={top} width={px(width)} height={BAR} />
        {labelWidth(name) + 4 <= width && (
          <Label class="segment-label" x={from + width / 2} y={top + BAR - 5} anchor="middle" text={name} />
        )}
      </g>
    )
  })
}

function Cutoff(props: {
  readonly x: number
  readonly y1: number
  readonly y2: number
  readonly layout: Layout
  readonly words: NomogramWords
}) {
  const { x, y1, y2, layout, words } = props
  const { left, right } = layout
  const y = y1 - 4
  return (
    <Decorative>
      <Label class="zone-name" x={left} y={y} text={words.low} />
      <Label class="zone-name" x={right} y={y} anchor="end" text={words.high} />
      <Stroke class="cutoff" x={x} y={[y1, y2]} />
      <Label
        class="cutoff-label"
        x={x}
        y={y}
        anchor={anchorWithin(x, words.cutoff, left, right)}
        text={words.cutoff}
      />
    </Decorative>
  )
}
