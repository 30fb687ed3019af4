import { workerData } from 'node:worker_threads'
import { readSortedChart } from '../../fhir/read-chart.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { chartResources } from '../../fhir/resources/chart-resources.ts'
import { rowOf } from '../../population/patient-row.ts'
import { studyColumns } from '../../validation/data/study-columns.ts'
import { linesAt, type Place } from './chart-file.ts'
import { answerPool } from './worker-pool.ts'

/** How every chart of a run is read. */
export type RunContext = Pick<ReadContext, 'site' | 'model' | 'asOf' | 'failures'>

/** A patient's resources, a line of JSON each. */
export interface ChartLines {
  readonly patient: string
  readonly lines: readonly string[]
}

/** A patient's resources by where their lines lie. */
export interface ChartPlaces {
  readonly patient: string
  readonly places: readonly Place[]
}

/** A patient's row, with what a validation takes of the chart, as a line of JSON. */
function rowLine(chartLines: ChartLines | ChartPlaces, run: RunContext): string {
  const { patient: patientId } = chartLines
  const lines = 'lines' in chartLines ? chartLines.lines : linesAt(chartLines.places)
  const context = { ...run, patientId }
  const sorted = chartResources(lines.map((line): unknown => JSON.parse(line)))
  const chart = readSortedChart(sorted, context)
  return JSON.stringify({ ...rowOf(chart, context), study: studyColumns(chart, sorted, context) })
}

answerPool((chart: ChartLines | ChartPlaces) => rowLine(chart, workerData as RunContext))
