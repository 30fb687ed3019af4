import type { Contribution, OpenInput } from '../../model/assessment.ts'
import { maximumPoints } from '../../model/effect.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import type { DeltaTSign, Predictor } from '../../model/predictor.ts'
import { Axis } from '../axis.tsx'
import { FocusableMark } from '../focusable-mark.tsx'
import { linearScale } from '../linear-scale.ts'
import { px } from '../px.ts'
import { activeClass, figureX, type Interaction, readingHandlers } from './interaction.ts'
import type { Layout } from './layout.ts'
import type { NomogramWords } from './nomogram-words.ts'
import { presetValues } from './preset-values.ts'
import { RowTitle } from './row-title.tsx'
import { ValueMark } from './value-mark.tsx'
import { moveByKey, whatIfValueAt } from './what-if-value.ts'

/** One input's axis with the patient's value on it and the line up to its points; hatched from end to end while unknown. */
export function PredictorRow(props: {
  readonly model: ModelFile
  readonly predictor: Predictor
  readonly contribution: Contribution | undefined
  /** Where it is not settled: the points that are still possible. */
  readonly open: OpenInput | undefined
  /** Another value to compare with, drawn hollow. */
  readonly compared: Contribution | undefined
  readonly layout: Layout
  readonly words: NomogramWords
  readonly hatch: string
  readonly interaction: Interaction | undefined
}) {
  const { model, predictor, contribution, open, compared, layout, words, interaction } = props
  const { inputX } = layout
  const y = layout.rowY[predictor]
  const maximum = maximumPoints(model, predictor)
  const { low, high } = open?.points ?? { low: 0, high: maximum }
  const stops = presetValues(model, predictor, words, layout.wide ? 9 : 5)
  const onMove = interaction?.onMove
  const move = (event: PointerEvent & { readonly currentTarget: SVGElement }) => {
    const x = figureX(event.currentTarget, event.clientX, layout.width)
    onMove?.(whatIfValueAt(model, predictor, pointsAt(layout, x)))
  }
  return (
    <g class={activeClass('row', predictor, interaction)}>
      <RowTitle
        layout={layout}
        y={y}
        name={words.names[predictor]}
        note={
          contribution === undefined
            ? open?.range === undefined
              ? words.unknown
              : words.value(predictor, open.range, undefined)
            : words.value(predictor, contribution.value, contribution.clampedTo)
        }
        figure={words.pointsOf(contribution?.points ?? low, contribution?.points ?? high)}
      />
      {contribution === undefined && (
        <rect
          class="unknown-range"
          x={px(inputX(low))}
          y={y - 5}
          width={px(inputX(high) - inputX(low))}
          height="10"
          fill={`url(#${props.hatch})`}
        />
      )}
      <Axis
        y={y}
        from={inputX(0)}
        to={inputX(maximum)}
        ticks={stops.map(({ points, label }) => ({ x: inputX(points), label }))}
        side="below"
        bounds={[layout.left - 12, layout.right + 12]}
      />
      {onMove !== undefined && (
        <rect
          class="hit movable"
          x={px(layout.left - 12)}
          y={y - 16}
          width={px(layout.right - layout.left + 24)}
          height="32"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            focusSlider(event.currentTarget)
            move(event)
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) move(event)
          }}
        />
      )}
      {compared !== undefined && (
        <ValueMark x={inputX(compared.points)} y={y} beyond={beyond(compared)} hollow />
      )}
      {contribution !== undefined && onMove === undefined && (
        <FocusableMark
          class="readable"
          label={words.readOut(predictor)}
          handlers={readingHandlers(predictor, interaction)}
        >
          <rect class="hit" x={px(inputX(contribution.points) - 14)} y={y - 14} width="28" height="28" />
          <ValueMark x={inputX(contribution.points)} y={y} beyond={beyond(contribution)} />
        </FocusableMark>
      )}
      {contribution !== undefined && onMove !== undefined && (
        <g
          class="readable"
          role="slider"
          tabindex={0}
          aria-label={words.names[predictor]}
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={px(maximum)}
          aria-valuenow={px(contribution.points)}
          aria-valuetext={words.readOut(predictor)}
          onKeyDown={(event) => {
            const next = moveByKey(model, predictor, oneOf(contribution), event.key)
            if (next === undefined) return
            event.preventDefault()
            onMove(next)
          }}
          {...readingHandlers(predictor, interaction)}
        >
          <ValueMark x={inputX(contribution.points)} y={y} beyond={beyond(contribution)} />
        </g>
      )}
    </g>
  )
}

/** After the pointer the arrow keys go on from where it left the mark. */
function focusSlider(axis: SVGElement): void {
  axis.parentElement?.querySelector<SVGElement>('[role="slider"]')?.focus({ preventScroll: true })
}

/** To which side of its axis a value lies that the axis does not reach. */
function beyond({ points, clampedTo }: Contribution): 'left' | 'right' | undefined {
  if (clampedTo === undefined) return undefined
  return points > 0 ? 'right' : 'left'
}

function pointsAt({ left, right, inputMaximum }: Layout, x: number): number {
  return linearScale([left, right], [0, inputMaximum])(x)
}

/** A value to move on from: of a range that adds the same throughout, the end that counts. */
function oneOf({ value, clampedTo }: Contribution): number | DeltaTSign {
  return typeof value === 'object' ? (clampedTo ?? value.low) : value
}
