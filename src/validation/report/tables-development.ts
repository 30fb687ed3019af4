import { type CsvTable, cells } from './csv-table.ts'
import type { ValidationReport } from './report.ts'

export function developmentTable({ development }: ValidationReport): CsvTable {
  const { refit, univariable } = development
  return {
    name: 'regression',
    rows: [
      ['model', 'term', 'patients', 'estimate', 'se', 'lower', 'upper', 'z', 'p', 'code'],
      ...(refit.ok
        ? refit.value.terms.map(({ id, estimate, se, lower, upper, z, p }) => [
            'refit',
            id,
            refit.value.patients,
            estimate,
            se,
            lower,
            upper,
            z,
            p,
            '',
          ])
        : []),
      ...univariable.map(({ id, patients, slope }) => [
        'univariable',
        id,
        patients,
        ...cells(slope, ({ estimate, se, lower, upper, z, p }) => [estimate, se, lower, upper, z, p], 6),
      ]),
    ],
  }
}

export function importanceTable({ development: { importance } }: ValidationReport): CsvTable {
  return {
    name: 'importance',
    rows: [
      ['covariate', 'importance'],
      ...(importance.ok ? importance.value.covariates.map(({ id, importance: value }) => [id, value]) : []),
    ],
  }
}
