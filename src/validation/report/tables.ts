import type { CsvTable } from './csv-table.ts'
import { calibrationTables } from './tables-calibration.ts'
import { developmentTables } from './tables-development.ts'
import { discriminationTables } from './tables-discrimination.ts'
import { patientTables } from './tables-patients.ts'
import { survivalTables } from './tables-survival.ts'
import type { ValidationReport } from './validation-report.ts'

const TABLES = [patientTables, discriminationTables, calibrationTables, survivalTables, developmentTables]

/** Every table of a report. Headings are the names of its JSON. */
export function reportTables(report: ValidationReport): readonly CsvTable[] {
  return TABLES.flatMap((tables) => tables(report))
}
