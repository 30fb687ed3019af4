import { fail, type Result } from '../../result.ts'

/** Why a source could not be read at all; a caller shows a text for each. Single rows and cells have reasons of their own. */
export const DATA_PROBLEM_CODES = [
  'cancelled',
  'unreadable',
  'empty-file',
  'spreadsheet-file',
  'not-text',
  'undecodable',
  'no-rows',
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
  'no-patients',
] as const

export type DataProblemCode = (typeof DATA_PROBLEM_CODES)[number]

/** A failure to read data: what, and where in the file or mapping. Never a cell's text. */
export interface DataProblem {
  readonly code: DataProblemCode
  /** Heading, variable, unit or path concerned. */
  readonly what?: string
  /** Row as a spreadsheet numbers it, or line. */
  readonly row?: number
}

export type DataResult<T> = Result<T, DataProblem>

export function refuse(
  code: DataProblemCode,
  place: Omit<DataProblem, 'code'> = {},
): { readonly ok: false; readonly problem: DataProblem } {
  return fail({ code, ...place })
}
