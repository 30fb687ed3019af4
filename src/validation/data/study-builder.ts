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

/** Collects patients row by row into a study table; columns grow by doubling, so a million rows cost no more than they hold. */
export class StudyBuilder {
  private readonly columns: Map<Variable, Growing>
  private readonly problems = new Map<string, Tally>()
  private readonly groups: readonly GroupBuilder[]
  private readonly ids: string[] = []
  private readonly excluded: ExcludedRow[] = []
  private readonly kind: StudyTable['kind']
  private rows = 0

  constructor(kind: StudyTable['kind'], variables: readonly Variable[], groups: readonly string[]) {
    this.kind = kind
    this.columns = new Map(variables.map((variable) => [variable, new Growing()]))
    this.groups = groups.map((name) => new GroupBuilder(name))
  }

  /** Takes a row in, or excludes it where nothing can be done with it. A value that is a code counts as a problem of that cell. */
  add(
    row: number,
    id: string,
    values: ReadonlyMap<Variable, number | CellProblemCode>,
    labels: readonly (string | undefined)[],
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
    return {
      kind: this.kind,
      rowCount: this.rows,
      ids: this.ids,
      columns: Object.fromEntries([...this.columns].map(([variable, column]) => [variable, column.values()])),
      groups: this.groups.map((group) => group.column()),
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
  if (!INPUTS[kind].some(known)) return because(INPUTS[kind], 'no-inputs')
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

class GroupBuilder {
  private readonly name: string
  private readonly codes = new Growing()
  private readonly known = new Map<string, number>()

  constructor(name: string) {
    this.name = name
  }

  push(label: string | undefined): void {
    if (label === undefined) {
      this.codes.push(-1)
      return
    }
    const code = this.known.get(label) ?? this.known.size
    if (code === this.known.size) this.known.set(detachedString(label), code)
    this.codes.push(code)
  }

  column(): GroupColumn {
    return { name: this.name, labels: [...this.known.keys()], codes: Int32Array.from(this.codes.values()) }
  }
}

/** A text of its own: a part cut out of a file's text would keep all of that in memory. */
export function detachedString(text: string): string {
  return text.length < 13 ? text : text.split('').join('')
}
