import { FocusableMark, hitAreaAround } from '../focusable-mark.tsx'
import type { Frame } from '../plot/frame.ts'
import { limitsOf } from '../plot/numbers.ts'
import { Marker, seriesClass } from '../plot/series.tsx'
import { Stroke } from '../shapes.tsx'
import type { CalibrationSeries, CalibrationWords } from './calibration-data.ts'

/** How far groups of two series that share a prediction stand apart. */
const ASIDE = 5

/** Each group's observed share with its interval, at its mean prediction; read one by one. */
export function CalibrationGroups(props: {
  readonly series: CalibrationSeries
  readonly index: number
  readonly of: number
  readonly frame: Frame
  readonly words: CalibrationWords
}) {
  const { series, index, words } = props
  const { x, y } = props.frame
  const aside = props.of > 1 ? (index - (props.of - 1) / 2) * ASIDE : 0
  return (
    <g class={seriesClass(index)}>
      {(series.groups ?? []).map((group) => {
        const label = words.group(series.name, group)
        const [across, up] = [x(group.predicted) + aside, y(group.observed)]
        const limits = limitsOf(group, y)
        return (
          <FocusableMark key={label} class="group" label={label} hit={hitAreaAround(across, up)}>
            {limits !== undefined && <Stroke class="whisker" x={across} y={limits} />}
            <Marker index={index} x={across} y={up} size={4} />
          </FocusableMark>
        )
      })}
    </g>
  )
}
