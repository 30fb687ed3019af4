import type { ModelFile } from '../../model/model-schema.ts'
import { Axis } from '../axis.tsx'
import { Decorative } from '../decorative.tsx'
import { anchorWithin } from '../label-fit.ts'
import { niceTicks } from '../nice-ticks.ts'
import { px } from '../px.ts'
import { Label, Stroke } from '../shapes.tsx'
import type { Layout } from './layout.ts'
import type { NomogramWords } from './nomogram-words.ts'
import { RowTitle } from './row-title.tsx'

/** The sum of the points on its scale, with the cut-off. */
export function TotalRow(props: {
  readonly model: ModelFile
  readonly layout: Layout
  readonly words: NomogramWords
  /** Fill of the part of high risk. */
  readonly hatch: string
}) {
  const { model, layout, words, hatch } = props
  const { totalX, totalY, left, right } = layout
  const cutoff = totalX(model.cutoff.points)
  const ticks = niceTicks(0, layout.totalMaximum, layout.wide ? 9 : 7)
  return (
    <g class="row">
      <RowTitle
        layout={layout}
        y={layout.wide ? totalY : totalY - 23}
        name={words.total}
        note={words.maximum}
        figure={undefined}
        strong
      />
      <rect class="zone-low" x={px(left)} y={totalY - 5} width={px(cutoff - left)} height="10" />
      <rect class="zone-high" x={px(cutoff)} y={totalY - 5} width={px(right - cutoff)} height="10" />
      <rect x={px(cutoff)} y={totalY - 5} width={px(right - cutoff)} height="10" fill={`url(#${hatch})`} />
      <rect class="zone-outline" x={px(left)} y={totalY - 5} width={px(right - left)} height="10" />
      <Axis
        y={totalY + 5}
        from={left}
        to={right}
        ticks={ticks.map((points) => ({ x: totalX(points), label: words.number(points) }))}
        side="below"
        bounds={[left - 12, right + 12]}
      />
      <Cutoff x={cutoff} y1={totalY - 12} y2={totalY + 9} layout={layout} words={words} />
    </g>
  )
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
