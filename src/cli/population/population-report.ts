import { resourceIdentity } from '../../fhir/resources/resource-identity.ts'
import { DUE_STATES, type DueState } from '../../population/due-state.ts'
import { type CliProblem, warning } from '../problem.ts'
import { type ExportFile, firstLines } from './export-files.ts'
import type { FaultCode } from './fault-code.ts'
import { type Hospital, IS_SELECTED } from './hospital.ts'

/** What a run read, and what it passed over and why. It names files and lines, never what they say. */
export interface PopulationReport {
  readonly asOf: string
  readonly fingerprint: string
  readonly files: number
  readonly lines: number
  /** Lines by type; those of types that nothing is read of are together. */
  readonly types: Readonly<Record<string, number>>
  readonly faults: readonly Fault[]
  readonly patients: {
    /** A row each. */
    readonly rows: number
    /** Records name one of the two drugs, and every other tells its own. */
    readonly oneDrugOnly: number
    /** Records of drugs that they do not tell, and none that names either of the two. */
    readonly untoldOnly: number
  }
  readonly states: Readonly<Record<DueState, number>>
}

export interface Fault {
  readonly file: string
  readonly code: FaultCode
  readonly lines: number
  /** Numbers of the first of them. */
  readonly first: readonly number[]
}

const FAULT_TEXT: Readonly<Record<FaultCode, string>> = {
  'not-json': 'no JSON: passed over',
  'not-fhir': 'no FHIR resource: passed over',
  'line-too-long': 'longer than 8 MB: passed over',
  'not-utf8': 'not UTF-8: passed over',
  'subject-not-told': 'of no Patient that the line names: in nobody’s row',
  'operation-outcome': 'remarks of the server, or what it did not deliver: part of the charts may be missing',
  'count-differs': 'lines more or fewer than the manifest promises: the export may be cut off',
}

/** What the tables of a run say; `rows` is what DuckDB reads the rows from. */
export async function populationReport(
  hospital: Hospital,
  rows: string,
  { files, fingerprint }: { readonly files: readonly ExportFile[]; readonly fingerprint: string },
  asOf: Date,
): Promise<PopulationReport> {
  const lines = await hospital.rows(
    "SELECT file, type, sum(lines)::INTEGER FROM seen WHERE fault IS DISTINCT FROM 'blank' GROUP BY ALL",
  )
  const ofTypes = lines.map(([file, type, count]) => ({
    ...{ file: String(file), type: String(type), lines: Number(count) },
  }))
  const byFile = Map.groupBy(ofTypes, ({ file }) => file)
  const read = await hospital.rows(`
    SELECT file, fault, sum(lines)::INTEGER FROM (
      SELECT file, fault, lines FROM seen WHERE fault <> 'blank'
      UNION ALL SELECT file, fault, 1 FROM (SELECT DISTINCT * FROM rejected)
    ) GROUP BY ALL`)
  const faults = [
    ...read.map(([file, code, count]) => ({
      ...{ file: String(file), code: code as FaultCode, lines: Number(count) },
    })),
    ...files.flatMap(({ path, count }) => {
      const missing = count === undefined ? 0 : Math.abs(count - sum(byFile.get(path) ?? []))
      return missing === 0 ? [] : [{ file: path, code: 'count-differs' as const, lines: missing }]
    }),
  ]
  const counted = async (sql: string) => Number((await hospital.rows(sql))[0]?.[0] ?? 0)
  const states = new Map(
    (await hospital.rows(`SELECT state, count(*)::INTEGER FROM ${rows} GROUP BY state`)).map(
      ([state, number]) => [String(state), Number(number)],
    ),
  )
  return {
    asOf: asOf.toISOString(),
    fingerprint,
    files: files.length,
    lines: sum(ofTypes),
    types: Object.fromEntries(
      [...Map.groupBy(ofTypes, ({ type }) => type)].map(([type, of]) => [type, sum(of)] as const).toSorted(),
    ),
    faults: await Promise.all(faults.toSorted(byFileAndCode).map(placed)),
    patients: {
      rows: [...states.values()].reduce((all, number) => all + number, 0),
      oneDrugOnly: await counted(`SELECT count(*) FROM patients WHERE bits <> 0 AND NOT ${IS_SELECTED}`),
      untoldOnly: await counted('SELECT count(*) FROM patients WHERE bits = 0 AND untold'),
    },
    states: Object.fromEntries(DUE_STATES.map((state) => [state, states.get(state) ?? 0])) as Record<
      DueState,
      number
    >,
  }
}

const sum = (items: readonly { readonly lines: number }[]) => items.reduce((all, { lines }) => all + lines, 0)

const byFileAndCode = (a: Omit<Fault, 'first'>, b: Omit<Fault, 'first'>) =>
  a.file.localeCompare(b.file) || a.code.localeCompare(b.code)

/** With the numbers of the first lines that are no resource. */
async function placed(fault: Omit<Fault, 'first'>): Promise<Fault> {
  const { file, code } = fault
  const first = code === 'not-json' || code === 'not-fhir' ? await firstLines(file, 5, isNoResource) : []
  return { ...fault, first }
}

function isNoResource(line: string): boolean {
  try {
    return resourceIdentity(JSON.parse(line)) === undefined
  } catch {
    return true
  }
}

/** The faults as problems with their places. */
export function faultProblems({ faults, patients }: PopulationReport): CliProblem[] {
  const told = faults.map(({ file, code, lines, first }) =>
    warning(
      code,
      `${lines} lines: ${FAULT_TEXT[code]}${first.length > 0 ? ` (first: ${first.join(', ')})` : ''}`,
      {
        file,
      },
    ),
  )
  const { untoldOnly } = patients
  if (untoldOnly === 0) return told
  const message = `${untoldOnly} patients have drug records that do not tell their drug, and none that names either of the two: no row; export Medication too`
  return [...told, warning('drugs-not-told', message)]
}

/** The report for a terminal. */
export function reportText(report: PopulationReport): string {
  const { asOf, files, lines, patients, states } = report
  const counted = DUE_STATES.map((state) => `  ${String(states[state]).padStart(8)}  ${state}`)
  return [
    `${lines} lines in ${files} files, as of ${asOf}.`,
    `${patients.rows} patients were ordered, given or planned both drugs, or may have been; ${patients.oneDrugOnly} one of them only.`,
    '',
    ...counted,
    '',
  ].join('\n')
}
