import type { ValidationReport } from '../validation-report.ts'
import { calibrationTables } from './calibration-tables.ts'
import type { CsvTable } from './csv-table.ts'
import { developmentTables } from './development-tables.ts'
import { discriminationTables } from './discrimination-tables.ts'
import { patientTables } from './patients-tables.ts'
import { performanceTables } from './performance-tables.ts'
import { survivalTables } from './survival-tables.ts'

const TABLES = [
  patientTables,
  discriminationTables,
  calibrationTables,
  survivalTables,
  developmentTables,
  performanceTables,
]

/** Every table of a report. Headings are the names of its JSON; the files of synthetic patients are named so. */
export function reportTables(report: ValidationReport): readonly CsvTable[] {
  const prefix = report.header.data.synthetic ? 'synthetic-' : ''
  return TABLES.flatMap((tables) => tables(report)).map(({ name, rows }) => ({
    name: `${prefix}${name}`,
    rows,
  }))
}
