import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import { PREDICTORS } from '../../model/predictor.ts'
import { Axis } from '../axis.tsx'
import { Decorative } from '../decorative.tsx'
import { FigureFrame } from '../figure-frame.tsx'
import { Hatch } from '../hatch.tsx'
import { niceTicks } from '../nice-ticks.ts'
import { px } from '../px.ts'
import type { Interaction } from './interaction.ts'
import { type Density, layoutFor } from './layout.ts'
import type { NomogramWords } from './nomogram-words.ts'
import { PredictorRow } from './predictor-row.tsx'
import { ProbabilityRow } from './probability-row.tsx'
import { RowTitle } from './row-title.tsx'
import { TotalRow } from './total-row.tsx'

type Scored = CompleteAssessment | BoundedAssessment

/**
 * The model as a nomogram with one patient on it: from each input's axis up to its points, the points laid end to end on
 * the scale with the cut-off, and down to the probability. A bounded score is a range. Every position follows from the
 * model's own functions. `id` is unique on its page; `compared` is a second score, drawn hollow.
 */
export function Nomogram(props: {
  readonly id: string
  readonly model: ModelFile
  readonly assessment: Scored
  readonly compared?: Scored | undefined
  readonly width: number
  readonly density?: Density
  readonly words: NomogramWords
  readonly interaction?: Interaction | undefined
}) {
  const { id, model, assessment, compared, width, words, interaction } = props
  const layout = layoutFor(model, width, props.density)
  const { inputX, left, right, pointsY } = layout
  const hatch = { unknown: `${id}-unknown`, high: `${id}-high` }
  const [low, high] = bounds(assessment)
  const { contributions } = assessment
  const ticks = niceTicks(0, layout.inputMaximum, layout.wide ? 10 : 5)
  return (
    <FigureFrame
      class={interaction?.onMove === undefined ? 'nomogram' : 'nomogram movable'}
      label={words.label}
      width={width}
      height={layout.height}
    >
      <defs>
        <Hatch id={hatch.unknown} name="unknown" />
        <Hatch id={hatch.high} name="high" />
      </defs>
      <Decorative>
        {contributions.map(({ predictor, points }) => (
          <line
            key={predictor}
            class={interaction?.active === predictor ? 'reading active' : 'reading'}
            x1={px(inputX(points))}
            x2={px(inputX(points))}
            y1={pointsY}
            y2={layout.rowY[predictor]}
          />
        ))}
      </Decorative>
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
        <PredictorRow
          key={predictor}
          model={model}
          predictor={predictor}
          contribution={contributions.find((item) => item.predictor === predictor)}
          open={
            assessment.kind === 'bounded'
              ? assessment.open.find((item) => item.predictor === predictor)
              : undefined
          }
          compared={compared?.contributions.find((item) => item.predictor === predictor)}
          layout={layout}
          words={words}
          hatch={hatch.unknown}
          interaction={interaction}
        />
      ))}
      {layout.wide && <SumRule layout={layout} />}
      <TotalRow
        model={model}
        contributions={contributions}
        low={low}
        high={high}
        compared={compared === undefined ? undefined : bounds(compared)}
        layout={layout}
        words={words}
        hatch={hatch}
        interaction={interaction}
      />
      <ProbabilityRow
        model={model}
        assessment={assessment}
        layout={layout}
        words={words}
        interaction={interaction}
      />
    </FigureFrame>
  )
}

/** The rule under a column of figures that are added up. */
function SumRule({ layout }: { readonly layout: ReturnType<typeof layoutFor> }) {
  const y = layout.stackY - 16
  return <line class="sum-rule" x1={px(layout.width - 62)} x2={px(layout.width)} y1={y} y2={y} />
}

function bounds(assessment: Scored): readonly [number, number] {
  switch (assessment.kind) {
    case 'complete':
      return [assessment.points, assessment.points]
    case 'bounded':
      return [assessment.low.points, assessment.high.points]
  }
}
