import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ChartInputs, Reading, Unknown } from '../../fhir/chart-inputs.ts'
import { patientGroups } from '../../fhir/criteria/patient-groups.ts'
import { type RecordedResponse, readResponses } from '../../fhir/criteria/read-responses.ts'
import { type FollowUp, readFollowUp } from '../../fhir/read/read-follow-up.ts'
import { readChart } from '../../fhir/read-chart.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { ageInYears } from '../../fhir/resources/age.ts'
import { type ChartTime, calendarDay, daysBetween } from '../../fhir/resources/chart-time.ts'
import { serverOf } from '../../fhir/resources/server-base.ts'
import { fail, ok } from '../../result.ts'
import type { CellProblemCode, SourceGap, StudyTable, Variable } from '../study-table.ts'
import { cellDay, periodOf } from './cell-date.ts'
import type { ByteSource } from './csv/byte-source.ts'
import { textOf } from './csv/text-pieces.ts'
import { type DataResult, refuse } from './data-problem.ts'
import { fhirResources } from './fhir-resources.ts'
import type { ReadOptions } from './read-csv-study.ts'
import { StudyBuilder } from './study-builder.ts'

/** What charts are read by: the site's rules and model, as at the bedside, and the day up to which the export reaches. */
export type StudyReading = Pick<ReadContext, 'site' | 'model' | 'asOf'>

/** NLR comes from one draw or not at all (design of the bedside), so its two counts are no columns of their own. */
const VARIABLES_READ = [
  'nlr',
  'albumin',
  'diameter',
  'deltaT',
  'bilirubin',
  'age',
  'outcome',
  'outcomeDays',
  'days',
  'event',
] as const satisfies readonly Variable[]

/**
 * Reads a Bulk Data export (NDJSON, one file or several of any types) or Bundles into a study table: one row a patient who was given
 * both drugs, at the day they were first given together, by the rules of the bedside.
 */
export async function readFhirStudy(
  sources: readonly ByteSource[],
  reading: StudyReading,
  options: Omit<ReadOptions, 'kind'> & { readonly kind: 'ndjson' | 'bundle' },
): Promise<DataResult<StudyTable>> {
  const groups = patientGroups()
  const gaps = new Set<SourceGap>()
  const bases = new Set<string>()
  const digests: string[] = []
  let bytesBefore = 0
  for (const [file, source] of sources.entries()) {
    let bytesHere = 0
    const text = textOf(source, {
      encoding: 'utf-8',
      signal: options.signal,
      onProgress: (bytes) => {
        bytesHere = bytes
        options.onProgress?.({ bytes: bytesBefore + bytes, rows: groups.size })
      },
    })
    for await (const batch of fhirResources(text.pieces)) {
      if (!batch.ok) return fail({ ...batch.problem, file })
      for (const gap of batch.value.gaps) gaps.add(gap)
      if (batch.value.base !== undefined) bases.add(serverOf(batch.value.base))
      for (const resource of batch.value.resources)
        if (!groups.add(resource)) return refuse('not-fhir', { file })
    }
    bytesBefore += bytesHere
    digests.push(text.sha256())
  }
  if (groups.size === 0) return refuse('no-patients')
  const builder = new StudyBuilder('patients', VARIABLES_READ, ['sex'], true)
  const [server] = bases
  const base = bases.size === 1 && server !== undefined ? `https://${server}` : undefined
  let row = 0
  for (const [patientId, resources] of groups.patients()) {
    if (options.signal?.aborted) return refuse('cancelled')
    row += 1
    await takePatient(row, resources, { ...reading, patientId, base, failures: [] }, builder)
  }
  const source = { kind: options.kind, name: options.name, sha256: digestOf(digests), gaps: [...gaps] }
  return ok(builder.table(source))
}

async function takePatient(
  row: number,
  resources: readonly unknown[],
  context: ReadContext,
  builder: StudyBuilder,
): Promise<void> {
  const chart = await readChart(resources, context)
  const { started } = chart.therapy
  if (started === undefined) {
    builder.exclude(row, chart.indexDate.state === 'not-begun' ? 'not-treated' : 'start-not-known')
  } else if (chart.criteria.some(({ id, state }) => id === 'hcc' && state === 'notMet')) {
    builder.exclude(row, 'not-hcc')
  } else {
    const values = new Map<Variable, number | CellProblemCode>([
      ['nlr', readingOf(chart.nlr)],
      ['albumin', readingOf(chart.albumin)],
      ['diameter', readingOf(chart.diameter)],
      ['deltaT', deltaTOf(chart)],
      ['bilirubin', readingOf(chart.bilirubin)],
      ['age', ageInYears(chart.patient.birthDate, calendarDay(started, context.site.timeZone)) ?? Number.NaN],
      ...outcomeOf(readResponses(resources, context), started, context),
      ...survivalOf(readFollowUp(resources, context), started, context),
    ])
    builder.add(row, context.patientId, values, [
      chart.patient.gender,
      quarterOf(calendarDay(started, context.site.timeZone)),
    ])
  }
}

function quarterOf(day: string): string | undefined {
  const number = cellDay(day, 'ymd')
  return number === undefined ? undefined : periodOf(number, 'quarter')
}

/** A value the chart does not have is missing; one that it has and that the rules refuse is told apart. */
function readingOf(reading: Reading<number>): number | CellProblemCode {
  switch (reading.state) {
    case 'known':
      return reading.value
    case 'interval':
      return 'unusable-in-chart'
    case 'unknown':
      return absence(reading)
  }
}

function deltaTOf({ deltaT }: ChartInputs): number | CellProblemCode {
  if (deltaT.state === 'unknown') return absence(deltaT)
  return deltaT.value === 'nonnegative' ? 1 : 0
}

function absence({ reason, doubts, passedOver }: Unknown): number | CellProblemCode {
  return doubts.length + passedOver.length > 0 || reason === 'sites-do-not-decide'
    ? 'unusable-in-chart'
    : Number.NaN
}

/** Progression recorded within the model's horizon after the start; without one, any other response within it; else unknown. */
function outcomeOf(
  responses: readonly RecordedResponse[],
  started: ChartTime,
  context: ReadContext,
): [Variable, number][] {
  const last = 7 * context.model.outcome.horizonWeeks
  const within = responses
    .map(({ time, category }) => ({ day: daysBetween(started, time, context.site.timeZone), category }))
    .filter(({ day }) => day > 0 && day <= last)
  const progressed = within.filter(({ category }) => category === 'PD').map(({ day }) => day)
  const days = within.map(({ day }) => day)
  if (progressed.length > 0)
    return [
      ['outcome', 1],
      ['outcomeDays', Math.min(...progressed)],
    ]
  return days.length > 0
    ? [
        ['outcome', 0],
        ['outcomeDays', Math.max(...days)],
      ]
    : []
}

function survivalOf(
  { death, lastSeen }: FollowUp,
  started: ChartTime,
  { site }: ReadContext,
): [Variable, number | CellProblemCode][] {
  const until = death === undefined ? lastSeen : death.date
  const days = until === undefined ? undefined : daysBetween(started, until, site.timeZone)
  // A death without its day says nothing about when.
  const spoilt = death !== undefined && death.date === undefined ? 'unusable-in-chart' : Number.NaN
  return [
    ['event', death === undefined ? 0 : 1],
    ['days', days === undefined ? spoilt : days < 0 ? 'end-before-start' : days],
  ]
}

function digestOf(digests: readonly string[]): string {
  const [only] = digests
  if (only !== undefined && digests.length === 1) return only
  const lines = digests.toSorted().map((digest) => `${digest}\n`)
  return bytesToHex(sha256(utf8ToBytes(lines.join(''))))
}
