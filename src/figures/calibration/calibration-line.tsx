import type { Scale } from '../linear-scale.ts'
import type { Area } from '../plot/area.ts'
import { bandPath, clippedPath } from '../plot/path.ts'
import { dashOf, seriesClass } from '../plot/series.tsx'
import { Unspoken } from '../unspoken.tsx'
import type { CalibrationSeries } from './calibration-data.ts'

/** The smooth curve within its band; what leaves 0..1 is cut off there. */
export function CalibrationLine(props: {
  readonly series: CalibrationSeries
  readonly index: number
  readonly area: Area
  readonly x: Scale
  readonly y: Scale
}) {
  const { series, index, area, x, y } = props
  const band = series.points.flatMap(({ predicted, lower, upper }) =>
    typeof lower === 'number' && typeof upper === 'number'
      ? [{ x: x(predicted), from: y(lower), to: y(upper) }]
      : [],
  )
  const places = series.points.map(({ predicted, observed }) => ({ x: x(predicted), y: y(observed) }))
  return (
    <Unspoken class={seriesClass(index)}>
      {band.length > 1 && <path class="band" d={bandPath(band, area.top, area.bottom)} />}
      <path class="curve" d={clippedPath(places, area.top, area.bottom)} stroke-dasharray={dashOf(index)} />
    </Unspoken>
  )
}
