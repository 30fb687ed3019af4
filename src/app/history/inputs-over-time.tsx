import { useEffect, useState } from 'preact/hooks'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { type ChartSeries, readSeries, type SeriesPoint } from '../../fhir/read/read-series.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { Heads } from '../../figures/table/heads.tsx'
import { TimeChart } from '../../figures/time-chart.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { displayPowers } from '../../text/display-unit.ts'
import { history } from '../../text/history.ts'
import type { RawChart } from '../server/chart-reader.ts'
import { chartParts } from '../server/open-chart.ts'
import { type InputPoint, inputPoints } from './input-points.ts'

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

/** The inputs over time, read after the screen stands; `undefined` until then. */
function useSeries(raw: RawChart, context: ReadContext): ChartSeries | 'failed' | undefined {
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

/** One input over time, drawn and as a table. */
function InputChart(props: {
  readonly input: 'nlr' | 'albumin' | 'diameter'
  readonly series: readonly SeriesPoint[]
  readonly chart: ChartInputs
}) {
  const { texts, format, model } = usePageContext()
  const { overTime } = useTextsOf(history)
  const { input, chart } = props
  const { unit, decimals } = model.predictors[input]
  const points = inputPoints(props.series, input, chart)
  const text = (value: number) => format.quantity(value, unit, decimals)
  const threshold = input === 'nlr' ? model.predictors.nlr.threshold : undefined
  const name = texts.inputs.short[input]
  return (
    <div class="input-chart">
      <h3>{overTime.unit(name, unit === '1' ? '' : unit)}</h3>
      {points.length === 0 && <p class="fine">{overTime.none}</p>}
      {points.length > 0 && (
        <TimeChart
          points={points.map(({ value, time, role }) => ({
            time: time.from,
            value,
            state: 'held',
            marked: role === 'used',
            label: overTime.mark(text(value), format.day(time), overTime[role]),
          }))}
          reference={threshold}
          moment={{ time: chart.indexDate.time.from, label: overTime.index }}
          words={{
            label: overTime.label(name),
            value: (value) => format.number(value, decimals),
            day: (time) => format.date(new Date(time).toISOString()),
            reference: threshold === undefined ? undefined : overTime.threshold(format.number(threshold, 2)),
          }}
        />
      )}
      {points.length > 0 && <PointsTable points={points} name={name} text={text} />}
    </div>
  )
}

function PointsTable(props: {
  readonly points: readonly InputPoint[]
  readonly name: string
  readonly text: (value: number) => string
}) {
  const { format } = usePageContext()
  const { overTime } = useTextsOf(history)
  return (
    <details class="on-demand">
      <summary>{overTime.table(props.points.length)}</summary>
      <div class="scrolling">
        <table>
          <caption class="visually-hidden">{overTime.label(props.name)}</caption>
          <Heads of={[overTime.date, overTime.value, overTime.source]} />
          <tbody>
            {props.points.toReversed().map((point) => (
              <tr key={`${point.time.text} ${point.references.join(' ')}`}>
                <th scope="row">{format.day(point.time)}</th>
                <td>
                  <span class="number">{props.text(point.value)}</span>
                  <span class="cell-note">{overTime[point.role]}</span>
                </td>
                <td>
                  {displayPowers(point.original)}
                  <span class="cell-note reference breakable">{point.references.join(', ')}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
