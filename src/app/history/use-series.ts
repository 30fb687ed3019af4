import { useEffect, useState } from 'preact/hooks'
import { type ChartSeries, readSeries } from '../../fhir/read/read-series.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import type { RawChart } from '../server/chart-reader.ts'
import { chartParts } from '../server/open-chart.ts'

/** The inputs over time, read after the screen stands; `undefined` until then. */
export function useSeries(raw: RawChart, context: ReadContext): ChartSeries | 'failed' | undefined {
  const [series, setSeries] = useState<ChartSeries | 'failed' | undefined>(undefined)
  useEffect(() => {
    let wanted = true
    readSeries(chartParts(raw), context).then(
      (read) => wanted && setSeries(read),
      () => wanted && setSeries('failed'),
    )
    return () => {
      wanted = false
    }
  }, [raw, context])
  return series
}
