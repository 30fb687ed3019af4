import { assessChart, modelInputs } from '../fhir/assess-chart.ts'
import type { ChartInputs, DeltaTReading, IndexDate, Reading, StiffnessExam } from '../fhir/chart-inputs.ts'
import { readChart } from '../fhir/read-chart.ts'
import type { ReadContext } from '../fhir/read-context.ts'
import type { RejectionReason, UnknownReason } from '../fhir/reasons.ts'
import { calendarDay, instant } from '../fhir/resources/chart-time.ts'
import { assess } from '../model/assess.ts'
import type { Assessment } from '../model/assessment.ts'
import type { RiskClass } from '../model/score.ts'
import { type DueState, dueOf } from './due-state.ts'

/** What the rows are, and the form in which they are written. */
export const ROW_FORMAT = 'tipm-population-row-1'

/** Days are YYYY-MM-DD; null where there is none. Points as on the nomogram; a known value has two equal ends. */
export interface PatientRow {
  readonly format: typeof ROW_FORMAT
  /** The id of the Patient on its server. */
  readonly patient: string
  /** The day of the reading. */
  readonly asOf: string
  readonly state: DueState
  /** The last day on which what is due can be done. */
  readonly until: string | null
  readonly windowFrom: string | null
  readonly weekSix: string | null
  readonly windowTo: string | null
  readonly indexState: IndexDate['state']
  /** The start; of one that lies between two days, the later. */
  readonly indexDate: string | null
  readonly indexFrom: string | null
  readonly indexBasis: IndexDate['basis']
  /** Whether the chart says that the cancer is hepatocellular carcinoma. */
  readonly scope: 'hcc' | 'not-hcc' | 'unknown'
  /** Of the values before the start alone, as at the first order: without dT. */
  readonly startClass: RowClass
  readonly startPointsLow: number | null
  readonly startPointsHigh: number | null
  /** Of all that the chart holds on the day of the reading. */
  readonly class: RowClass
  readonly pointsLow: number | null
  readonly pointsHigh: number | null
  /** Estimated risk of failure, 0..1. */
  readonly probabilityLow: number | null
  readonly probabilityHigh: number | null
  readonly nlrLow: number | null
  readonly nlrHigh: number | null
  /** g/L */
  readonly albuminLow: number | null
  readonly albuminHigh: number | null
  /** cm */
  readonly diameterLow: number | null
  readonly diameterHigh: number | null
  readonly deltaT: 'negative' | 'nonnegative' | null
  readonly baselineExam: string | null
  readonly followUpExam: string | null
  /** The resources that start and values are read from. */
  readonly evidence: readonly string[]
  /** What could not be used, or not be read, and why. */
  readonly open: readonly OpenPart[]
}

type RowClass = RiskClass | 'undecided' | 'out-of-scope' | 'none'

interface OpenPart {
  readonly part: 'indexDate' | 'nlr' | 'albumin' | 'diameter' | 'deltaT' | 'chart'
  readonly reason: RejectionReason | UnknownReason | ChartInputs['failures'][number]['code']
  readonly reference: string | null
}

/** One patient's row: the chart read and scored as at the bedside. */
export async function patientRow(resources: readonly unknown[], context: ReadContext): Promise<PatientRow> {
  return rowOf(await readChart(resources, context), context)
}

/** The row of a chart that was read. */
export function rowOf(chart: ChartInputs, context: ReadContext): PatientRow {
  const { model, site } = context
  const { indexDate, nlr, albumin, diameter, deltaT } = chart
  const now = assessChart(model, chart)
  const start = now.kind === 'outOfScope' ? now : assess(model, { ...modelInputs(chart), deltaT: undefined })
  const due = dueOf(chart, context)
  const today = pointsOf(now)
  const before = pointsOf(start)
  const day = (time: IndexDate['from']) => (time === undefined ? null : calendarDay(time, site.timeZone))
  const isDated = indexDate.state === 'known' || indexDate.state === 'between'
  return {
    format: ROW_FORMAT,
    patient: chart.patient.id,
    asOf: calendarDay(instant(context.asOf), site.timeZone),
    state: due.state,
    until: due.until ?? null,
    windowFrom: due.window?.from ?? null,
    weekSix: due.window?.weekSix ?? null,
    windowTo: due.window?.to ?? null,
    indexState: indexDate.state,
    indexDate: isDated ? day(indexDate.time) : null,
    indexFrom: isDated ? day(indexDate.from) : null,
    indexBasis: indexDate.basis,
    scope: scopeOf(chart),
    startClass: classOf(start),
    startPointsLow: before?.low ?? null,
    startPointsHigh: before?.high ?? null,
    class: classOf(now),
    pointsLow: today?.low ?? null,
    pointsHigh: today?.high ?? null,
    probabilityLow: today?.probabilityLow ?? null,
    probabilityHigh: today?.probabilityHigh ?? null,
    nlrLow: ends(nlr)?.low ?? null,
    nlrHigh: ends(nlr)?.high ?? null,
    albuminLow: ends(albumin)?.low ?? null,
    albuminHigh: ends(albumin)?.high ?? null,
    diameterLow: ends(diameter)?.low ?? null,
    diameterHigh: ends(diameter)?.high ?? null,
    deltaT: deltaT.state === 'known' ? deltaT.value : null,
    baselineExam: examDay(deltaT.exams.baseline, day),
    followUpExam: examDay(deltaT.exams.followUp, day),
    evidence: evidenceOf(chart),
    open: openParts(chart),
  }
}

function scopeOf({ criteria }: ChartInputs): PatientRow['scope'] {
  const state = criteria.find(({ id }) => id === 'hcc')?.state
  return state === 'met' ? 'hcc' : state === 'notMet' ? 'not-hcc' : 'unknown'
}

function classOf(assessment: Assessment): RowClass {
  switch (assessment.kind) {
    case 'complete':
    case 'bounded':
      return assessment.riskClass
    case 'outOfScope':
      return 'out-of-scope'
    case 'notComputable':
      return 'none'
  }
}

interface Points {
  readonly low: number
  readonly high: number
  readonly probabilityLow: number
  readonly probabilityHigh: number
}

function pointsOf(assessment: Assessment): Points | undefined {
  switch (assessment.kind) {
    case 'complete': {
      const { points, probability } = assessment
      return { low: points, high: points, probabilityLow: probability, probabilityHigh: probability }
    }
    case 'bounded': {
      const { low, high } = assessment
      return {
        ...{ low: low.points, high: high.points },
        ...{ probabilityLow: low.probability, probabilityHigh: high.probability },
      }
    }
    case 'outOfScope':
    case 'notComputable':
      return undefined
  }
}

/** The ends of a reading; an end that nothing bounds is null, for JSON has no infinity. */
function ends(reading: Reading<number>): { readonly low: number; readonly high: number | null } | undefined {
  switch (reading.state) {
    case 'known':
      return { low: reading.value, high: reading.value }
    case 'interval':
      return { low: reading.low, high: Number.isFinite(reading.high) ? reading.high : null }
    case 'unknown':
      return undefined
  }
}

function examDay(
  exam: StiffnessExam | undefined,
  day: (time: IndexDate['from']) => string | null,
): string | null {
  return exam === undefined ? null : day(exam.time)
}

function evidenceOf({ indexDate, nlr, albumin, diameter, deltaT }: ChartInputs): string[] {
  const used = [nlr, albumin, diameter, deltaT].flatMap((reading) =>
    reading.state === 'unknown' ? [] : reading.evidence.sources.flatMap(({ reference }) => reference ?? []),
  )
  return [...new Set([...indexDate.references, ...used])]
}

function openParts({ indexDate, nlr, albumin, diameter, deltaT, failures }: ChartInputs): OpenPart[] {
  const started = indexDate.doubts.map(({ reference = null, reason }) => ({
    part: 'indexDate' as const,
    reason,
    reference,
  }))
  const failed = failures.map(({ code }) => ({ part: 'chart' as const, reason: code, reference: null }))
  return [
    ...started,
    ...openOf('nlr', nlr),
    ...openOf('albumin', albumin),
    ...openOf('diameter', diameter),
    ...openOf('deltaT', deltaT),
    ...failed,
  ]
}

function openOf(part: OpenPart['part'], reading: Reading<number> | DeltaTReading): OpenPart[] {
  const doubts = reading.doubts.map(({ reference = null, reason }) => ({ part, reason, reference }))
  return reading.state === 'unknown' ? [{ part, reason: reading.reason, reference: null }, ...doubts] : doubts
}
