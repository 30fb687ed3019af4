import type { ModelFile } from '../../model/model-schema.ts'
import { Axis } from '../axis.tsx'
import type { Layout } from './layout.ts'
import type { NomogramWords } from './nomogram-words.ts'
import { probabilityTicks } from './probability-ticks.ts'
import { RowTitle } from './row-title.tsx'

/** The probability under the sum. */
export function ProbabilityRow(props: {
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
