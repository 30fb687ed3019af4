import { maximumPoints } from '../../model/effect.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import { PREDICTORS, type Predictor } from '../../model/predictor.ts'
import { Axis } from '../axis.tsx'
import { Decorative } from '../decorative.tsx'
import { FigureFrame } from '../figure-frame.tsx'
import { anchorWithin } from '../label-fit.ts'
import { niceTicks } from '../nice-ticks.ts'
import { px } from '../px.ts'
import { Label, Stroke } from '../shapes.tsx'
import { type Density, type Layout, layoutFor } from './layout.ts'
import type { NomogramWords } from './nomogram-words.ts'
import { presetValues } from './preset-values.ts'
import { probabilityTicks } from './probability-ticks.ts'
import { RowTitle } from './row-title.tsx'

/**
 * The model as a nomogram: from each input's axis up to its points, the scale of their sum with the cut-off, and down to the
 * probability. Every position follows from the model's own functions. `id` is unique on its page.
 */
export function Nomogram(props: {
  readonly id: string
  readonly model: ModelFile
  readonly width: number
  readonly density?: Density
  readonly words: NomogramWords
}) {
  const { id, model, width, words } = props
  const layout = layoutFor(model, width, props.density)
  const { inputX, left, right, pointsY } = layout
  const hatch = `${id}-high`
  const ticks = niceTicks(0, layout.inputMaximum, layout.wide ? 10 : 5)
  return (
    <FigureFrame class="nomogram" label={words.label} width={width} height={layout.height} role="img">
      <defs>
        <Hatch id={hatch} name="high" />
      </defs>
      <RowTitle
        layout={layout}
        y={layout.wide ? pointsY : pointsY - 14}
        name={words.points}
        note={undefined}
        figure={undefined}
      />
      <Axis
        y={pointsY}
        from={left}
        to={right}
        ticks={ticks.map((points) => ({ x: inputX(points), label: words.number(points) }))}
        side="above"
        bounds={[left - 12, right + 12]}
      />
      {PREDICTORS.map((predictor) => (
        <PredictorRow key={predictor} model={model} predictor={predictor} layout={layout} words={words} />
      ))}
      <TotalRow model={model} layout={layout} words={words} hatch={hatch} />
      <ProbabilityRow model={model} layout={layout} words={words} />
    </FigureFrame>
  )
}

/** A slanted hatch to fill with (`url(#id)`), so that a range or a zone is told from its ground without colour. */
function Hatch({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="6" class={`hatch hatch-${name}`} />
    </pattern>
  )
}

/** One input's axis under the points, and the most points it can add. */
function PredictorRow(props: {
  readonly model: ModelFile
  readonly predictor: Predictor
  readonly layout: Layout
  readonly words: NomogramWords
}) {
  const { model, predictor, layout, words } = props
  const { inputX } = layout
  const y = layout.rowY[predictor]
  const maximum = maximumPoints(model, predictor)
  const stops = presetValues(model, predictor, words, layout.wide ? 9 : 5)
  return (
    <g class="row">
      <RowTitle
        layout={layout}
        y={y}
        name={words.names[predictor]}
        note={undefined}
        figure={words.pointsOf(maximum)}
      />
      <Axis
        y={y}
        from={inputX(0)}
        to={inputX(maximum)}
        ticks={stops.map(({ points, label }) => ({ x: inputX(points), label }))}
        side="below"
        bounds={[layout.left - 12, layout.right + 12]}
      />
    </g>
  )
}

/** The probability under the sum. */
function ProbabilityRow(props: {
  readonly model: ModelFile
  readonly layout: Layout
  readonly words: NomogramWords
}) {
  const { model, layout, words } = props
  const { totalX, totalMaximum, probabilityY: y, left, right } = layout
  const ticks = probabilityTicks(model, totalMaximum).map(({ probability, points }) => ({
    x: totalX(points),
    label: words.percent(probability),
  }))
  return (
    <g class="row">
      <RowTitle
        layout={layout}
        y={y}
        name={words.probability}
        note={words.probabilityNote}
        figure={undefined}
        strong
      />
      <Axis y={y} from={left} to={right} ticks={ticks} side="below" bounds={[left - 12, right + 12]} />
    </g>
  )
}

/** The sum of the points on its scale, with the cut-off. */
function TotalRow(props: {
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
