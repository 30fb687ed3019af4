import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { useTextsOf } from '../../page/page-context.tsx'
import { history } from '../../text/history.ts'
import type { RawChart } from '../server/chart-reader.ts'
import { InputChart } from './input-chart.tsx'
import { useSeries } from './use-series.ts'

/** NLR, albumin and diameter over time: every usable result, the one in use and the index date marked. */
export function InputsOverTime(props: {
  readonly raw: RawChart
  readonly context: ReadContext
  readonly chart: ChartInputs
}) {
  const { overTime } = useTextsOf(history)
  const series = useSeries(props.raw, props.context)
  return (
    <section class="part over-time no-print" aria-labelledby="over-time-heading">
      <h2 id="over-time-heading">{overTime.heading}</h2>
      <p class="fine">{overTime.explain}</p>
      {series === undefined && <p class="quiet">{overTime.loading}</p>}
      {series === 'failed' && <p class="notice-box">{overTime.failed}</p>}
      {series !== undefined && series !== 'failed' && (
        <div class="input-charts">
          {(['nlr', 'albumin', 'diameter'] as const).map((input) => (
            <InputChart key={input} input={input} series={series[input]} chart={props.chart} />
          ))}
        </div>
      )}
    </section>
  )
}
