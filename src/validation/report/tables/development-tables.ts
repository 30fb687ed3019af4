import type { ValidationReport } from '../validation-report.ts'
import { type CsvTable, csvTable, figure, known } from './csv-table.ts'

/** The regressions on these patients. */
export function developmentTables({ development }: ValidationReport): readonly CsvTable[] {
  const { refit, univariable } = development
  return [
    csvTable('regression', 'model term patients estimate se lower upper z p code', [
      ...(known(refit)?.terms ?? []).map((term) => {
        return { ...term, model: 'refit', term: term.id, patients: known(refit)?.patients }
      }),
      ...univariable.map(({ id, patients, slope }) => {
        return { ...figure(slope, (of) => of), model: 'univariable', term: id, patients }
      }),
    ]),
  ]
}
