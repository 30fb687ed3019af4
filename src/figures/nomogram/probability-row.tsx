import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import { Axis } from '../axis.tsx'
import { FocusableMark } from '../focusable-mark.tsx'
import { px } from '../px.ts'
import { Stroke } from '../shapes.tsx'
import { activeClass, type Interaction, readingHandlers } from './interaction.ts'
import type { Layout } from './layout.ts'
import type { NomogramWords } from './nomogram-words.ts'
import { pointsAtProbability, probabilityTicks } from './probability-ticks.ts'
import { RowTitle } from './row-title.tsx'
import { ValueMark } from './value-mark.tsx'

/** The probability under the sum: a mark with its interval, or a range; joined to the sum by a line. */
export function ProbabilityRow(props: {
  readonly model: ModelFile
  readonly assessment: CompleteAssessment | BoundedAssessment
  readonly layout: Layout
  readonly words: NomogramWords
  readonly interaction: Interaction | undefined
}) {
  const { model, assessment, layout, words, interaction } = props
  const { totalX, totalMaximum, totalY, probabilityY: y, left, right } = layout
  const ticks = probabilityTicks(model, totalMaximum).map(({ probability, points }) => ({
    x: totalX(points),
    label: words.percent(probability),
  }))
  const at = (probability: number) => totalX(pointsAtProbability(model, probability, totalMaximum))
  const [low, high] =
    assessment.kind === 'complete'
      ? [assessment.probability, assessment.probability]
      : [assessment.low.probability, assessment.high.probability]
  const interval = assessment.kind === 'complete' ? assessment.interval : undefined
  return (
    <g class={activeClass('row', 'probability', interaction)}>
      <RowTitle
        layout={layout}
        y={y}
        name={words.probability}
        note={words.probabilityNote}
        figure={words.probabilityOf(low, high)}
        strong
      />
      <Stroke class="reading" x={at(low)} y={[totalY, y]} />
      {high > low && <Stroke class="reading" x={at(high)} y={[totalY, y]} />}
      <Axis y={y} from={left} to={right} ticks={ticks} side="below" bounds={[left - 12, right + 12]} />
      <FocusableMark
        class="readable"
        label={words.readOut('probability')}
        handlers={readingHandlers('probability', interaction)}
      >
        <rect class="hit" x={px(at(low) - 14)} y={y - 14} width={px(at(high) - at(low) + 28)} height="28" />
        {interval !== undefined && (
          <Bar className="interval" from={at(interval.lower)} to={at(interval.upper)} y={y} />
        )}
        {high > low ? (
          <Bar className="range" from={at(low)} to={at(high)} y={y} />
        ) : (
          <ValueMark x={at(low)} y={y} beyond={undefined} />
        )}
      </FocusableMark>
    </g>
  )
}

function Bar(props: {
  readonly className: string
  readonly from: number
  readonly to: number
  readonly y: number
}) {
  const { from, to, y } = props
  return (
    <path
      class={props.className}
      d={`M${px(from)} ${y - 6}v12M${px(to)} ${y - 6}v12M${px(from)} ${y}H${px(to)}`}
    />
  )
}
