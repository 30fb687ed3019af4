import { readFileSync } from 'node:fs'
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
    source: { kind: 'csv', name: 'test.csv', rowsFound: rowCount, sha256: '0'.repeat(64) },
  }
}

function groupOf(name: string, values: readonly string[]): GroupColumn {
  const labels = [...new Set(values)].sort()
  return { name, labels, codes: Int32Array.from(values, (value) => labels.indexOf(value)) }
}

/** The reference cohort, as a table. */
export function referenceTable(): StudyTable {
  const file = new URL('../golden/cohort.csv', import.meta.url)
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const names = header.split(',')
  const rows = lines.map((line) => line.split(','))
  const text = (name: string) => rows.map((row) => row[names.indexOf(name)] ?? '')
  const number = (name: string) => text(name).map(Number)
  const table = tableOf(
    {
      anc: number('anc'),
      alc: number('alc'),
      albumin: number('alb'),
      diameter: number('diameter'),
      deltaT: number('dt_nonneg'),
      bilirubin: number('bili'),
      afp: number('afp'),
      outcome: number('tin'),
      days: number('os_days'),
      event: number('os_event'),
    },
    { cohort: text('cohort'), hbv: text('hbv') },
  )
  return { ...table, ids: text('id') }
}
