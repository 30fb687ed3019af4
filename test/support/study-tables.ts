import { readFileSync } from 'node:fs'
import type { ColumnMapping } from '../../src/validation/data/column-mapping.ts'
import { readCsvHead } from '../../src/validation/data/csv/csv-head.ts'
import { readCsvStudy } from '../../src/validation/data/read-csv-study.ts'
import type { GroupColumn, StudyTable, Variable } from '../../src/validation/study-table.ts'

/** A table of patients from columns, for tests. */
export function tableOf(
  columns: { readonly [V in Variable]?: ArrayLike<number> },
  groups: Readonly<Record<string, readonly string[]>> = {},
  kind: StudyTable['kind'] = 'patients',
): StudyTable {
  const lengths = Object.values(columns).map(({ length }) => length)
  const rowCount = lengths[0] ?? 0
  return {
    kind,
    rowCount,
    ids: Array.from({ length: rowCount }, (_, i) => `P${i}`),
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)]),
    ),
    groups: Object.entries(groups).map(([name, values]) => groupOf(name, values)),
    excluded: [],
    cellProblems: [],
    source: { kind: 'csv', name: 'test.csv', rowsFound: rowCount, sha256: '0'.repeat(64) },
  }
}

function groupOf(name: string, values: readonly string[]): GroupColumn {
  const labels = [...new Set(values)].sort()
  return { name, labels, codes: Int32Array.from(values, (value) => labels.indexOf(value)) }
}

/** The reference cohort, as a hospital's file would be read: from the bytes of the CSV. */
export async function referenceTable(): Promise<StudyTable> {
  const file = new URL('../golden/cohort.csv', import.meta.url)
  const source = {
    [Symbol.asyncIterator]: async function* () {
      yield new Uint8Array(readFileSync(file))
    },
  }
  const head = await readCsvHead(source)
  if (!head.ok) throw new Error(head.problem.code)
  const table = await readCsvStudy(source, head.value, REFERENCE_MAPPING, { name: 'cohort.csv' })
  if (!table.ok) throw new Error(table.problem.code)
  return table.value
}

export const REFERENCE_MAPPING: ColumnMapping = {
  format: 'tipm-mapping-1',
  kind: 'patients',
  missing: [],
  id: 'id',
  columns: {
    anc: { column: 'anc', unit: '10*9/L' },
    alc: { column: 'alc', unit: '10*9/L' },
    albumin: { column: 'alb', unit: 'g/L' },
    diameter: { column: 'diameter', unit: 'cm' },
    deltaT: { column: 'dt_nonneg', ones: ['1'], zeros: ['0'] },
    bilirubin: { column: 'bili', unit: 'umol/L' },
    afp: { column: 'afp', unit: 'ug/L' },
    outcome: { column: 'tin', ones: ['1'], zeros: ['0'] },
    days: { column: 'os_days', unit: 'd' },
    event: { column: 'os_event', ones: ['1'], zeros: ['0'] },
  },
  groups: [{ column: 'cohort' }, { column: 'hbv' }],
}
