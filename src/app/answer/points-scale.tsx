import { useId } from 'preact/hooks'
import { cutoffText, pointsText } from '../../facts/wording.ts'
import { probabilityTicks } from '../../figures/nomogram/probability-ticks.ts'
import { linearPredictorAt, probability } from '../../model/score.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** Labels nearer than this share of the width would touch. */
const LEAST_APART = 0.075

/**
 * The points scale with the cut-off, under it the estimated risk, and the patient on it: a point, or a range when something is
 * unknown; a value tried stands beside it, hollow. Drawn in percent of the width, so that text keeps its size at any width.
 */
export function PointsScale(props: {
  readonly low: number
  readonly high: number
  readonly maximum: number
  readonly tried: { readonly low: number; readonly high: number } | undefined
}) {
  const { texts, format, model } = usePageContext()
  const pattern = useId()
  const { low, high, maximum, tried } = props
  const cutoff = model.cutoff.points
  const at = (points: number) => `${(100 * Math.min(Math.max(points, 0), maximum)) / maximum}%`
  const text = (points: number) => format.points(points, cutoff)
  const isRange = high - low > 1e-9
  const shown = pointsText({ texts, format, model }, { low, high })
  return (
    <div class="scale-frame">
      <svg
        class="scale"
        width="100%"
        height="90"
        role="img"
        aria-label={texts.answer.scale(shown, format.number(maximum, 0), cutoffText({ format, model }))}
      >
        <defs>
          <pattern
            id={pattern}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="6" class="scale-hatch" />
          </pattern>
        </defs>
        <rect class="scale-low" x="0" y="30" width={at(cutoff)} height="12" />
        <rect class="scale-high" x={at(cutoff)} y="30" width={at(maximum - cutoff)} height="12" />
        <rect x={at(cutoff)} y="30" width={at(maximum - cutoff)} height="12" fill={`url(#${pattern})`} />
        <rect class="scale-outline" x="0" y="30" width="100%" height="12" />
        <line class="scale-cutoff" x1={at(cutoff)} x2={at(cutoff)} y1="24" y2="48" />
        <text class="scale-label" x="0" y="60">
          {`${format.number(0, 0)} · ${texts.answer.low}`}
        </text>
        <text class="scale-label strong" x={at(cutoff)} y="60" text-anchor="middle">
          {texts.answer.cutoff(cutoffText({ format, model }))}
        </text>
        <text class="scale-label" x="100%" y="60" text-anchor="end">
          {`${texts.answer.high} · ${format.number(maximum, 0)}`}
        </text>
        <RiskAxis maximum={maximum} />
        {tried !== undefined && (
          <Pointer
            name="tried"
            at={at(tried.low)}
            label={texts.whatIf.points(pointsText({ texts, format, model }, tried))}
            share={tried.low / maximum}
            side={tried.low < low ? 'end' : 'start'}
          />
        )}
        {isRange && <rect class="scale-range" x={at(low)} y="33" width={at(high - low)} height="6" />}
        <Pointer
          name="real"
          at={at(low)}
          label={text(low)}
          share={low / maximum}
          side={isRange ? 'end' : 'middle'}
        />
        {isRange && (
          <Pointer name="real" at={at(high)} label={text(high)} share={high / maximum} side="start" />
        )}
      </svg>
    </div>
  )
}

/** The estimated risk under the points: that of the cut-off first, then the round ones that find room. */
function RiskAxis({ maximum }: { readonly maximum: number }) {
  const { texts, format, model } = usePageContext()
  const cutoff = {
    probability: probability(model, linearPredictorAt(model, model.cutoff.points)),
    points: model.cutoff.points,
  }
  // The axis' name stands at its beginning.
  const shown = [{ points: 0, probability: 0 }, cutoff]
  for (const tick of probabilityTicks(model, maximum)) {
    const isApart = shown.every(
      ({ points }, index) =>
        Math.abs(points - tick.points) > maximum * (index === 0 ? 2.5 * LEAST_APART : LEAST_APART),
    )
    if (isApart) shown.push(tick)
  }
  const x = (points: number) => `${(100 * points) / maximum}%`
  return (
    <>
      <text class="scale-label" x="0" y="82">
        {texts.answer.risk}
      </text>
      {shown.slice(1).map((tick) => (
        <g key={tick.points}>
          <line class="axis-line" x1={x(tick.points)} x2={x(tick.points)} y1="64" y2="69" />
          <text
            class={tick === cutoff ? 'scale-label strong' : 'scale-label'}
            x={x(tick.points)}
            y="82"
            text-anchor="middle"
          >
            {format.percent(tick.probability)}
          </text>
        </g>
      ))}
    </>
  )
}

/** A pointer above the scale with its value; near an edge the value leans inwards. */
function Pointer(props: {
  readonly name: 'real' | 'tried'
  readonly at: string
  readonly label: string
  readonly share: number
  readonly side: 'start' | 'middle' | 'end'
}) {
  const room = props.name === 'tried' ? 0.5 : 0.16
  const anchor = props.share < room ? 'start' : props.share > 1 - room ? 'end' : props.side
  return (
    <>
      <svg class={`scale-pointer ${props.name}`} x={props.at} y="0" overflow="visible" aria-hidden="true">
        <path d="M0 28 -6 17H6Z" />
        <line x1="0" x2="0" y1="26" y2="44" />
      </svg>
      <text class={`scale-value ${props.name}`} x={props.at} y="13" text-anchor={anchor}>
        {props.label}
      </text>
    </>
  )
}
