import { fail, ok } from '../../result.ts'
import type { StudyTable, Variable } from '../study-table.ts'
import { cellDay, periodOf } from './cell-date.ts'
import { type CellReader, cellReaders } from './cell-readers.ts'
import { codingKey } from './coding-key.ts'
import type { ColumnMapping } from './column-mapping.ts'
import type { ByteSource } from './csv/byte-source.ts'
import type { CsvHead } from './csv/csv-head.ts'
import { csvRows, type RowBatch } from './csv/csv-rows.ts'
import { digestOf, textOf } from './csv/text-pieces.ts'
import { type DataResult, refuse } from './data-problem.ts'
import { EXAMPLE_SHA256 } from './example-hash.ts'
import type { JoinedOutcomes } from './joined-outcomes.ts'
import { mappingProblems } from './mapping-problems.ts'
import { detachedString, type GroupCell, StudyBuilder } from './study-builder.ts'

export interface ReadOptions {
  /** File name to show; undefined where it could name a patient. */
  readonly name: string | undefined
  readonly kind?: 'csv' | 'example'
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: { readonly bytes: number; readonly rows: number }) => void
  /** Of another file; their headings are then the last of the head's. */
  readonly joined?: JoinedOutcomes | undefined
}

/**
 * Reads a CSV file row by row into a study table, in one pass and without holding the file. `head` says how the file is written
 * (`readCsvHead` on the same file, with the mapping's `encoding`, `delimiter` and `decimal`).
 */
export async function readCsvStudy(
  source: ByteSource,
  head: CsvHead,
  mapping: ColumnMapping,
  options: ReadOptions,
): Promise<DataResult<StudyTable>> {
  const [problem] = mappingProblems(mapping, head)
  if (problem !== undefined) return fail(problem)
  const { name, kind = 'csv', signal, onProgress, joined } = options
  const taker = new RowTaker(mapping, head, joined)
  const text = textOf(source, {
    encoding: head.encoding,
    signal,
    onProgress: (bytes) => onProgress?.({ bytes, rows: taker.builder.rowsFound }),
  })
  for await (const batch of csvRows(text.pieces, head.delimiter)) {
    if (!batch.ok) return batch
    taker.take(batch.value)
  }
  if (taker.builder.rowsFound === 0) return refuse('no-rows')
  const own = text.sha256()
  const origin = { kind: own === EXAMPLE_SHA256 ? ('example' as const) : kind, name }
  if (joined === undefined) return ok(taker.builder.table({ ...origin, sha256: own }))
  const table = taker.builder.table({ ...origin, sha256: digestOf([own, joined.sha256]) })
  const found = new Set(table.ids)
  const notJoined = [...joined.cells.keys()].filter((patient) => !found.has(patient)).length
  return ok({ ...table, source: { ...table.source, notJoined } })
}

class RowTaker {
  readonly builder: StudyBuilder
  private readonly readers: readonly CellReader[]
  private readonly groups: readonly GroupReader[]
  private readonly width: number
  /** Cells up to the last heading that is not empty. */
  private readonly named: number
  private readonly idAt: number | undefined
  private readonly seen = new Set<string>()
  private readonly values = new Map<Variable, number | ReturnType<CellReader['read']>>()
  private headingsPassed = false
  private readonly joined: JoinedOutcomes | undefined

  constructor(mapping: ColumnMapping, head: CsvHead, joined: JoinedOutcomes | undefined) {
    this.joined = joined
    const further = joined === undefined ? 0 : 2
    this.readers = cellReaders(mapping, head)
    this.groups = [...groupReaders(mapping, head), ...periodReaders(mapping, head)]
    this.width = head.headings.length - further
    this.named = head.headings.slice(0, this.width).findLastIndex((heading) => heading !== '') + 1
    this.idAt = mapping.id === undefined ? undefined : head.headings.indexOf(mapping.id)
    this.builder = new StudyBuilder(
      mapping.kind,
      this.readers.map(({ variable }) => variable),
      mapping.groups.map(({ column, name }) => name ?? column),
      mapping.period !== undefined,
    )
  }

  take({ rows, firstRow, misquoted }: RowBatch): void {
    for (const [i, cells] of rows.entries()) this.takeRow(cells, firstRow + i, misquoted.has(i))
  }

  private takeRow(cells: readonly string[], row: number, misquoted: boolean): void {
    const empty = cells.every((cell) => cell === '' || cell.trim() === '')
    if (!this.headingsPassed) {
      this.headingsPassed = !empty
      return
    }
    // A line without any cell is not a row; one of empty cells is.
    if (empty && cells.length === 1) return
    if (empty) this.builder.exclude(row, 'empty')
    else if (misquoted) this.builder.exclude(row, 'not-readable')
    else if (!this.fits(cells)) this.builder.exclude(row, 'wrong-number-of-cells')
    else this.takePatient(cells, row)
  }

  /** A row with as many cells as headings. Some programs write empty cells after the last heading, others leave empty cells out. */
  private fits(cells: readonly string[]): boolean {
    return (
      cells.length === this.width ||
      (cells.length >= this.named && cells.slice(this.named).every((cell) => cell.trim() === ''))
    )
  }

  private takePatient(own: readonly string[], row: number): void {
    const id = this.idAt === undefined ? '' : (own[this.idAt] ?? '').trim()
    const cells =
      this.joined === undefined
        ? own
        : [
            ...Array.from({ length: this.width }, (_, i) => own[i] ?? ''),
            ...(this.joined.cells.get(id) ?? []),
          ]
    if (id !== '' && this.seen.has(id)) {
      this.builder.exclude(row, 'duplicate-patient')
      return
    }
    const name = id === '' ? String(row) : detachedString(id)
    if (id !== '') this.seen.add(name)
    this.values.clear()
    for (const { variable, read } of this.readers) this.values.set(variable, read(cells))
    this.builder.add(
      row,
      name,
      this.values,
      this.groups.map((read) => read(cells)),
    )
  }
}

type GroupReader = (cells: readonly string[]) => GroupCell

function periodReaders({ period, dates = 'ymd' }: ColumnMapping, head: CsvHead): GroupReader[] {
  if (period === undefined) return []
  const at = head.headings.indexOf(period.column)
  return [
    (cells) => {
      const cell = (cells[at] ?? '').trim()
      const day = cell === '' ? undefined : cellDay(cell, dates)
      return day === undefined ? undefined : periodOf(day, period.by)
    },
  ]
}

function groupReaders(mapping: ColumnMapping, head: CsvHead): GroupReader[] {
  return mapping.groups.map(({ column, labels = {}, missing: own }) => {
    const missing = new Map((own ?? mapping.missing).map((code) => [codingKey(code), code]))
    const at = head.headings.indexOf(column)
    const called = new Map(Object.entries(labels).map(([cell, label]) => [codingKey(cell), label]))
    // Few different cells: each is looked up once.
    const known = new Map<string, GroupCell>()
    // Spelling as first met: Yes, yes and YES are one label.
    const spelled = new Map<string, string>()
    return (cells) => {
      const cell = (cells[at] ?? '').trim()
      if (known.has(cell)) return known.get(cell)
      const key = codingKey(cell)
      const named = called.get(key) ?? spelled.get(key) ?? detachedString(cell)
      const lost = missing.get(key)
      const label = cell === '' ? undefined : lost !== undefined && !called.has(key) ? { code: lost } : named
      spelled.set(key, named)
      known.set(detachedString(cell), label)
      return label
    }
  })
}
