import { scaleEnd, valueText } from '../../facts/wording.ts'
import { niceTicks } from '../../figures/nice-ticks.ts'
import { presetValues } from '../../figures/nomogram/preset-values.ts'
import { maximumPoints, shareOf, stackedShares } from '../../model/effect.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import { type DeltaTSign, type ModelInputs, PREDICTORS, type Predictor } from '../../model/predictor.ts'
import { usePageContext } from '../../page/page-context.tsx'
import { axisStops, nearestStop } from './axis-stops.ts'

/** About so many labels stand under an axis without touching each other. */
const LABELS = 5

/** The points of the input that counts most: every axis has this scale. */
function fullPoints(model: ModelFile): number {
  return Math.max(...PREDICTORS.map((predictor) => maximumPoints(model, predictor)))
}

/**
 * The axis of one input on the common scale of points, drawn in percent of the width: a solid run to the points of a known value,
 * a dotted one between the points that are possible. Dragged, or moved by key, its handle tries another value, drawn hollow.
 */
export function Axis(props: {
  readonly predictor: Predictor
  readonly value: ModelInputs[Predictor]
  /** Undefined where nothing is tried for this input. */
  readonly tried: number | DeltaTSign | undefined
  readonly onTry: (value: number | DeltaTSign) => void
}) {
  const pageContext = usePageContext()
  const { texts, format, model } = pageContext
  const { drivers } = texts
  const { predictor, value, tried } = props
  const maximum = maximumPoints(model, predictor)
  const full = fullPoints(model)
  const at = (points: number) => `${(100 * points) / full}%`
  const range = shareOf(model, predictor, value)
  const trial = tried === undefined ? undefined : shareOf(model, predictor, tried).low
  const words = {
    number: (one: number) => format.number(one, 2),
    nlrStop: (side: 'upTo' | 'above') =>
      drivers.nlrStop[side](format.number(model.predictors.nlr.threshold, 2)),
    deltaTStop: (sign: DeltaTSign) => drivers.deltaTStop[model.elastography.deltaTConvention][sign],
  }
  const stops = axisStops(model, predictor)
  const shown = tried ?? value
  return (
    <div class="axis-frame">
      <div class="axis-track">
        <svg class="axis" width="100%" height="36" aria-hidden="true" focusable="false">
          <line class="axis-line" x1="0" x2={at(maximum)} y1="10" y2="10" />
          {presetValues(model, predictor, words, LABELS).map(({ label, points }) => (
            <g key={label}>
              <line class="axis-line" x1={at(points)} x2={at(points)} y1="10" y2="15" />
              <text class="scale-label" x={at(points)} y="32" text-anchor="middle">
                {label}
              </text>
            </g>
          ))}
          <Run {...range} at={at} />
          {trial !== undefined && (
            <>
              <line class="axis-tried" x1={at(range.low)} x2={at(trial)} y1="10" y2="10" />
              <circle class="mark-tried" cx={at(trial)} cy="10" r="7" />
            </>
          )}
        </svg>
        <input
          class="axis-handle no-print"
          type="range"
          aria-label={texts.whatIf.try(texts.inputs.names[predictor])}
          aria-valuetext={shown === undefined ? drivers.unknown : valueText(pageContext, predictor, shown)}
          style={{ width: `calc(${at(maximum)} + 24px)` }}
          min="0"
          max={stops.length - 1}
          step="1"
          value={nearestStop(model, predictor, stops, shown)}
          onInput={({ currentTarget }) => {
            const chosen = stops[currentTarget.valueAsNumber]
            if (chosen !== undefined) props.onTry(chosen)
          }}
        />
      </div>
    </div>
  )
}

function Run(props: {
  readonly low: number
  readonly high: number
  readonly at: (points: number) => string
}) {
  const { low, high, at } = props
  return (
    <>
      <line class="axis-run" x1="0" x2={at(low)} y1="10" y2="10" />
      {low === high ? (
        <circle class="mark-known" cx={at(low)} cy="10" r="6" />
      ) : (
        <>
          <line class="axis-open" x1={at(low)} x2={at(high)} y1="10" y2="10" />
          {[low, high].map((points) => (
            <svg key={points} x={at(points)} y="10" overflow="visible" aria-hidden="true">
              <path class="mark-open" d="M0-7 7 0 0 7-7 0Z" />
            </svg>
          ))}
        </>
      )}
    </>
  )
}

/** The scale that all axes share, over their column. */
export function AxisHead() {
  const { format, model } = usePageContext()
  const full = fullPoints(model)
  return (
    <svg class="axis" width="100%" height="22" aria-hidden="true" focusable="false">
      {niceTicks(0, full, LABELS).map((points) => (
        <g key={points}>
          <text class="scale-label" x={`${(100 * points) / full}%`} y="12" text-anchor="middle">
            {format.number(points, 0)}
          </text>
          <line
            class="axis-line"
            x1={`${(100 * points) / full}%`}
            x2={`${(100 * points) / full}%`}
            y1="16"
            y2="22"
          />
        </g>
      ))}
    </svg>
  )
}

/** The runs of all inputs laid end to end, against the cut-off: where the sum stands. */
export function TotalAxis(props: { readonly inputs: ModelInputs; readonly tried?: boolean }) {
  const { texts, format, model } = usePageContext()
  const maximum = scaleEnd({ model })
  const at = (points: number) => `${(100 * points) / maximum}%`
  const { joints, low, high } = stackedShares(model, props.inputs)
  const { cutoff } = model
  const tried = props.tried === true
  return (
    <div class="axis-frame">
      <svg class="axis" width="100%" height={tried ? 20 : 34} aria-hidden="true" focusable="false">
        <line class="axis-line" x1="0" x2="100%" y1="10" y2="10" />
        <line class={tried ? 'axis-tried total' : 'axis-run total'} x1="0" x2={at(low)} y1="10" y2="10" />
        {!tried &&
          joints.map((points, index) => (
            <line
              key={`${index} ${points}`}
              class="axis-joint"
              x1={at(points)}
              x2={at(points)}
              y1="5"
              y2="15"
            />
          ))}
        {high > low && <line class="axis-open total" x1={at(low)} x2={at(high)} y1="10" y2="10" />}
        <line class="scale-cutoff" x1={at(cutoff.points)} x2={at(cutoff.points)} y1="2" y2="18" />
        {!tried && (
          <>
            <text class="scale-label" x="0" y="30" text-anchor="middle">
              {format.number(0, 0)}
            </text>
            <text class="scale-label strong" x={at(cutoff.points)} y="30" text-anchor="middle">
              {format.number(cutoff.points, 2)}
            </text>
            <text class="scale-label" x="100%" y="30" text-anchor="middle">
              {format.number(maximum, 0)}
            </text>
          </>
        )}
      </svg>
      {!tried && <span class="visually-hidden">{texts.answer.cutoff(format.number(cutoff.points, 2))}</span>}
    </div>
  )
}
