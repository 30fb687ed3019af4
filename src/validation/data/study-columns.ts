import * as z from 'zod/mini'
import type { ChartInputs, Reading, Unknown } from '../../fhir/chart-inputs.ts'
import { type RecordedResponse, readResponses } from '../../fhir/criteria/read-responses.ts'
import { type FollowUp, readFollowUp } from '../../fhir/read/read-follow-up.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { ageInYears } from '../../fhir/resources/age.ts'
import type { ChartResources } from '../../fhir/resources/chart-resources.ts'
import { type ChartTime, calendarDay, daysBetween } from '../../fhir/resources/chart-time.ts'
import { ROW_FORMAT } from '../../population/patient-row.ts'
import {
  CELL_PROBLEM_CODES,
  type CellProblemCode,
  EXCLUSION_REASONS,
  type ExclusionReason,
  type Variable,
} from '../study-table.ts'
import { cellDay, periodOf } from './cell-date.ts'
import type { StudyBuilder } from './study-builder.ts'

/** NLR comes from one draw or not at all (design of the bedside), so its two counts are no columns of their own. */
export const VARIABLES_READ = [
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

type VariableRead = (typeof VARIABLES_READ)[number]

/** What a validation takes of one patient's chart, in the units of the study table; null where there is no value. */
export interface StudyColumns {
  /** Why the patient is no part of it. */
  readonly excluded: ExclusionReason | null
  readonly values: { readonly [V in VariableRead]?: number | null }
  /** Values that the chart has and the rules refuse. */
  readonly problems: { readonly [V in VariableRead]?: CellProblemCode | null }
  readonly sex: string | null
  /** The quarter in which therapy began. */
  readonly period: string | null
}

const perVariable = <T extends z.core.$ZodType>(cell: T) =>
  z.partialRecord(z.enum(VARIABLES_READ), z.nullable(cell))
const rowSchema = z.object({
  format: z.literal(ROW_FORMAT),
  patient: z.string(),
  study: z.object({
    excluded: z.nullable(z.enum(EXCLUSION_REASONS)),
    values: perVariable(z.number()),
    problems: perVariable(z.enum(CELL_PROBLEM_CODES)),
    sex: z.nullable(z.string()),
    period: z.nullable(z.string()),
  }),
})

/** A row of `tipm population` (docs/population.md), which holds a patient's columns; undefined for anything else. */
export function populationRow(
  json: unknown,
): { readonly patient: string; readonly study: StudyColumns } | undefined {
  const read = z.safeParse(rowSchema, json)
  return read.success ? read.data : undefined
}

/** The columns of one patient, at the day on which both drugs were first given together. */
export function studyColumns(chart: ChartInputs, sorted: ChartResources, context: ReadContext): StudyColumns {
  const { started } = chart.therapy
  const none = { values: {}, problems: {}, sex: null, period: null }
  if (started === undefined)
    return { ...none, excluded: chart.indexDate.state === 'not-begun' ? 'not-treated' : 'start-not-known' }
  if (chart.criteria.some(({ id, state }) => id === 'hcc' && state === 'notMet'))
    return { ...none, excluded: 'not-hcc' }
  const day = calendarDay(started, context.site.timeZone)
  const cells: (readonly [VariableRead, number | CellProblemCode | null])[] = [
    ['nlr', readingOf(chart.nlr)],
    ['albumin', readingOf(chart.albumin)],
    ['diameter', readingOf(chart.diameter)],
    ['deltaT', deltaTOf(chart)],
    ['bilirubin', readingOf(chart.bilirubin)],
    ['age', ageInYears(chart.patient.birthDate, day) ?? null],
    ...outcomeOf(readResponses(sorted, context), started, context),
    ...survivalOf(readFollowUp(sorted, context), started, context),
  ]
  return {
    excluded: null,
    values: Object.fromEntries(cells.filter(([, cell]) => typeof cell === 'number')),
    problems: Object.fromEntries(cells.filter(([, cell]) => typeof cell === 'string')),
    sex: chart.patient.gender ?? null,
    period: quarterOf(day) ?? null,
  }
}

/** Takes a patient's columns into a study table. */
export function addColumns(row: number, patientId: string, columns: StudyColumns, to: StudyBuilder): void {
  if (columns.excluded !== null) {
    to.exclude(row, columns.excluded)
    return
  }
  const cells = VARIABLES_READ.map(
    (variable) => [variable, columns.problems[variable] ?? columns.values[variable] ?? Number.NaN] as const,
  )
  to.add(row, patientId, new Map<Variable, number | CellProblemCode>(cells), [
    columns.sex ?? undefined,
    columns.period ?? undefined,
  ])
}

function quarterOf(day: string): string | undefined {
  const number = cellDay(day, 'ymd')
  return number === undefined ? undefined : periodOf(number, 'quarter')
}

/** A value the chart does not have is missing; one that it has and that the rules refuse is told apart. */
function readingOf(reading: Reading<number>): number | CellProblemCode | null {
  switch (reading.state) {
    case 'known':
      return reading.value
    case 'interval':
      return 'unusable-in-chart'
    case 'unknown':
      return absence(reading)
  }
}

function deltaTOf({ deltaT }: ChartInputs): number | CellProblemCode | null {
  if (deltaT.state === 'unknown') return absence(deltaT)
  return deltaT.value === 'nonnegative' ? 1 : 0
}

function absence({ reason, doubts, passedOver }: Unknown): CellProblemCode | null {
  return doubts.length + passedOver.length > 0 || reason === 'sites-do-not-decide'
    ? 'unusable-in-chart'
    : null
}

/** Progression recorded within the model's horizon after the start; without one, any other response within it; else unknown. */
function outcomeOf(
  responses: readonly RecordedResponse[],
  started: ChartTime,
  context: ReadContext,
): [VariableRead, number][] {
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
): [VariableRead, number | CellProblemCode | null][] {
  const until = death === undefined ? lastSeen : death.date
  const days = until === undefined ? undefined : daysBetween(started, until, site.timeZone)
  // A death without its day says nothing about when.
  const spoilt = death !== undefined && death.date === undefined ? 'unusable-in-chart' : null
  return [
    ['event', death === undefined ? 0 : 1],
    ['days', days === undefined ? spoilt : days < 0 ? 'end-before-start' : days],
  ]
}
