import type {
  CellProblem,
  CellProblemCode,
  ExcludedRow,
  ExclusionReason,
  GroupColumn,
  StudySource,
  StudyTable,
  Variable,
} from '../study-table.ts'
import { codingKey } from './coding-key.ts'

/** Collects patients row by row into a study table; columns grow by doubling, so a million rows cost no more than they hold. */
export class StudyBuilder {
  private readonly columns: Map<Variable, Growing>
  private readonly problems = new Map<string, Tally>()
  private readonly groups: readonly GroupBuilder[]
  private readonly ids: string[] = []
  private readonly excluded: ExcludedRow[] = []
  private readonly kind: StudyTable['kind']
  private rows = 0

  private readonly hasPeriod: boolean

  /** `hasPeriod`: the last label of each row is its period. */
  constructor(
    kind: StudyTable['kind'],
    variables: readonly Variable[],
    groups: readonly string[],
    hasPeriod = false,
  ) {
    this.kind = kind
    this.hasPeriod = hasPeriod
    this.columns = new Map(variables.map((variable) => [variable, new Growing()]))
    this.groups = [...groups, ...(hasPeriod ? ['period'] : [])].map((name) => new GroupBuilder(name))
  }

  /** Takes a row in, or excludes it where nothing can be done with it. A value that is a code counts as a problem of that cell. */
  add(
    row: number,
    id: string,
    values: ReadonlyMap<Variable, number | CellProblemCode>,
    labels: readonly GroupCell[],
  ): void {
    const nothing = nothingLeft(this.kind, values)
    if (nothing !== undefined) {
      this.exclude(row, nothing.reason, nothing.what)
      return
    }
    for (const [variable, column] of this.columns) {
      const value = values.get(variable)
      if (typeof value === 'string') this.tally(variable, value, row)
      column.push(typeof value === 'number' ? value : Number.NaN)
    }
    for (const [i, group] of this.groups.entries()) group.push(labels[i])
    this.ids.push(id)
    this.rows += 1
  }

  exclude(row: number, reason: ExclusionReason, what?: string): void {
    this.excluded.push({ row, reason, what })
  }

  get rowsFound(): number {
    return this.rows + this.excluded.length
  }

  /** The table; the builder is spent after it. */
  table(source: Omit<StudySource, 'rowsFound'>): StudyTable {
    const groups = this.groups.map((group) => group.column())
    const period = this.hasPeriod ? groups.pop() : undefined
    return {
      kind: this.kind,
      rowCount: this.rows,
      ids: this.ids,
      columns: Object.fromEntries([...this.columns].map(([variable, column]) => [variable, column.values()])),
      groups,
      ...(period === undefined ? {} : { period }),
      excluded: this.excluded,
      cellProblems: [...this.problems.values()].sort((a, b) => b.count - a.count),
      source: { ...source, rowsFound: this.rowsFound },
    }
  }

  private tally(variable: Variable, code: CellProblemCode, row: number): void {
    const key = `${variable} ${code}`
    const known = this.problems.get(key)
    if (known === undefined) this.problems.set(key, { variable, code, count: 1, firstRows: [row] })
    else {
      known.count += 1
      if (known.firstRows.length < EXAMPLES) known.firstRows.push(row)
    }
  }
}

const EXAMPLES = 5

interface Tally extends CellProblem {
  count: number
  readonly firstRows: number[]
}

const INPUTS: Readonly<Record<StudyTable['kind'], readonly Variable[]>> = {
  patients: ['nlr', 'anc', 'alc', 'albumin', 'diameter', 'deltaT'],
  scored: ['score', 'probability'],
}

/** Why no analysis could use a row: nothing to score it by, or nothing known of what became of the patient. */
function nothingLeft(
  kind: StudyTable['kind'],
  values: ReadonlyMap<Variable, number | CellProblemCode>,
): { reason: ExclusionReason; what: string | undefined } | undefined {
  const known = (variable: Variable) => {
    const value = values.get(variable)
    return typeof value === 'number' && !Number.isNaN(value)
  }
  const because = (wanted: readonly Variable[], otherwise: ExclusionReason) => {
    // A row that says something unusable is told apart from one that says nothing.
    const spoilt = wanted.find((variable) => typeof values.get(variable) === 'string')
    if (spoilt === undefined) return { reason: otherwise, what: undefined }
    const reason = values.get(spoilt) === 'implausible' ? 'implausible' : 'not-readable'
    return { reason, what: spoilt } as const
  }
  // Without any such column nothing is scored, and the follow-up of groups stands.
  const expected = INPUTS[kind].some((variable) => values.has(variable))
  if (expected && !INPUTS[kind].some(known)) return because(INPUTS[kind], 'no-inputs')
  const followed = known('outcome') || (known('days') && known('event'))
  return followed ? undefined : because(['outcome', 'days', 'event'], 'no-outcome')
}

class Growing {
  private held = new Float64Array(1024)
  private length = 0

  push(value: number): void {
    if (this.length === this.held.length) {
      const larger = new Float64Array(2 * this.length)
      larger.set(this.held)
      this.held = larger
    }
    this.held[this.length] = value
    this.length += 1
  }

  /** The values, once: the room they grew in is let go. */
  values(): Float64Array {
    const values = this.held.slice(0, this.length)
    this.held = new Float64Array(0)
    return values
  }
}

/** A label; a code that means "no value"; undefined for an empty cell. */
export type GroupCell = string | { readonly code: string } | undefined

class GroupBuilder {
  private readonly name: string
  private readonly codes = new Growing()
  private readonly known = new Map<string, number>()
  private readonly lost = new Map<string, number>()

  constructor(name: string) {
    this.name = name
  }

  push(cell: GroupCell): void {
    if (cell === undefined) this.codes.push(-1)
    else if (typeof cell === 'string') this.codes.push(numberIn(this.known, cell))
    // Codes of "no value" count downwards from -2 until all cells are known.
    else this.codes.push(-2 - numberIn(this.lost, cell.code))
  }

  column(): GroupColumn {
    const codes = Int32Array.from(this.codes.values())
    // Where one side is written +, a - is the other side.
    const minus = [...this.known.keys()].some((label) => codingKey(label) === '+')
      ? this.lost.get('-')
      : undefined
    const asLabel = minus === undefined ? -1 : numberIn(this.known, '-')
    const counts = new Map<string, number>()
    const names = [...this.lost.keys()]
    for (const [row, code] of codes.entries()) {
      if (code > -2) continue
      const at = -2 - code
      codes[row] = at === minus ? asLabel : -1
      const name = names[at] ?? ''
      if (at !== minus) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    const lost = [...counts].map(([code, count]) => ({ code, count }))
    return { name: this.name, labels: [...this.known.keys()], codes, ...(lost.length > 0 ? { lost } : {}) }
  }
}

/** The number of a text among those met, in their order. */
function numberIn(known: Map<string, number>, text: string): number {
  const number = known.get(text) ?? known.size
  if (number === known.size) known.set(detachedString(text), number)
  return number
}

/** A text of its own: a part cut out of a file's text would keep all of that in memory. */
export function detachedString(text: string): string {
  return text.length < 13 ? text : text.split('').join('')
}
