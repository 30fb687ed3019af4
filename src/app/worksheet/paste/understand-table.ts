import { ALL_SITES, type ElastographySite } from '../../../model/elastography/elastography-sites.ts'
import { MOST_SHOTS } from '../../../model/elastography/labelled-measurement.ts'
import type { SiteEntry } from '../exam-entry.ts'
import { type FieldFault, readShot, type Unit } from '../read-site.ts'

/** A cell that is no measurement; rows and columns count from 1. */
interface RefusedCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly code: FieldFault
}

/** Why a row, or the whole table, is not taken. */
type RefusedRow = {
  readonly row: number
  readonly text: string
  readonly code: 'site-unknown' | 'site-twice' | 'too-many-values'
}

/** What a pasted table was understood as; nothing is taken before the user has seen it. */
export type Understood =
  | {
      readonly ok: true
      readonly kind: 'shots' | 'medians'
      /** Sites named in the first column, or taken in the protocol's order. */
      readonly order: 'named' | 'protocol'
      readonly header: boolean
      readonly sites: Readonly<Partial<Record<ElastographySite, SiteEntry>>>
      readonly refusedCells: readonly RefusedCell[]
      readonly refusedRows: readonly RefusedRow[]
    }
  | { readonly ok: false; readonly code: 'empty' | 'no-values' | 'not-twelve-rows'; readonly rows: number }

/** Rows of cells as the measurements of an examination: up to five a site or one median, sites named in the first column or twelve rows in order. */
export function understandTable(table: readonly (readonly string[])[], unit: Unit): Understood {
  const rows = table
    .map((cells, index) => ({ row: index + 1, cells: trimmed(cells) }))
    .filter(({ cells }) => cells.length > 0)
  if (rows.length === 0) return { ok: false, code: 'empty', rows: 0 }
  const named = rows.some(({ cells }) => siteOf(cells[0]) !== undefined)
  const header = isHeader(rows, named)
  const body = header ? rows.slice(1) : rows
  if (!named && body.length !== ALL_SITES.length) {
    return { ok: false, code: 'not-twelve-rows', rows: body.length }
  }
  const sites: Partial<Record<ElastographySite, SiteEntry>> = {}
  const refusedCells: RefusedCell[] = []
  const refusedRows: RefusedRow[] = []
  const values = body.map(({ cells }) => (named ? cells.slice(1) : cells))
  const kind = Math.max(...values.map(({ length }) => length)) === 1 ? 'medians' : 'shots'
  for (const [index, { row, cells }] of body.entries()) {
    const site = named ? siteOf(cells[0]) : ALL_SITES[index]
    const given = values[index] ?? []
    const refuse = (code: RefusedRow['code']) => refusedRows.push({ row, text: cells.join('  '), code })
    if (site === undefined) refuse('site-unknown')
    else if (sites[site] !== undefined) refuse('site-twice')
    else if (given.length > MOST_SHOTS) refuse('too-many-values')
    else {
      const checked = given.map((text, column) => {
        const read = readShot(text, unit)
        if (typeof read !== 'string') return text
        refusedCells.push({ row, column: column + (named ? 2 : 1), text, code: read })
        return ''
      })
      if (checked.some((text) => text !== '')) sites[site] = entryFrom(checked, kind)
    }
  }
  if (Object.keys(sites).length === 0) return { ok: false, code: 'no-values', rows: body.length }
  return { ok: true, kind, order: named ? 'named' : 'protocol', header, sites, refusedCells, refusedRows }
}

function entryFrom(values: readonly string[], kind: 'shots' | 'medians'): SiteEntry {
  const empty = Array.from({ length: MOST_SHOTS }, () => '')
  if (kind === 'medians') return { shots: empty, median: values[0] ?? '' }
  return { shots: empty.map((_, index) => values[index] ?? ''), median: '' }
}

/** Without empty cells at the end. */
function trimmed(cells: readonly string[]): string[] {
  const texts = cells.map((cell) => cell.trim())
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1)
}

/** A line that starts with neither a site nor a number; in a table without site names only where a thirteenth line is one too many. */
function isHeader(rows: readonly { readonly cells: readonly string[] }[], named: boolean): boolean {
  const first = rows[0]?.cells[0] ?? ''
  if (!named && rows.length !== ALL_SITES.length + 1) return false
  return siteOf(first) === undefined && !/^\d/.test(first.normalize('NFKC'))
}

function siteOf(cell: string | undefined): ElastographySite | undefined {
  const name = (cell ?? '').normalize('NFKC').trim().toUpperCase()
  return ALL_SITES.find((site) => site === name)
}
