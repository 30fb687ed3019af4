import type { Classified, ResponseRules } from '../../response/classify.ts'
import type { ImmunePoint } from '../../response/irecist.ts'
import type { TimePoint } from '../../response/time-point.ts'
import type { Kappa } from '../../stats/agreement/kappa.ts'
import { LEVEL } from '../../stats/interval.ts'
import type { Statistic } from '../../stats/statistic.ts'
import type { ResponseAnalysis } from '../../validation/response-analysis.ts'
import { COMPARED, type Concordance } from '../../validation/response-concordance.ts'
import type { ResponseData } from '../../validation/response-data.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import { type CliProblem, problemLine } from '../problem.ts'
import { SOFTWARE_VERSION } from '../software-version.ts'

/** The document of `tipm response --json`; every key is always there (docs/cli/response.md). */
export interface ResponseJson {
  readonly format: 'tipm-response-1'
  readonly exitCode: ExitCode
  readonly file: string | null
  readonly rules: Readonly<Record<'atDays' | 'minimumStableDays' | 'confirmationDays', number>> | null
  readonly rows: number | null
  readonly unusedColumns: readonly string[]
  readonly patients: readonly ReturnType<typeof patientJson>[]
  readonly refused: readonly {
    readonly id: string | null
    readonly problems: readonly ReturnType<typeof faultJson>[]
  }[]
  readonly counts: ResponseAnalysis['counts'] | null
  readonly outcomes: ResponseAnalysis['outcomes'] | null
  readonly concordance: readonly ReturnType<typeof concordanceJson>[]
  readonly problems: readonly Pick<CliProblem, 'code' | 'severity' | 'message'>[]
  readonly version: string
  readonly investigational: true
}

/** The document of a refusal: wrong use or bad input. */
export function refusedResponse(exitCode: ExitCode, problems: readonly CliProblem[]): ResponseJson {
  return {
    ...{ format: 'tipm-response-1', exitCode, file: null, rules: null, rows: null },
    ...{ unusedColumns: [], patients: [], refused: [], counts: null, outcomes: null, concordance: [] },
    problems: problems.map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      message: problemLine(problem),
    })),
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
    classification.ok ? [] : [{ id, problems: classification.problem }],
  )
  return {
    ...refusedResponse(patients.length > 0 ? EXIT.ok : EXIT.noScore, []),
    file,
    rules: { atDays: at, minimumStableDays: minimumStable, confirmationDays: confirmation },
    rows: data.rows,
    unusedColumns: data.unused,
    patients,
    refused: [...data.refused, ...outsideCriteria].map(({ id, problems }) => ({
      id: id ?? null,
      problems: problems.map(faultJson),
    })),
    counts: analysis.counts,
    outcomes: analysis.outcomes,
    concordance: analysis.concordance.map(concordanceJson),
  }
}

function patientJson(id: string, { mrecist, recist, irecist, outcome, remarks }: Classified) {
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
  }: Readonly<{ best: string; at: { category: string; day: number | undefined }; points: readonly P[] }>,
  pointJson: (point: P) => J,
) {
  return { best, at: { category: at.category, day: at.day ?? null }, visits: points.map(pointJson) }
}

function timePointJson(point: TimePoint) {
  return {
    ...point,
    sum: point.sum ?? null,
    nadir: point.nadir ?? null,
    changeFromBaseline: point.changeFromBaseline ?? null,
    changeFromNadir: point.changeFromNadir ?? null,
  }
}

interface Fault {
  readonly code: string
  readonly row?: number | undefined
  readonly column?: string | undefined
  readonly lesion?: string | undefined
}

function faultJson({ code, row, column, lesion }: Fault) {
  return { code, row: row ?? null, column: column ?? null, lesion: lesion ?? null }
}

function concordanceJson({ pair, table, leftOut, categories, progression }: Concordance) {
  const n = table.flat().reduce((sum, count) => sum + count, 0)
  return {
    ...{ systems: pair, order: COMPARED, table, leftOut },
    categories: kappaJson(categories, n),
    progression: kappaJson(progression, n),
  }
}

function kappaJson(result: Statistic<Kappa>, n: number) {
  const level = LEVEL
  if (!result.ok) {
    const none = { kappa: null, se: null, lower: null, upper: null, observed: null }
    return { ...none, level, n, reason: result.problem.code }
  }
  const { estimate, se, lower, upper, observed } = result.value
  return { kappa: estimate, se, lower, upper, level, n, observed, reason: null }
}
