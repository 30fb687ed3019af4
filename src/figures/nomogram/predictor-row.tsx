import { maximumPoints } from '../../model/effect.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import type { Predictor } from '../../model/predictor.ts'
import { Axis } from '../axis.tsx'
import type { Layout } from './layout.ts'
import type { NomogramWords } from './nomogram-words.ts'
import { presetValues } from './preset-values.ts'
import { RowTitle } from './row-title.tsx'

/** One input's axis under the points, and the most points it can add. */
export function PredictorRow(props: {
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
