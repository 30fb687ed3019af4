import { fail, ok } from '../../result.ts'
import { VARIABLES, type Variable } from '../study-table.ts'
import { cellDay, looksLikeDate } from './cell-date.ts'
import { codingKey } from './coding-key.ts'
import { type ColumnMapping, headingsOf, type MappedColumns, USUAL_MISSING } from './column-mapping.ts'
import type { CsvHead } from './csv/csv-head.ts'
import { type DataProblem, type DataResult, type Doubt, refuse } from './data-problem.ts'
import { guessCoding } from './guess-coding.ts'
import type { GuessReason } from './guess-reason.ts'
import { guessUnit } from './guess-unit.ts'
import { type ColumnRole, headingName, type Likeness, rolesOf } from './known-headings.ts'
import { columnProblems, mappingProblems } from './mapping-problems.ts'
import { type BinaryVariable, isQuantity } from './variable-units.ts'

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
      variable === 'days'
        ? (headingFor('days', head, kind) ?? datePair(head))
        : headingFor(variable, head, kind)
    if (found === undefined) continue
    if ('pair' in found) {
      columns.days = { start: found.pair[0], end: found.pair[1] }
      guesses.push({ target: 'days', headings: found.pair, ...dateReasons(found.pair, head) })
    } else if (found.headings.length > 1) {
      guesses.push({ target: variable, headings: found.headings, reasons: ['several-headings'], sure: false })
    } else guesses.push(take(variable, found, head, kind, columns))
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
  const groups = groupHeadings(head, kind)
  guesses.push(
    ...groups.map(
      (heading): Guess => ({ target: 'group', headings: [heading], reasons: ['heading-known'], sure: true }),
    ),
  )
  const start = clearDates('start', head)
  const mapping: ColumnMapping = {
    format: 'tipm-mapping-1',
    kind,
    missing: [...USUAL_MISSING],
    ...(idHeading === undefined || id?.likeness !== 'known' ? {} : { id: idHeading }),
    columns,
    groups: groups.map((column) => ({ column })),
    ...(start === undefined ? {} : { period: { column: start, by: 'quarter' as const } }),
  }
  return { mapping, guesses, suspects: suspects(head) }
}

/** The guessed mapping where nobody can be asked: only if every part of it is sure and it fits the file. */
export function sureMapping(
  head: CsvHead,
  kind: ColumnMapping['kind'] = 'patients',
): DataResult<MappingGuess> {
  const guess = guessMapping(head, kind)
  if (head.sample.length === 0) return refuse('no-rows')
  const doubts = doubtsOf(guess)
  if (doubts.length > 0) return refuse('mapping-needed', { doubts })
  const [problem] = mappingProblems(guess.mapping, head)
  return problem === undefined ? ok(guess) : fail(problem)
}

/** What a person has to say, each by its one cause. */
export function doubtsOf({ guesses }: MappingGuess): readonly Doubt[] {
  return guesses.flatMap(({ target, headings, reasons, sure }) => {
    const reason = reasons.find((code) => OPEN.has(code))
    return sure || reason === undefined ? [] : [{ target, headings, reason }]
  })
}

const OPEN: ReadonlySet<GuessReason> = new Set([
  'several-headings',
  'unit-open',
  'coding-doubtful',
  'coding-open',
  'date-order-open',
  'heading-similar',
])

/** A guess as a file to be kept: without the columns that the lab would refuse. They are the rest. */
export function acceptedGuess(
  { mapping }: MappingGuess,
  head: CsvHead,
): { readonly mapping: ColumnMapping; readonly refused: readonly DataProblem[] } {
  const refused = new Map(
    (Object.keys(mapping.columns) as Variable[]).flatMap((variable) => {
      const [problem] = columnProblems(variable, mapping, head)
      return problem === undefined ? [] : [[variable, problem] as const]
    }),
  )
  const columns = Object.entries(mapping.columns).filter(([variable]) => !refused.has(variable as Variable))
  return { mapping: { ...mapping, columns: Object.fromEntries(columns) }, refused: [...refused.values()] }
}

/** A column that is read as nothing, and what is found in it: its different cells where they are few, else how many there are. */
export interface UnmatchedColumn {
  readonly heading: string
  readonly values: readonly string[] | undefined
  readonly different: number
}

const FEW_VALUES = 6

/** The columns of the file that a mapping does not use. Cells that could name a patient (many different ones) are only counted. */
export function unmatchedColumns(head: CsvHead, mapping: ColumnMapping): readonly UnmatchedColumn[] {
  const used = new Set([
    ...Object.values(mapping.columns).flatMap((column) => (column === undefined ? [] : headingsOf(column))),
    ...mapping.groups.map(({ column }) => column),
    mapping.id,
    mapping.period?.column,
  ])
  return head.headings.flatMap((heading, at) => {
    if (heading === '' || used.has(heading)) return []
    const cells = new Set(
      head.sample.map(({ cells: row }) => (row[at] ?? '').trim()).filter((cell) => cell !== ''),
    )
    const few = cells.size <= FEW_VALUES && (cells.size < head.sample.length || head.sample.length === 1)
    return [{ heading, values: few ? [...cells] : undefined, different: cells.size }]
  })
}

type Writable = { -readonly [K in keyof MappedColumns]: MappedColumns[K] }

interface Found {
  readonly headings: readonly string[]
  readonly likeness: Likeness
}

/** Scored data have no use for inputs, nor inputs for a score; both have outcomes. */
function wanted(variable: Variable, kind: ColumnMapping['kind']): boolean {
  if (['outcome', 'outcomeDays', 'days', 'event', 'otherScore', 'otherProbability'].includes(variable))
    return true
  return (variable === 'score' || variable === 'probability') === (kind === 'scored')
}

function headingFor(
  role: ColumnRole,
  head: CsvHead,
  kind: ColumnMapping['kind'] = 'patients',
): Found | undefined {
  const alike = (likeness: Likeness) =>
    head.headings.filter((heading) =>
      rolesOf(heading, kind).some((found) => found.role === role && found.likeness === likeness),
    )
  const known = alike('known')
  if (known.length > 0) return { headings: known, likeness: 'known' }
  const similar = alike('similar')
  return similar.length > 0 ? { headings: similar, likeness: 'similar' } : undefined
}

function take(
  variable: Variable,
  { headings, likeness }: Found,
  head: CsvHead,
  kind: ColumnMapping['kind'],
  columns: Writable,
): Guess {
  const [heading = ''] = headings
  const named = nameReason(likeness)
  const sure = likeness === 'known'
  const cells = cellsOf(heading, head)
  if (isQuantity(variable)) {
    const told = guessUnit(variable, heading, cells, head.decimal ?? '.')
    // A plain file of scores names its times without a unit: they are taken for days, and that is said.
    const plain = kind === 'scored' && told.from === 'open' && headingName(heading).unit === undefined
    const unit = plain ? ({ from: 'assumed', unit: 'd' } as const) : told
    columns[variable] = 'unit' in unit ? { column: heading, unit: unit.unit } : { column: heading }
    const reasons = {
      heading: ['unit-in-heading'],
      range: ['unit-by-range'],
      none: [],
      open: ['unit-open'],
      assumed: ['unit-assumed'],
    } as const
    return {
      target: variable,
      headings,
      reasons: [named, ...reasons[unit.from]],
      sure: sure && unit.from !== 'open',
    }
  }
  const binary: BinaryVariable = variable
  const coding = guessCoding(binary, heading, cells, kind)
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

/** The one column of such dates, if each begins with its year. */
function clearDates(role: 'start', head: CsvHead): string | undefined {
  const [heading, ...more] = headingFor(role, head)?.headings ?? []
  const clear = heading !== undefined && more.length === 0 && dateReasons([heading], head).sure
  return clear ? heading : undefined
}

function dateReasons(pair: readonly string[], head: CsvHead): Pick<Guess, 'reasons' | 'sure'> {
  const cells = pair.flatMap((heading) => cellsOf(heading, head))
  const clear = cells.length > 0 && cells.every((cell) => looksLikeDate(cell) === 'year-first')
  return { reasons: ['heading-known', clear ? 'dates-year-first' : 'date-order-open'], sure: clear }
}

/** Group columns by name, of those whose cells could be groups: few different ones. */
function groupHeadings(head: CsvHead, kind: ColumnMapping['kind']): string[] {
  return head.headings.filter((heading, at) => {
    const isGroup = rolesOf(heading, kind).some(
      ({ role, likeness }) => role === 'group' && likeness === 'known',
    )
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

/** Numbers that often stand for "no value". */
export const MISSING_NUMBERS: ReadonlySet<string> = new Set([
  ...['-1', '-9', '-99', '-999', '-9999'],
  ...['99', '999', '9999', '99999', '9'],
])

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
      .filter((value) => value !== undefined && MISSING_NUMBERS.has(String(value)))
      .map((value) => ({ heading, code: String(value) }))
  })
}
