import { lab } from '../../text/en/lab.ts'
import { createFormat } from '../../text/format.ts'
import { type ColumnMapping, headingsOf } from '../../validation/data/column-mapping.ts'
import type { CsvHead } from '../../validation/data/csv/csv-head.ts'
import { type Guess, guessMapping, unmatchedColumns } from '../../validation/data/guess-mapping.ts'
import { absentVariables } from '../../validation/needed-variables.ts'
import { type CliProblem, warning } from '../problem.ts'

/** What a person would see of a file and its mapping in the browser before anything is computed. */
export function studyRemarks(
  head: CsvHead,
  mapping: ColumnMapping,
  guesses: readonly Guess[] = [],
): CliProblem[] {
  const { map } = lab
  const { kind, columns } = mapping
  const format = createFormat('en', 'UTC')
  const assumed = guesses.filter(({ reasons }) => reasons.includes('unit-assumed'))
  const far = guessMapping(head, kind).suspects.filter(({ heading, code }) =>
    Object.values(columns).some(
      (column) =>
        column !== undefined &&
        headingsOf(column).includes(heading) &&
        !(column.missing ?? mapping.missing).includes(code),
    ),
  )
  const scored = columns.score !== undefined || columns.probability !== undefined
  const absent = kind === 'patients' || scored ? absentVariables(kind, columns) : []
  const unused = unmatchedColumns(head, mapping)
  return [
    ...assumed.map(({ headings }) =>
      warning(
        'unit-assumed',
        map.doubt(headings.join(', '), map.variables.days, map.reasons['unit-assumed']),
      ),
    ),
    ...far.map(({ heading, code }) => warning('far-out', map.farOut(heading, code))),
    ...(absent.length === 0
      ? []
      : [warning('no-column', map.nobody(format.list(absent.map((variable) => map.variables[variable]))))]),
    ...(unused.length === 0
      ? []
      : [
          warning(
            'not-used',
            `${map.unmatched}: ${unused
              .map(({ heading, values, different }) =>
                values === undefined
                  ? map.unmatchedCount(heading, format.number(different, 0))
                  : map.unmatchedValues(heading, values.join(' | ')),
              )
              .join('; ')}`,
          ),
        ]),
  ]
}
