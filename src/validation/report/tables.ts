import type { CsvTable } from './csv-table.ts'
import type { ValidationReport } from './report.ts'
import { calibrationGroupTable, calibrationTable, decisionTable } from './tables-calibration.ts'
import { developmentTable, importanceTable } from './tables-development.ts'
import { aucTable, comparisonTable, cutoffTable, rocTable } from './tables-discrimination.ts'
import { baselineTable, categoriesTable, participantsTable } from './tables-patients.ts'
import { subgroupTable, survivalCurveTable, survivalTable } from './tables-survival.ts'

/** Every table of a report. Headings are the names of its JSON. */
export function reportTables(report: ValidationReport): readonly CsvTable[] {
  return [
    participantsTable(report),
    baselineTable(report),
    categoriesTable(report),
    aucTable(report),
    comparisonTable(report),
    rocTable(report),
    cutoffTable(report),
    calibrationTable(report),
    calibrationGroupTable(report),
    decisionTable(report),
    survivalTable(report),
    survivalCurveTable(report),
    subgroupTable(report),
    developmentTable(report),
    importanceTable(report),
  ]
}
