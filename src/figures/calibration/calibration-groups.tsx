import type { Scale } from '../linear-scale.ts'
import { Marker, seriesClass } from '../plot/series.tsx'
import { px } from '../px.ts'
import { Readable } from '../readable.tsx'
import type { CalibrationSeries, CalibrationWords } from './calibration-data.ts'

/** How far groups of two series that share a prediction stand apart. */
const ASIDE = 5

/** Each group's observed share with its interval, at its mean prediction; read one by one. */
export function CalibrationGroups(props: {
  readonly series: CalibrationSeries
  readonly index: number
  readonly of: number
  readonly x: Scale
  readonly y: Scale
  readonly words: CalibrationWords
}) {
  const { series, index, x, y, words } = props
  const aside = props.of > 1 ? (index - (props.of - 1) / 2) * ASIDE : 0
  return (
    <g class={seriesClass(index)}>
      {(series.groups ?? []).map((group) => {
        const label = words.group(series.name, group)
        const [across, up] = [x(group.predicted) + aside, y(group.observed)]
        const { lower, upper } = group
        return (
          <Readable key={label} class="group" label={label}>
            <title>{label}</title>
            <rect class="hit" x={px(across - 12)} y={px(up - 12)} width="24" height="24" />
            {typeof lower === 'number' && typeof upper === 'number' && (
              <line class="whisker" x1={px(across)} x2={px(across)} y1={px(y(lower))} y2={px(y(upper))} />
            )}
            <Marker index={index} x={across} y={up} size={4} />
          </Readable>
        )
      })}
    </g>
  )
}
