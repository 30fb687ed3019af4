import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PatientRow } from '../../population/patient-row.ts'
import { fail, ok, type Result } from '../../result.ts'
import { VARIABLES_READ } from '../../validation/data/study-columns.ts'
import { type CliProblem, error } from '../problem.ts'
import { bringTogether } from './bring-together.ts'
import type { ChartLines, RunContext } from './chart-worker.ts'
import { ChartWorkers, inOrder } from './chart-workers.ts'
import type { ExportFile } from './export-files.ts'
import { type Hospital, type Machine, openHospital, quoted } from './hospital.ts'
import { type PopulationReport, populationReport } from './population-report.ts'

/** So many parcels of work are on their way to each thread. */
const ON_THE_WAY = 4

export interface PopulationRun {
  readonly files: readonly ExportFile[]
  readonly out: string
  readonly context: RunContext
  readonly machine: Machine
  /** What the run is of: files, rules, software. The work of another run is not gone on with. */
  readonly fingerprint: string
  /** Told how far it is, in words. */
  readonly progress: (line: string) => void
}

/** Reads an export into rows, a patient each (docs/population.md). A run that was stopped goes on where it was. */
export async function runPopulation(run: PopulationRun): Promise<Result<PopulationReport, CliProblem>> {
  const work = join(run.out, '.work')
  await mkdir(work, { recursive: true })
  const asOf = await presentOf(join(work, 'run.json'), run)
  if (!asOf.ok) return asOf
  const database = join(work, 'hospital.duckdb')
  await withHospital(database, run.machine, (hospital) =>
    bringTogether(run.files, hospital, run.context.site.reading, run.progress),
  )
  // Opened anew, the database gives back what it held: from here on the threads need it.
  return withHospital(database, { threads: 1, memory: 128 }, async (hospital) => {
    const [rows, parquet] = [join(work, 'rows.ndjson'), join(work, 'rows.parquet')]
    const workers = new ChartWorkers(run.machine.threads, { ...run.context, asOf: asOf.value })
    await writeRows(rows, hospital, workers, run).finally(() => workers.close())
    const read = `read_ndjson(${quoted(rows)}, columns = ${ROW_COLUMNS}, maximum_object_size = 16777216)`
    await hospital.run(`COPY (SELECT * FROM ${read}) TO ${quoted(parquet)} (FORMAT parquet)`)
    const report = await populationReport(hospital, read, run, asOf.value)
    await rename(rows, join(run.out, 'rows.ndjson'))
    await rename(parquet, join(run.out, 'rows.parquet'))
    await writeFile(join(run.out, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`)
    return ok(report)
  })
}

async function withHospital<T>(
  database: string,
  machine: Machine,
  use: (hospital: Hospital) => Promise<T>,
): Promise<T> {
  const hospital = await openHospital(database, machine)
  return use(hospital).finally(() => hospital.close())
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
  hospital: Hospital,
  workers: ChartWorkers,
  { machine, progress }: PopulationRun,
): Promise<void> {
  const last = await lastWhole(file)
  const [[total = 0] = []] = await hospital.rows('SELECT count(DISTINCT patient) FROM charts')
  let written = last.rows
  const out = createWriteStream(file, { flags: 'a' })
  const after = last.patient === undefined ? '' : `WHERE patient > ${quoted(last.patient)}`
  await inOrder(
    byPatient(hospital.columns(`SELECT patient, line FROM charts ${after} ORDER BY patient`)),
    ON_THE_WAY * machine.threads,
    (chart) => workers.row(chart),
    async (row) => {
      if (!out.write(`${row}\n`)) await new Promise<void>((done) => out.once('drain', done))
      written += 1
      if (written % 1000 === 0) progress(`read ${written} of ${total} charts`)
    },
  )
  await new Promise<void>((done) => out.end(() => done()))
}

async function* byPatient(
  pieces: AsyncIterable<readonly (readonly unknown[])[]>,
): AsyncGenerator<ChartLines> {
  let patient: string | undefined
  let lines: string[] = []
  for await (const [patients = [], written = []] of pieces) {
    for (const [at, id] of patients.entries()) {
      if (id !== patient && patient !== undefined) {
        yield { patient, lines }
        lines = []
      }
      patient = String(id)
      lines.push(String(written[at]))
    }
  }
  if (patient !== undefined) yield { patient, lines }
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
