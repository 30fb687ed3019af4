import type { ModelFile } from '../../model/model-schema.ts'
import { PREDICTORS } from '../../model/predictor.ts'
import { Axis } from '../axis.tsx'
import { FigureFrame } from '../figure-frame.tsx'
import { Hatch } from '../hatch.tsx'
import { niceTicks } from '../nice-ticks.ts'
import { type Density, layoutFor } from './layout.ts'
import type { NomogramWords } from './nomogram-words.ts'
import { PredictorRow } from './predictor-row.tsx'
import { ProbabilityRow } from './probability-row.tsx'
import { RowTitle } from './row-title.tsx'
import { TotalRow } from './total-row.tsx'

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
