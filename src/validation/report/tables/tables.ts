import type { ValidationReport } from '../validation-report.ts'
import { calibrationTables } from './calibration-tables.ts'
import type { CsvTable } from './csv-table.ts'
import { developmentTables } from './development-tables.ts'
import { discriminationTables } from './discrimination-tables.ts'
import { patientTables } from './patients-tables.ts'
import { survivalTables } from './survival-tables.ts'

const TABLES = [patientTables, discriminationTables, calibrationTables, survivalTables, developmentTables]

/** Every table of a report. Headings are the names of its JSON. */
export function reportTables(report: ValidationReport): readonly CsvTable[] {
  return TABLES.flatMap((tables) => tables(report))
}
