import { fail, ok } from '../../result.ts'
import { VARIABLES, type Variable } from '../study-table.ts'
import { cellDay, looksLikeDate } from './cell-date.ts'
import { codingKey } from './coding-key.ts'
import { type ColumnMapping, type MappedColumns, USUAL_MISSING } from './column-mapping.ts'
import type { CsvHead } from './csv/csv-head.ts'
import { type DataResult, refuse } from './data-problem.ts'
import { guessCoding } from './guess-coding.ts'
import { guessUnit } from './guess-unit.ts'
import { type ColumnRole, type Likeness, rolesOf } from './known-headings.ts'
import { mappingProblems } from './mapping-problems.ts'
import { type BinaryVariable, isQuantity } from './variable-units.ts'

/** Why a column was taken for what it was, and what a person has to say; a caller shows a text for each. */
export const GUESS_REASONS = [
  'heading-known',
  'heading-similar',
  'several-headings',
  'unit-in-heading',
  'unit-by-range',
  'unit-open',
  'coding-known',
  'coding-doubtful',
  'coding-open',
  'dates-year-first',
  'date-order-open',
] as const

export type GuessReason = (typeof GUESS_REASONS)[number]

/** One guess. Only sure ones may be used without asking. */
export interface Guess {
  readonly target: Variable | 'id' | 'group'
  /** The heading taken; several, and none taken, where they compete. */
  readonly headings: readonly string[]
  readonly reasons: readonly GuessReason[]
  readonly sure: boolean
}

export interface MappingGuess {
  /** With every guess in it, sure or not; what is open is left out, and `mappingProblems` names it. */
  readonly mapping: ColumnMapping
  readonly guesses: readonly Guess[]
  /** Numbers that often stand for "no value", where they occur; never taken for missing by themselves. */
  readonly suspects: readonly { readonly heading: string; readonly code: string }[]
}

/** What the columns of a file may be, by their headings (English or Chinese) and first cells. A proposal for a person to confirm. */
export function guessMapping(head: CsvHead, kind: ColumnMapping['kind'] = 'patients'): MappingGuess {
  const columns: Writable = {}
  const guesses: Guess[] = []
  for (const variable of Object.keys(VARIABLES) as Variable[]) {
    if (!wanted(variable, kind)) continue
    const found =
      variable === 'days' ? (headingFor('days', head) ?? datePair(head)) : headingFor(variable, head)
    if (found === undefined) continue
    if ('pair' in found) {
      columns.days = { start: found.pair[0], end: found.pair[1] }
      guesses.push({ target: 'days', headings: found.pair, ...dateReasons(found.pair, head) })
    } else if (found.headings.length > 1) {
      guesses.push({ target: variable, headings: found.headings, reasons: ['several-headings'], sure: false })
    } else guesses.push(take(variable, found, head, columns))
  }
  const id = headingFor('id', head)
  const [idHeading] = id?.headings ?? []
  if (id !== undefined && idHeading !== undefined) {
    // The first of several will do: an id only tells duplicates.
    guesses.push({
      target: 'id',
      headings: [idHeading],
      reasons: [nameReason(id.likeness)],
      sure: id.likeness === 'known',
    })
  }
  const groups = groupHeadings(head)
  guesses.push(
    ...groups.map(
      (heading): Guess => ({ target: 'group', headings: [heading], reasons: ['heading-known'], sure: true }),
    ),
  )
  const mapping: ColumnMapping = {
    format: 'tipm-mapping-1',
    kind,
    missing: [...USUAL_MISSING],
    ...(idHeading === undefined || id?.likeness !== 'known' ? {} : { id: idHeading }),
    columns,
    groups: groups.map((column) => ({ column })),
  }
  return { mapping, guesses, suspects: suspects(head) }
}

/** The guessed mapping where nobody can be asked: only if every part of it is sure and it fits the file. */
export function sureMapping(
  head: CsvHead,
  kind: ColumnMapping['kind'] = 'patients',
): DataResult<ColumnMapping> {
  const { mapping, guesses } = guessMapping(head, kind)
  const doubtful = guesses.find(({ sure }) => !sure)
  if (doubtful !== undefined) {
    return refuse('mapping-needed', { what: `${doubtful.target}: ${doubtful.headings.join(', ')}` })
  }
  const [problem] = mappingProblems(mapping, head)
  return problem === undefined ? ok(mapping) : fail(problem)
}

type Writable = { -readonly [K in keyof MappedColumns]: MappedColumns[K] }

interface Found {
  readonly headings: readonly string[]
  readonly likeness: Likeness
}

/** Scored data have no use for inputs, nor inputs for a score; both have outcomes. */
function wanted(variable: Variable, kind: ColumnMapping['kind']): boolean {
  if (['outcome', 'days', 'event'].includes(variable)) return true
  return (variable === 'score' || variable === 'probability') === (kind === 'scored')
}

function headingFor(role: ColumnRole, head: CsvHead): Found | undefined {
  const alike = (likeness: Likeness) =>
    head.headings.filter((heading) =>
      rolesOf(heading).some((found) => found.role === role && found.likeness === likeness),
    )
  const known = alike('known')
  if (known.length > 0) return { headings: known, likeness: 'known' }
  const similar = alike('similar')
  return similar.length > 0 ? { headings: similar, likeness: 'similar' } : undefined
}

function take(variable: Variable, { headings, likeness }: Found, head: CsvHead, columns: Writable): Guess {
  const [heading = ''] = headings
  const named = nameReason(likeness)
  const sure = likeness === 'known'
  const cells = cellsOf(heading, head)
  if (isQuantity(variable)) {
    const unit = guessUnit(variable, heading, cells, head.decimal ?? '.')
    columns[variable] = 'unit' in unit ? { column: heading, unit: unit.unit } : { column: heading }
    const reasons = {
      heading: ['unit-in-heading'],
      range: ['unit-by-range'],
      none: [],
      open: ['unit-open'],
    } as const
    return {
      target: variable,
      headings,
      reasons: [named, ...reasons[unit.from]],
      sure: sure && unit.from !== 'open',
    }
  }
  const binary: BinaryVariable = variable
  const coding = guessCoding(binary, heading, cells)
  columns[binary] = { column: heading, ones: [...(coding?.ones ?? [])], zeros: [...(coding?.zeros ?? [])] }
  const coded = coding === undefined ? 'coding-open' : coding.sure ? 'coding-known' : 'coding-doubtful'
  return { target: variable, headings, reasons: [named, coded], sure: sure && coded === 'coding-known' }
}

function nameReason(likeness: Likeness): GuessReason {
  return likeness === 'known' ? 'heading-known' : 'heading-similar'
}

function datePair(head: CsvHead): { readonly pair: readonly [string, string] } | undefined {
  const [start, ...moreStarts] = headingFor('start', head)?.headings ?? []
  const [end, ...moreEnds] = headingFor('end', head)?.headings ?? []
  const alone = moreStarts.length === 0 && moreEnds.length === 0
  return start !== undefined && end !== undefined && alone ? { pair: [start, end] } : undefined
}

function dateReasons(pair: readonly string[], head: CsvHead): Pick<Guess, 'reasons' | 'sure'> {
  const cells = pair.flatMap((heading) => cellsOf(heading, head))
  const clear = cells.length > 0 && cells.every((cell) => looksLikeDate(cell) === 'year-first')
  return { reasons: ['heading-known', clear ? 'dates-year-first' : 'date-order-open'], sure: clear }
}

/** Group columns by name, of those whose cells could be groups: few different ones. */
function groupHeadings(head: CsvHead): string[] {
  return head.headings.filter((heading, at) => {
    const isGroup = rolesOf(heading).some(({ role, likeness }) => role === 'group' && likeness === 'known')
    return isGroup && head.headings.indexOf(heading) === at && new Set(cellsOf(heading, head)).size <= 20
  })
}

/** The sample's cells under a heading, without those that usually mean missing. */
function cellsOf(heading: string, { headings, sample }: CsvHead): string[] {
  const at = headings.indexOf(heading)
  const all = sample.map(({ cells }) => (cells[at] ?? '').trim())
  const missing = new Set(USUAL_MISSING.map(codingKey))
  if (all.includes('+')) missing.delete('-')
  return all.filter((cell) => cell !== '' && !missing.has(codingKey(cell)))
}

const CODES = new Set(['-1', '-9', '-99', '-999', '-9999', '99', '999', '9999', '99999', '9'])

/** Codes such as 999 that are the highest or lowest number of a column and at least twice as far out as the next. */
function suspects(head: CsvHead): MappingGuess['suspects'] {
  return head.headings.flatMap((heading) => {
    const cells = cellsOf(heading, head)
    const numbers = [...new Set(cells.map(Number))].filter(Number.isFinite).sort((a, b) => a - b)
    if (numbers.length < 4 || cells.some((cell) => cellDay(cell, 'ymd') !== undefined)) return []
    const [lowest = 0, second = 0] = numbers
    const [next = 0, highest = 0] = numbers.slice(-2)
    const outer = [lowest < 0 && second >= 0 ? lowest : undefined, highest > 2 * next ? highest : undefined]
    return outer
      .filter((value) => value !== undefined && CODES.has(String(value)))
      .map((value) => ({ heading, code: String(value) }))
  })
}
