import Papa from 'papaparse'
import type { Course, Finding, Lesion } from '../response/course.ts'
import { fail, ok, type Result } from '../result.ts'
import { type LengthUnit, type ResponseFileProblem, responseLayout } from './response-columns.ts'
import { type ResponseRow, type RowProblem, responseRow } from './response-row.ts'

/** Why a patient's rows do not make a course; beside the problems of single rows. */
export const PATIENT_PROBLEMS = ['measured-twice', 'lesion-changed', 'no-baseline', 'start-changed'] as const

/** A problem of a patient's rows: the line of the file, counted from 1, where it is one line's. Never a cell's text. */
export interface PatientProblem {
  readonly code: RowProblem['code'] | (typeof PATIENT_PROBLEMS)[number]
  readonly row: number | undefined
  readonly column: string | undefined
}

export interface ResponsePatient {
  readonly id: string
  readonly course: Course
}

/** Patients whose rows cannot all be used are left out whole: a row less would be a visit less, and another response. */
export interface RefusedPatient {
  /** Undefined for rows that name no patient. */
  readonly id: string | undefined
  readonly problems: readonly PatientProblem[]
}

export interface ResponseData {
  readonly patients: readonly ResponsePatient[]
  readonly refused: readonly RefusedPatient[]
  readonly rows: number
  readonly unused: readonly string[]
}

/** Lesion measurements of a CSV file (UTF-8, else GB18030), one row a lesion and visit: docs/cli/response.md. Nothing is filled in. */
export function readResponseData(
  bytes: Uint8Array,
  unit?: LengthUnit,
): Result<ResponseData, ResponseFileProblem> {
  const refuse = (code: ResponseFileProblem['code']) => fail({ code, what: undefined })
  // A spreadsheet is a ZIP file.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) return refuse('spreadsheet-file')
  const text = decoded(bytes)
  if (text === undefined || text.includes('\0')) return refuse('not-text')
  const [headings, ...lines] = Papa.parse<string[]>(text.trimEnd(), { skipEmptyLines: false }).data
  if (headings === undefined || lines.length === 0) return refuse('empty-file')
  const found = responseLayout(headings, unit)
  if (!found.ok) return found
  const { value: layout } = found
  const rows = lines.flatMap((cells, index) =>
    cells.every((cell) => cell.trim() === '') ? [] : [responseRow(cells, headings.length, index + 2, layout)],
  )
  if (rows.length === 0) return refuse('empty-file')
  const patients: ResponsePatient[] = []
  const refused: RefusedPatient[] = []
  for (const [id, own] of Map.groupBy(rows, ({ patient }) => patient)) {
    const result = id === undefined ? undefined : courseOf(own)
    if (id !== undefined && result?.ok === true) patients.push({ id, course: result.value })
    else refused.push({ id, problems: result?.ok === false ? result.problem : own.flatMap(faults) })
  }
  return ok({ patients, refused, rows: rows.length, unused: layout.unused })
}

function decoded(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one.
    }
  }
  return undefined
}

function faults({ problems }: ResponseRow): readonly PatientProblem[] {
  return problems
}

type Usable = Required<{ [K in 'day' | 'date' | 'start']: number | undefined }> & {
  readonly line: number
  readonly lesion: Lesion
  readonly finding: Finding
}

function courseOf(rows: readonly ResponseRow[]): Result<Course, readonly PatientProblem[]> {
  const problems: PatientProblem[] = rows.flatMap(faults)
  const usable = rows.flatMap(({ line, content }): Usable[] =>
    content === undefined ? [] : [{ line, ...content }],
  )
  const starts = new Set(usable.flatMap(({ start }) => (start === undefined ? [] : [start])))
  if (starts.size > 1) problems.push({ code: 'start-changed', row: undefined, column: 'start' })
  const [start = Math.min(...usable.map(({ date }) => date ?? Number.POSITIVE_INFINITY))] = starts
  const lesions = new Map<string, Lesion>()
  const visits = new Map<number, Map<string, Finding>>()
  for (const { line, lesion, finding, day, date } of usable) {
    const known = lesions.get(lesion.id)
    if (known === undefined) lesions.set(lesion.id, lesion)
    else if (known.role !== lesion.role || known.organ !== lesion.organ || known.node !== lesion.node) {
      problems.push({ code: 'lesion-changed', row: line, column: 'lesion' })
    }
    const at = day ?? (date === undefined ? undefined : date - start)
    if (at === undefined) continue
    const findings = visits.get(at) ?? new Map<string, Finding>()
    if (findings.has(lesion.id)) problems.push({ code: 'measured-twice', row: line, column: 'lesion' })
    visits.set(at, findings.set(lesion.id, finding))
  }
  const ordered = [...visits].map(([day, findings]) => ({ day, findings })).sort((a, b) => a.day - b.day)
  const baseline = ordered.findLast(({ day }) => day <= 0)
  if (baseline === undefined && problems.length === 0) {
    problems.push({ code: 'no-baseline', row: undefined, column: undefined })
  }
  if (problems.length > 0 || baseline === undefined) return fail(problems)
  return ok({
    lesions: [...lesions.values()],
    baseline,
    visits: ordered.filter(({ day }) => day > baseline.day),
  })
}
