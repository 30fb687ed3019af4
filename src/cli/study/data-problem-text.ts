import { lab } from '../../text/en/lab.ts'
import type { DataProblem, DataProblemCode } from '../../validation/data/data-problem.ts'

/** Where the mapping has to say something, how it is given on the command line. */
const BY_MAPPING: readonly DataProblemCode[] = [
  ...(['mapping-needed', 'undecodable', 'unit-missing', 'coding-missing'] as const),
  ...(['date-order-missing', 'decimal-mark-missing'] as const),
]

/** A problem of a data file in words. */
export function dataProblemText({ code, what, row, doubts = [] }: DataProblem): string {
  const { doubt, reasons } = lab.map
  const told = doubts.map(({ target, headings, reason }) =>
    doubt(headings.join(', '), target, reasons[reason]),
  )
  const [title, meaning] = lab.problems[code]
  const place = [row === undefined ? undefined : `row ${row}`, what, ...told].filter(
    (part) => part !== undefined,
  )
  const hint = BY_MAPPING.includes(code) ? ' Name it with --map (--suggest-map prints a proposal).' : ''
  return `${title}${place.length === 0 ? '' : ` (${place.join('; ')})`}. ${meaning}${hint}`
}
