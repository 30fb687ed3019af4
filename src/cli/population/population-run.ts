import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PatientRow } from '../../population/patient-row.ts'
import { fail, ok, type Result } from '../../result.ts'
import { VARIABLES_READ } from '../../validation/data/study-columns.ts'
import { type CliProblem, error } from '../problem.ts'
import type { Place } from './chart-file.ts'
import type { ChartPlaces } from './chart-worker.ts'
import { chartWorkers, ON_THE_WAY } from './chart-workers.ts'
import { piecesOf } from './export-parts.ts'
import { type PopulationReport, populationReport } from './population-report.ts'
import { type ExportRun, readExport } from './read-export.ts'
import { DIVIDER } from './row-file.ts'
import { sortCharts } from './select-patients.ts'
import { quoted, withShuffle } from './shuffle.ts'
import { inOrder } from './worker-pool.ts'

export interface PopulationRun extends ExportRun {
  readonly out: string
  /** What the run is of: files, rules, software. The work of another run is not gone on with. */
  readonly fingerprint: string
}

/** Reads an export into rows, a patient each (docs/population.md). A run that was stopped goes on where it was. */
export async function runPopulation(run: PopulationRun): Promise<Result<PopulationReport, CliProblem>> {
  const work = join(run.out, '.work')
  await mkdir(work, { recursive: true })
  const asOf = await presentOf(join(work, 'run.json'), run)
  if (!asOf.ok) return asOf
  const spill = join(work, 'spill')
  const selection = { patients: join(work, 'patients.parquet'), referred: join(work, 'referred.parquet') }
  const { parts, patients, ...gathered } = await readExport(run, work, selection)
  const charts = join(work, 'charts.rows')
  if (!existsSync(charts)) {
    const sorted = `${charts}.new`
    await withShuffle(spill, run.machine, (shuffle) =>
      sortCharts(gathered.places, selection, sorted, shuffle),
    )
    await rename(sorted, charts)
  }
  const [rows, parquet] = [join(work, 'rows.ndjson'), join(work, 'rows.parquet')]
  await writeRows(rows, { work, charts }, asOf.value, { ...run, total: patients })
  return withShuffle(spill, run.machine, async (shuffle) => {
    const read = `read_ndjson(${quoted(rows)}, columns = ${ROW_COLUMNS}, maximum_object_size = 16777216)`
    await shuffle.run(`COPY (SELECT * FROM ${read}) TO ${quoted(parquet)} (FORMAT parquet)`)
    const tables = { parts, patients: quoted(selection.patients), rows: read }
    const report = await populationReport(shuffle, tables, run, asOf.value)
    await rename(rows, join(run.out, 'rows.ndjson'))
    await rename(parquet, join(run.out, 'rows.parquet'))
    await writeFile(join(run.out, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`)
    return ok(report)
  })
}

/** What the run worked with holds patients: nothing of it stays once the rows are there. */
export async function clearWork(out: string): Promise<void> {
  await rm(join(out, '.work'), { recursive: true, force: true })
}

/** The present of a run: that of its first start, so that one that goes on the next day gives the same rows. */
async function presentOf(
  file: string,
  { fingerprint, context }: PopulationRun,
): Promise<Result<Date, CliProblem>> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) {
    await writeFile(file, JSON.stringify({ fingerprint, asOf: context.asOf.getTime() }))
    return ok(context.asOf)
  }
  const known = JSON.parse(text) as { readonly fingerprint: string; readonly asOf: number }
  if (known.fingerprint === fingerprint) return ok(new Date(known.asOf))
  const message =
    'the folder holds the work of a run with other files, rules or software: name another folder, or delete this one'
  return fail(error('other-run', message, { file }))
}

/** The rows in the order of the patients' ids; those that an earlier start wrote stay. */
async function writeRows(
  file: string,
  gathered: Gathered,
  asOf: Date,
  { context, machine, progress, total }: PopulationRun & { readonly total: number },
): Promise<void> {
  const last = await lastWhole(file)
  let written = last.rows
  const out = createWriteStream(file, { flags: 'a' })
  const pool = chartWorkers(machine.threads, { ...context, asOf })
  await inOrder(
    chartsIn(gathered, last.patient),
    ON_THE_WAY * machine.threads,
    (chart) => pool.ask(chart),
    async (row) => {
      if (!out.write(`${row}\n`)) await new Promise<void>((done) => out.once('drain', done))
      written += 1
      if (written % 1000 === 0) progress(`read ${written} of ${total} charts`)
    },
  ).finally(() => pool.close())
  await new Promise<void>((done) => out.end(() => done()))
}

/** A file of places of charts' lines, sorted by patient, and the folder in which it names files. */
interface Gathered {
  readonly work: string
  readonly charts: string
}

/** The charts, from the one after this patient's. */
async function* chartsIn({ work, charts }: Gathered, after: string | undefined): AsyncGenerator<ChartPlaces> {
  let isDone = after !== undefined
  let chart: { readonly patient: string; readonly places: Place[] } | undefined
  const whole = { path: charts, from: 0, to: Number.MAX_SAFE_INTEGER }
  for await (const bytes of piecesOf(whole)) {
    if (bytes === undefined) throw new Error('a row of a chart is longer than any')
    for (const row of bytes.toString().trimEnd().split('\n')) {
      const [patient = '', file = '', from, size] = row.split(DIVIDER)
      if (patient !== chart?.patient) {
        if (chart !== undefined && !isDone) yield chart
        if (chart?.patient === after) isDone = false
        chart = { patient, places: [] }
      }
      chart.places.push({ file: join(work, file), from: Number(from), bytes: Number(size) })
    }
  }
  if (chart !== undefined && !isDone && chart.patient !== after) yield chart
}

/** How many rows a file holds, and whose the last is; half a row at its end, of a run that was stopped, is cut off. */
async function lastWhole(
  file: string,
): Promise<{ readonly rows: number; readonly patient: string | undefined }> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0))
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) await truncate(file, end)
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  const last = lines.at(-1)
  const row = last === undefined ? undefined : (JSON.parse(last) as { readonly patient: string })
  return { rows: lines.length, patient: row?.patient }
}

const text = 'VARCHAR'
const number = 'DOUBLE'
const day = 'DATE'
const values = (type: string) => VARIABLES_READ.map((name) => `"${name}" ${type}`).join(', ')

const COLUMNS: Readonly<Record<keyof PatientRow | 'study', string>> = {
  ...{ format: text, patient: text, asOf: day, state: text, until: day },
  ...{ windowFrom: day, weekSix: day, windowTo: day },
  ...{ indexState: text, indexDate: day, indexFrom: day, indexBasis: text, scope: text },
  ...{ startClass: text, startPointsLow: number, startPointsHigh: number },
  ...{ class: text, pointsLow: number, pointsHigh: number, probabilityLow: number, probabilityHigh: number },
  ...{ nlrLow: number, nlrHigh: number, albuminLow: number, albuminHigh: number },
  ...{ diameterLow: number, diameterHigh: number, deltaT: text, baselineExam: day, followUpExam: day },
  evidence: `${text}[]`,
  open: `STRUCT(part ${text}, reason ${text}, reference ${text})[]`,
  study: `STRUCT(excluded ${text}, "values" STRUCT(${values(number)}), problems STRUCT(${values(text)}), sex ${text}, period ${text})`,
}

/** The columns of a row, with their types in DuckDB, as `read_ndjson` takes them. */
const ROW_COLUMNS = `{${Object.entries(COLUMNS)
  .map(([name, type]) => `'${name}': '${type}'`)
  .join(', ')}}`
