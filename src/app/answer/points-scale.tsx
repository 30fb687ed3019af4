import { useId } from 'preact/hooks'
import { cutoffText, pointsText } from '../../facts/wording.ts'
import { usePageContext } from '../../page/page-context.tsx'

/**
 * The points scale with the cut-off, and the patient on it: a point, or a range when something is unknown.
 * Drawn in percent of the width, so that text keeps its size at any width.
 */
export function PointsScale(props: {
  readonly low: number
  readonly high: number
  readonly maximum: number
}) {
  const { texts, format, model } = usePageContext()
  const pattern = useId()
  const { low, high, maximum } = props
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
        height="74"
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
        <rect class="scale-low" x="0" y="34" width={at(cutoff)} height="12" />
        <rect class="scale-high" x={at(cutoff)} y="34" width={at(maximum - cutoff)} height="12" />
        <rect x={at(cutoff)} y="34" width={at(maximum - cutoff)} height="12" fill={`url(#${pattern})`} />
        <rect class="scale-outline" x="0" y="34" width="100%" height="12" />
        <line class="scale-cutoff" x1={at(cutoff)} x2={at(cutoff)} y1="28" y2="54" />
        <text class="scale-label" x="0" y="68">
          {`0 · ${texts.answer.low}`}
        </text>
        <text class="scale-label strong" x={at(cutoff)} y="68" text-anchor="middle">
          {texts.answer.cutoff(cutoffText({ format, model }))}
        </text>
        <text class="scale-label" x="100%" y="68" text-anchor="end">
          {`${texts.answer.high} · ${format.number(maximum, 0)}`}
        </text>
        {isRange ? (
          <>
            <rect class="scale-range" x={at(low)} y="37" width={at(high - low)} height="6" />
            <End at={at(low)} label={text(low)} share={low / maximum} />
            <End at={at(high)} label={text(high)} share={high / maximum} />
          </>
        ) : (
          <End at={at(low)} label={text(low)} share={low / maximum} />
        )}
      </svg>
    </div>
  )
}

/** A pointer above the scale with its value; near an edge the value leans inwards. */
function End(props: { readonly at: string; readonly label: string; readonly share: number }) {
  const anchor = props.share < 0.06 ? 'start' : props.share > 0.94 ? 'end' : 'middle'
  return (
    <>
      <svg class="scale-pointer" x={props.at} y="0" overflow="visible" aria-hidden="true">
        <path d="M0 32 -6 20H6Z" />
        <line x1="0" x2="0" y1="30" y2="48" />
      </svg>
      <text class="scale-value" x={props.at} y="14" text-anchor={anchor}>
        {props.label}
      </text>
    </>
  )
}
