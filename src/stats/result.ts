/** Every reason for which a statistic cannot be given. A caller shows a text for each. */
export const STATS_PROBLEMS = [
  'no-values',
  'too-few-values',
  'lengths-differ',
  'not-finite',
  'not-binary',
  'not-a-probability',
  'not-a-positive-time',
  'one-class-only',
  'one-group-only',
  'no-variation',
  'no-events',
  'zero-cell',
  'probability-zero-or-one',
  'separation',
  'singular',
  'did-not-converge',
  'out-of-range',
  'too-few-replicates',
] as const

export type StatsProblem = (typeof STATS_PROBLEMS)[number]

/** A statistic that the data do not allow, and why; `columns` names the covariates concerned, by position from 0. */
export interface Failure {
  readonly ok: false
  readonly code: StatsProblem
  readonly columns?: readonly number[]
}

export type Result<T> = { readonly ok: true; readonly value: T } | Failure

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(code: StatsProblem, columns?: readonly number[]): Failure {
  return columns === undefined ? { ok: false, code } : { ok: false, code, columns }
}
