import { ok } from '../../result.ts'
import type { OUTCOME_HEADINGS } from '../response-table.ts'
import type { ColumnMapping } from './column-mapping.ts'
import type { ByteSource } from './csv/byte-source.ts'
import { type CsvHead, readCsvHead } from './csv/csv-head.ts'
import { csvRows } from './csv/csv-rows.ts'
import { textOf } from './csv/text-pieces.ts'
import { type DataResult, refuse } from './data-problem.ts'

/** TIE or TIN and the day of another file, found by the patient's identifier. */
export interface JoinedOutcomes {
  readonly cells: ReadonlyMap<string, readonly [outcome: string, day: string]>
  readonly sha256: string
}

/** A file of patients as if its outcomes stood in it: its last two headings are theirs. */
export interface JoinedHead {
  readonly head: CsvHead
  readonly joined: JoinedOutcomes
}

const JOINED = ['outcome', 'outcome_days'] as const satisfies readonly (typeof OUTCOME_HEADINGS)[number][]

/** Joins outcomes, as `tipm response --csv` writes them, to the head of a file of patients; `id` is its column of identifiers. */
export async function joinOutcomes(
  own: CsvHead,
  id: string | undefined,
  open: () => ByteSource,
): Promise<DataResult<JoinedHead>> {
  if (id === undefined) return refuse('id-missing')
  const joined = await readOutcomes(open)
  if (!joined.ok) return joined
  const at = own.headings.indexOf(id)
  const names: readonly string[] = JOINED
  const more = (row: readonly string[]) => joined.value.cells.get((row[at] ?? '').trim()) ?? ['', '']
  const head = {
    ...own,
    // A column of that name gives way: two would leave open which is meant.
    headings: [...own.headings.map((heading) => (names.includes(heading) ? '' : heading)), ...JOINED],
    sample: own.sample.map(({ row, cells }) => ({ row, cells: [...cells, ...more(cells)] })),
  }
  return ok({ head, joined: joined.value })
}

/** The mapping by which the joined columns are the outcome, whatever it said before. */
export function withOutcomes(mapping: ColumnMapping): ColumnMapping {
  const [outcome, day] = JOINED
  return {
    ...mapping,
    columns: {
      ...mapping.columns,
      outcome: { column: outcome, ones: ['TIN'], zeros: ['TIE'] },
      outcomeDays: { column: day, unit: 'd' },
    },
  }
}

async function readOutcomes(open: () => ByteSource): Promise<DataResult<JoinedOutcomes>> {
  const head = await readCsvHead(open())
  if (!head.ok) return head
  const { headings, encoding, delimiter } = head.value
  const [patientAt, outcomeAt, dayAt] = ['patient', ...JOINED].map((heading) => headings.indexOf(heading))
  if (patientAt === undefined || patientAt < 0 || outcomeAt === undefined || outcomeAt < 0) {
    return refuse('unknown-heading', { what: 'patient, outcome' })
  }
  const cells = new Map<string, readonly [string, string]>()
  const text = textOf(open(), { encoding })
  let headingsPassed = false
  for await (const batch of csvRows(text.pieces, delimiter)) {
    if (!batch.ok) return batch
    if (batch.value.misquoted.size > 0) return refuse('misquoted')
    for (const row of batch.value.rows) {
      const patient = (row[patientAt] ?? '').trim()
      if (headingsPassed && patient !== '') {
        if (cells.has(patient)) return refuse('patient-twice')
        cells.set(patient, [row[outcomeAt] ?? '', row[dayAt ?? -1] ?? ''])
      }
      headingsPassed ||= row.some((cell) => cell.trim() !== '')
    }
  }
  return ok({ cells, sha256: text.sha256() })
}
