import { type Failure, STATS_PROBLEMS, type Statistic, type StatsProblem } from '../../stats/statistic.ts'

/** Every reason for which a figure of the report is missing; a caller shows a text for each. */
export const REPORT_PROBLEMS = [
  ...STATS_PROBLEMS,
  /** The study table has no such column, or none of its rows a value there. */
  'no-such-data',
  /** Scores of another model, and no cut-off was named. */
  'no-cutoff',
  /** So many patients that the repeated computation would take minutes; the figure without it stands beside. */
  'too-many-patients',
  /** An interaction is tested between two labels, and there are more. */
  'not-two-labels',
  /** No input is missing, so nothing has to be filled in. */
  'nothing-missing',
  /** A bootstrap was not asked for. */
  'not-asked-for',
  /** The probability of the outcome does not rise with the score, so there is nothing to recalibrate. */
  'slope-not-positive',
] as const

export type ReportProblem = (typeof REPORT_PROBLEMS)[number]

/** A figure of the report, or why it is missing; `columns` names the variables concerned. */
export type FigureOrReason<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ReportProblem; readonly columns?: readonly string[] }

/** A value as JSON holds it: typed arrays as lists, `undefined` as null; a failure within it by its code alone. */
export type JsonOf<T> = T extends number | string | boolean | null
  ? T
  : T extends undefined
    ? null
    : T extends Float64Array | Int32Array | Uint8Array
      ? readonly number[]
      : T extends Failure
        ? { readonly ok: false; readonly code: StatsProblem }
        : T extends readonly (infer U)[]
          ? readonly JsonOf<U>[]
          : T extends object
            ? { readonly [K in keyof T]: JsonOf<T[K]> }
            : never

export function noFigure(code: ReportProblem): { readonly ok: false; readonly code: ReportProblem } {
  return { ok: false, code }
}

/**
 * A statistic as the report holds it. JSON knows no infinity: a value that is not finite somewhere is a figure that is not there
 * (`not-finite`). `names` are those of the covariates that a failure may point to.
 */
export function toReport<T>(result: Statistic<T>, names: readonly string[] = []): FigureOrReason<JsonOf<T>> {
  if (!result.ok) return refused(result, names)
  const value = toJson(result.value)
  return allFinite(value) ? { ok: true, value } : noFigure('not-finite')
}

/** A failure as the report holds it, covariates by name. */
export function refused(
  { problem }: Failure,
  names: readonly string[] = [],
): { readonly ok: false; readonly code: ReportProblem; readonly columns?: readonly string[] } {
  const columns = problem.columns?.flatMap((position) => names[position] ?? [])
  return columns === undefined || columns.length === 0
    ? noFigure(problem.code)
    : { ...noFigure(problem.code), columns }
}

/** A copy that is its own JSON round trip, infinities and NaN aside. */
export function toJson<T>(value: T): JsonOf<T>
export function toJson(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value !== 'object') return value
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array)
  if (Array.isArray(value)) return value.map((item: unknown) => toJson(item))
  if ('ok' in value && value.ok === false) {
    const problem = 'problem' in value ? value.problem : value
    if (typeof problem === 'object' && problem !== null && 'code' in problem) {
      return { ok: false, code: problem.code }
    }
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item as unknown)]))
}

function allFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(allFinite)
}
