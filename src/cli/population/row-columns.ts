import type { PatientRow } from '../../population/patient-row.ts'
import { VARIABLES_READ } from '../../validation/data/study-columns.ts'

const text = 'VARCHAR'
const number = 'DOUBLE'
const day = 'DATE'
const values = (type: string) => VARIABLES_READ.map((name) => `"${name}" ${type}`).join(', ')

const COLUMNS: Readonly<Record<keyof PatientRow | 'study', string>> = {
  ...{ format: text, patient: text, asOf: day, state: text, until: day },
  ...{ windowFrom: day, weekSix: day, windowTo: day },
  ...{ indexState: text, indexDate: day, indexFrom: day, indexBasis: text, scope: text },
  ...{ startClass: text, startPointsLow: number, startPointsHigh: number },
  ...{ class: text, pointsLow: number, pointsHigh: number, probabilityLow: number, probabilityHigh: number },
  ...{ nlrLow: number, nlrHigh: number, albuminLow: number, albuminHigh: number },
  ...{ diameterLow: number, diameterHigh: number, deltaT: text, baselineExam: day, followUpExam: day },
  evidence: `${text}[]`,
  open: `STRUCT(part ${text}, reason ${text}, reference ${text})[]`,
  study: `STRUCT(excluded ${text}, "values" STRUCT(${values(number)}), problems STRUCT(${values(text)}), sex ${text}, period ${text})`,
}

/** The columns of a row, with their types in DuckDB, as `read_ndjson` takes them. */
export const ROW_COLUMNS = `{${Object.entries(COLUMNS)
  .map(([name, type]) => `'${name}': '${type}'`)
  .join(', ')}}`
