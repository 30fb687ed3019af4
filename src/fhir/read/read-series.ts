import { ANALYTES } from '../codes/analytes.ts'
import type { ReadContext } from '../read-context.ts'
import type { ChartTime } from '../resources/chart-time.ts'
import { measuredChart } from './measured-chart.ts'
import type { Usable } from './measurements.ts'
import { largestLesions } from './read-diameter.ts'
import { newestDraw, type Ratio, ratiosOf } from './read-nlr.ts'
import { byTime } from './select-nearest.ts'

/** One usable value of an input, in the model's unit. */
export interface SeriesPoint {
  readonly value: number
  readonly time: ChartTime
  readonly references: readonly string[]
  /** As the chart holds it. */
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
  const { chart, laboratory, bloodCount, sameDraw, tumourSizes } = await measuredChart(resources, context)
  const ratios = ratiosOf(bloodCount, sameDraw, () => true, context)
  return {
    nlr: draws(ratios, context).map(({ value, time, items }) => point(value, time, items)),
    albumin: laboratory(ANALYTES.albumin)
      .usable.toSorted(byTime)
      .map((item) => point(item.value, item.time, [item])),
    diameter: largestLesions(tumourSizes, chart.bodyStructures, context).map((item) =>
      point(item.value, item.time, [item]),
    ),
  }
}

/** One ratio a draw, the one that would be used were it the newest; oldest first. */
function draws(ratios: readonly Ratio[], context: ReadContext): Ratio[] {
  const window = context.site.reading.sameDrawMinutes * 60_000
  const found: Ratio[] = []
  let open = ratios.toSorted((a, b) => a.time.to - b.time.to)
  for (let newest = open.at(-1); newest !== undefined; newest = open.at(-1)) {
    const { to } = newest.time
    const chosen = newestDraw(open.slice(open.findIndex(({ time }) => to - time.to <= window)), context)
    if (chosen !== undefined) found.unshift(chosen)
    open = open.filter(({ time }) => to - time.to > window)
  }
  return found
}

function point(value: number, time: ChartTime, items: readonly Usable[]): SeriesPoint {
  return {
    value,
    time,
    references: items.flatMap(({ source }) => source.reference ?? []),
    original: items.map(({ source }) => source.original).join(' / '),
  }
}
