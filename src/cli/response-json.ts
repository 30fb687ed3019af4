import type { Classified, ResponseRules } from '../response/classify.ts'
import type { About, CourseFault } from '../response/course-problems.ts'
import type { ImmunePoint } from '../response/irecist.ts'
import type { TimePoint } from '../response/time-point.ts'
import type { Kappa } from '../stats/agreement/kappa.ts'
import { DEFAULT_LEVEL } from '../stats/interval.ts'
import type { Result } from '../stats/result.ts'
import type { ResponseAnalysis } from '../validation/response-analysis.ts'
import { COMPARED, type System } from '../validation/response-concordance.ts'
import type { PatientProblem, ResponseData } from '../validation/response-data.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { CliProblem } from './problem.ts'
import { SOFTWARE_VERSION } from './software-version.ts'

/** The document of `tipm response --json`; every key is always there (docs/cli.md). */
export interface ResponseJson {
  readonly format: 'tipm-response-1'
  readonly exitCode: ExitCode
  readonly file: string | null
  readonly rules: {
    readonly atDays: number
    readonly minimumStableDays: number
    readonly confirmationDays: number
  } | null
  readonly rows: number | null
  readonly unusedColumns: readonly string[]
  readonly patients: readonly PatientJson[]
  readonly refused: readonly RefusedJson[]
  readonly counts: ResponseAnalysis['counts'] | null
  readonly outcomes: ResponseAnalysis['outcomes'] | null
  readonly concordance: readonly ConcordanceJson[]
  readonly problems: readonly {
    readonly code: string
    readonly severity: 'error'
    readonly message: string
  }[]
  readonly version: string
  readonly investigational: true
}

interface PatientJson {
  readonly id: string
  readonly outcome: 'TIE' | 'TIN' | null
  readonly mrecist: SystemJson<TimePointJson>
  readonly recist: SystemJson<TimePointJson>
  readonly irecist: SystemJson<ImmunePointJson>
  readonly remarks: readonly { readonly code: string; readonly lesion: string | null }[]
}

interface SystemJson<P> {
  readonly best: string
  readonly at: { readonly category: string; readonly day: number | null }
  readonly visits: readonly P[]
}

type TimePointJson = Omit<TimePoint, 'sum' | 'nadir'> & {
  readonly sum: number | null
  readonly nadir: number | null
}
type ImmunePointJson = Omit<ImmunePoint, 'unconfirmedSince'> & { readonly unconfirmedSince: number | null }

interface RefusedJson {
  readonly id: string | null
  readonly problems: readonly {
    readonly code: string
    readonly row: number | null
    readonly column: string | null
    readonly lesion: string | null
  }[]
}

interface ConcordanceJson {
  readonly systems: readonly [System, System]
  readonly order: typeof COMPARED
  readonly table: readonly (readonly number[])[]
  readonly leftOut: number
  readonly categories: KappaJson
  readonly progression: KappaJson
}

interface KappaJson {
  readonly kappa: number | null
  readonly se: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly level: number
  readonly n: number
  readonly observed: number | null
  /** Why there is no kappa. */
  readonly reason: string | null
}

/** The document of a refusal: wrong use or bad input. */
export function refusedResponse(exitCode: ExitCode, problems: readonly CliProblem[]): ResponseJson {
  const refusals = problems.map(({ code, message }) => ({ code, severity: 'error', message }) as const)
  return { ...blankResponse(exitCode), problems: refusals }
}

function blankResponse(exitCode: ExitCode): ResponseJson {
  return {
    format: 'tipm-response-1',
    exitCode,
    file: null,
    rules: null,
    rows: null,
    unusedColumns: [],
    patients: [],
    refused: [],
    counts: null,
    outcomes: null,
    concordance: [],
    problems: [],
    version: SOFTWARE_VERSION,
    investigational: true,
  }
}

export function responseJson(
  file: string,
  { at, minimumStable, confirmation }: ResponseRules,
  data: ResponseData,
  analysis: ResponseAnalysis,
): ResponseJson {
  const patients = analysis.patients.flatMap(({ id, classification }) =>
    classification.ok ? [patientJson(id, classification.value)] : [],
  )
  const outsideCriteria = analysis.patients.flatMap(({ id, classification }) =>
    classification.ok ? [] : [{ id, problems: classification.faults.map(faultJson) }],
  )
  return {
    ...blankResponse(patients.length > 0 ? EXIT.ok : EXIT.noScore),
    file,
    rules: { atDays: at, minimumStableDays: minimumStable, confirmationDays: confirmation },
    rows: data.rows,
    unusedColumns: data.unused,
    patients,
    refused: [
      ...data.refused.map(({ id, problems }) => ({ id: id ?? null, problems: problems.map(problemJson) })),
      ...outsideCriteria,
    ],
    counts: analysis.counts,
    outcomes: analysis.outcomes,
    concordance: analysis.concordance.map(({ pair, table, leftOut, categories, progression }) => ({
      systems: pair,
      order: COMPARED,
      table,
      leftOut,
      categories: kappaJson(categories, table),
      progression: kappaJson(progression, table),
    })),
  }
}

function patientJson(id: string, { mrecist, recist, irecist, outcome, remarks }: Classified): PatientJson {
  return {
    id,
    outcome: outcome ?? null,
    mrecist: systemJson(mrecist, timePointJson),
    recist: systemJson(recist, timePointJson),
    irecist: systemJson(irecist, (point: ImmunePoint) => ({
      ...point,
      unconfirmedSince: point.unconfirmedSince ?? null,
    })),
    remarks: remarks.map(({ code, lesion }) => ({ code, lesion: lesion ?? null })),
  }
}

function systemJson<P, J>(
  {
    best,
    at,
    points,
  }: {
    readonly best: string
    readonly at: { readonly category: string; readonly day: number | undefined }
    readonly points: readonly P[]
  },
  pointJson: (point: P) => J,
): SystemJson<J> {
  return { best, at: { category: at.category, day: at.day ?? null }, visits: points.map(pointJson) }
}

function timePointJson(point: TimePoint): TimePointJson {
  return { ...point, sum: point.sum ?? null, nadir: point.nadir ?? null }
}

function problemJson({ code, row, column }: PatientProblem): RefusedJson['problems'][number] {
  return { code, row: row ?? null, column: column ?? null, lesion: null }
}

function faultJson({ code, lesion }: About<CourseFault>): RefusedJson['problems'][number] {
  return { code, row: null, column: null, lesion: lesion ?? null }
}

function kappaJson(result: Result<Kappa>, table: readonly (readonly number[])[]): KappaJson {
  const n = table.flat().reduce((sum, count) => sum + count, 0)
  if (!result.ok) {
    const none = { kappa: null, se: null, lower: null, upper: null, observed: null }
    return { ...none, level: DEFAULT_LEVEL, n, reason: result.code }
  }
  const { estimate, se, lower, upper, observed } = result.value
  return { kappa: estimate, se, lower, upper, level: DEFAULT_LEVEL, n, observed, reason: null }
}
