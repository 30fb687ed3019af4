import { ANALYTES } from '../codes/analytes.ts'
import type { ReadContext } from '../read-context.ts'
import { chartResources } from '../resources/chart-resources.ts'
import type { ChartTime } from '../resources/chart-time.ts'
import { measuredChart } from './measured-chart.ts'
import type { Result } from './measurements.ts'
import { largestLesions } from './read-diameter.ts'
import { oneEachDraw, ratiosOf } from './read-nlr.ts'
import { byTime, usableByTime } from './select-nearest.ts'

/** One usable value of an input, in the model's unit. */
export interface SeriesPoint {
  readonly value: number
  readonly time: ChartTime
  readonly references: readonly string[]
  /** The value in the unit of the chart. */
  readonly original: string
}

/** Every usable value of the inputs that are numbers, oldest first, whatever its age: to be looked at, not to choose from. */
export interface ChartSeries {
  readonly nlr: readonly SeriesPoint[]
  readonly albumin: readonly SeriesPoint[]
  readonly diameter: readonly SeriesPoint[]
}

/** Reads the inputs over time by the rules of `readChart`, without its index date. */
export async function readSeries(resources: readonly unknown[], context: ReadContext): Promise<ChartSeries> {
  const { chart, laboratory, bloodCount, sameDraw, tumourSizes } = measuredChart(
    chartResources(resources),
    context,
  )
  const ratios = oneEachDraw(ratiosOf(bloodCount, sameDraw), context)
  return {
    nlr: ratios.toSorted(byTime).flatMap((ratio) => (ratio.certain ? point(ratio, ratio.items) : [])),
    albumin: usableByTime(laboratory(ANALYTES.albumin)).flatMap((item) => point(item, [item])),
    diameter: largestLesions(tumourSizes, chart, context).flatMap((item) => point(item, [item])),
  }
}

function point(
  { value, time, reason }: Pick<Result, 'value' | 'time' | 'reason'>,
  items: readonly Result[],
): SeriesPoint[] {
  if (value === undefined || time === undefined || reason !== undefined) return []
  return [
    {
      value: value.low,
      time,
      references: items.flatMap(({ source }) => source.reference ?? []),
      original: items.map(({ source }) => source.original).join(' / '),
    },
  ]
}
