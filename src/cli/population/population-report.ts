import { DUE_STATES, type DueState } from '../../population/due-state.ts'
import { type CliProblem, warning } from '../problem.ts'
import type { ExportFile } from './export-files.ts'
import type { FaultCode } from './fault-code.ts'
import { FIRST_FAULTS, type ReadPart } from './part-notes.ts'
import { IS_SELECTED } from './select-patients.ts'
import type { Shuffle } from './shuffle.ts'

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

/** `parts` and what was noted of each, in both readings; `patients` and `rows` are what DuckDB reads them from. */
export async function populationReport(
  shuffle: Shuffle,
  {
    parts,
    patients,
    rows,
  }: { readonly parts: readonly ReadPart[]; readonly patients: string; readonly rows: string },
  { files, fingerprint }: { readonly files: readonly ExportFile[]; readonly fingerprint: string },
  asOf: Date,
): Promise<PopulationReport> {
  const types = parts.flatMap(({ looked }) => Object.entries(looked.types))
  const counted = async (sql: string) => Number((await shuffle.rows(sql))[0]?.[0] ?? 0)
  const states = new Map(
    (await shuffle.rows(`SELECT state, count(*)::INTEGER FROM ${rows} GROUP BY state`)).map(
      ([state, number]) => [String(state), Number(number)],
    ),
  )
  const byFile = Map.groupBy(parts, ({ path }) => path)
  return {
    asOf: asOf.toISOString(),
    fingerprint,
    files: files.length,
    lines: sum(types),
    types: Object.fromEntries(
      [...Map.groupBy(types, ([type]) => type)].map(([type, of]) => [type, sum(of)] as const).toSorted(),
    ),
    faults: files.flatMap((file) => faultsOf(file, byFile.get(file.path) ?? [])),
    patients: {
      rows: [...states.values()].reduce((all, number) => all + number, 0),
      oneDrugOnly: await counted(`SELECT count(*) FROM ${patients} WHERE bits <> 0 AND NOT ${IS_SELECTED}`),
      untoldOnly: await counted(`SELECT count(*) FROM ${patients} WHERE bits = 0 AND untold`),
    },
    states: Object.fromEntries(DUE_STATES.map((state) => [state, states.get(state) ?? 0])) as Record<
      DueState,
      number
    >,
  }
}

const sum = (counts: readonly (readonly [string, number])[]) =>
  counts.reduce((all, [, count]) => all + count, 0)

/** What is wrong in a file; the numbers of a part's lines start after those of the parts before it. */
function faultsOf({ path, count }: ExportFile, parts: readonly ReadPart[]): Fault[] {
  const faults = new Map<FaultCode, { lines: number; first: number[] }>()
  let before = 0
  for (const { looked, gathered } of parts) {
    for (const code of Object.keys(FAULT_TEXT) as FaultCode[]) {
      for (const found of [looked.faults[code], gathered.chartFaults[code]]) {
        if (found === undefined) continue
        const known = faults.get(code) ?? { lines: 0, first: [] }
        const numbers = found.first.map((number) => before + number)
        faults.set(code, { lines: known.lines + found.lines, first: [...known.first, ...numbers] })
      }
    }
    before += looked.lines
  }
  const read = sum(parts.flatMap(({ looked }) => Object.entries(looked.types)))
  const missing = count === undefined ? 0 : Math.abs(count - read)
  return [
    ...[...faults].map(([code, { lines, first }]) => ({
      ...{ file: path, code, lines },
      first: first.toSorted((a, b) => a - b).slice(0, FIRST_FAULTS),
    })),
    ...(missing === 0 ? [] : [{ file: path, code: 'count-differs' as const, lines: missing, first: [] }]),
  ]
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
