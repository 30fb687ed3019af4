import { fail, ok, type Result } from '../../result.ts'
import { DEFAULT_IMPUTATIONS, DEFAULT_REPLICATES, DEFAULT_SEED } from '../../validation/report/options.ts'
import { type CliProblem, error } from '../problem.ts'

/** A whole number of an option from `least` to `most`, or the problem. */
export function wholeNumber(
  name: string,
  text: string | undefined,
  { otherwise, least, most }: { readonly otherwise: number; readonly least: number; readonly most: number },
): Result<number, CliProblem> {
  if (text === undefined) return ok(otherwise)
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most
    ? ok(value)
    : fail(error('option-value', `--${name} is a whole number from ${least} to ${most}`))
}

/** A decimal number of an option, or the problem. */
export function decimalNumber(name: string, text: string): Result<number, CliProblem> {
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value)
    ? ok(value)
    : fail(error('option-value', `--${name} is a number, such as 160`))
}

export const SEED = { otherwise: DEFAULT_SEED, least: 0, most: 4294967295 } as const
export const IMPUTATIONS = { otherwise: DEFAULT_IMPUTATIONS, least: 0, most: 1000 } as const
/** More would take long and change no figure that is printed. */
export const BOOTSTRAP = { otherwise: DEFAULT_REPLICATES, least: 0, most: 20_000 } as const
