import { fail, type Result } from '../result.ts'

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

/** Why the data do not allow a statistic; `columns` names the covariates concerned, by position from 0. */
export interface StatisticProblem {
  readonly code: StatsProblem
  readonly columns?: readonly number[]
}

/** A statistic, or why there is none. */
export type Statistic<T> = Result<T, StatisticProblem>

export type Failure = Extract<Statistic<never>, { ok: false }>

export function refuse(code: StatsProblem, columns?: readonly number[]): Failure {
  return fail(columns === undefined ? { code } : { code, columns })
}
