import type { ChartInputs } from '../fhir/chart-inputs.ts'
import { DUE_STATES, type DueState } from '../population/due-state.ts'
import { type PatientRow, ROW_FORMAT } from '../population/patient-row.ts'

/** One line of the list. */
export type ListEntry = ReadEntry | UnreadEntry

interface ReadEntry {
  readonly kind: 'read'
  readonly row: PatientRow
  /** Undefined in a file of rows, which names nobody. */
  readonly person: Pick<ChartInputs['patient'], 'name' | 'birthDate' | 'identifiers'> | undefined
}

/** A patient with a record of one of the drugs whose chart could not be read. */
interface UnreadEntry {
  readonly kind: 'unread'
  readonly patient: string
}

export const patientOf = (entry: ListEntry) => (entry.kind === 'read' ? entry.row.patient : entry.patient)
const stateOf = (entry: ListEntry): DueState => (entry.kind === 'read' ? entry.row.state : 'not-readable')

/** By state, in the order in which somebody has to act; within one by the day until which, then by patient. */
export function inOrder(
  entries: readonly ListEntry[],
): readonly (readonly [DueState, readonly ListEntry[]])[] {
  const byState = Map.groupBy(entries, stateOf)
  return DUE_STATES.flatMap((state) => {
    const of = byState.get(state)
    return of === undefined ? [] : [[state, of.toSorted(byDay)] as const]
  })
}

function byDay(a: ListEntry, b: ListEntry): number {
  return untilOf(a).localeCompare(untilOf(b)) || patientOf(a).localeCompare(patientOf(b))
}

const untilOf = (entry: ListEntry) => (entry.kind === 'read' ? (entry.row.until ?? '9999') : '9999')

/** The rows of a run of `tipm population` (rows.ndjson), and how many lines are none. */
export function entriesOfRows(text: string): {
  readonly entries: readonly ListEntry[]
  readonly others: number
} {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const entries = lines.flatMap((line): ListEntry[] => {
    const row = rowIn(line)
    return row === undefined ? [] : [{ kind: 'read', row, person: undefined }]
  })
  return { entries, others: lines.length - entries.length }
}

/** What `tipm population` wrote is taken as it is: its format names its shape. */
function rowIn(line: string): PatientRow | undefined {
  try {
    const json: unknown = JSON.parse(line)
    return isRow(json) ? json : undefined
  } catch {
    return undefined
  }
}

function isRow(json: unknown): json is PatientRow {
  return (
    typeof json === 'object' &&
    json !== null &&
    'format' in json &&
    json.format === ROW_FORMAT &&
    'state' in json &&
    DUE_STATES.some((state) => state === json.state)
  )
}
