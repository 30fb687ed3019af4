import { fail, type Result } from '../../result.ts'
import type { Variable } from '../study-table.ts'
import type { GuessReason } from './guess-reason.ts'

/** Why a source could not be read at all; a caller shows a text for each. Single rows and cells have reasons of their own. */
export const DATA_PROBLEM_CODES = [
  'cancelled',
  'unreadable',
  'empty-file',
  'spreadsheet-file',
  'not-text',
  'undecodable',
  'no-rows',
  'not-a-table',
  'row-too-long',
  'misquoted',
  'unknown-heading',
  'heading-twice',
  'column-used-twice',
  'unit-missing',
  'unit-not-accepted',
  'coding-missing',
  'coding-overlaps',
  'date-order-missing',
  'decimal-mark-missing',
  'nothing-to-score',
  'no-outcome-column',
  'mapping-invalid',
  'mapping-needed',
  'not-json',
  'not-fhir',
  'same-id',
  'id-missing',
  'patient-twice',
  'no-patients',
] as const

export type DataProblemCode = (typeof DATA_PROBLEM_CODES)[number]

/** A guess about a column that is not sure, by its one cause. */
export interface Doubt {
  readonly target: Variable | 'id' | 'group'
  readonly headings: readonly string[]
  readonly reason: GuessReason
}

/** A failure to read data: what, and where in the file or mapping. Never a cell's text. */
export interface DataProblem {
  readonly code: DataProblemCode
  /** Heading, variable, unit or path concerned. */
  readonly what?: string
  /** Row as a spreadsheet numbers it, or line. */
  readonly row?: number
  /** Of several files, which one, from 0. */
  readonly file?: number
  /** What a person has to say of which columns. */
  readonly doubts?: readonly Doubt[]
}

export type DataResult<T> = Result<T, DataProblem>

export function refuse(
  code: DataProblemCode,
  place: Omit<DataProblem, 'code'> = {},
): { readonly ok: false; readonly problem: DataProblem } {
  return fail({ code, ...place })
}
